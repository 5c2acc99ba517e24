import type { ServerResponse } from 'node:http'
import type { Database } from '#kit/server/database.ts'
import type { StreamContext, StreamRoute } from '#kit/server/stream.ts'
import { openSessionRows } from '#modules/accounts/offers.ts'
import { messageStream, type UnreadNews } from './contract.ts'
import { newsOfSessions } from './store.ts'

/**
 * Pushes the unread count. One statement a second asks for everybody connected to this instance; it also tells
 * whose session has ended (A4, C-F3). What is kept here is only who listens: losing it loses nothing.
 */
export const messageStreams: readonly StreamRoute[] = [{ endpoint: messageStream, open: (context, response) => listen(context, response) }]

const pollMs = 1000
const heartbeatMs = 15_000
/** One browser needs one; more of the same session push the oldest out. */
const listenersPerSession = 6
const longestBacklogBytes = 64 * 1024

type Listener = { readonly response: ServerResponse; readonly token: string; told: string }
type Hub = { readonly listeners: Set<Listener>; timer: NodeJS.Timeout | undefined; isPolling: boolean; saidAt: number }

const hubs = new WeakMap<Database, Hub>()

function listen({ database, sessionToken }: StreamContext, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff' })
  response.write('retry: 3000\n\n')
  const hub = hubs.get(database) ?? { listeners: new Set(), timer: undefined, isPolling: false, saidAt: Date.now() }
  hubs.set(database, hub)
  const listener: Listener = { response, token: sessionToken, told: '' }
  const siblings = [...hub.listeners].filter(({ token }) => token === sessionToken)
  if (siblings.length >= listenersPerSession) siblings[0]!.response.end()
  hub.listeners.add(listener)
  response.on('error', () => response.destroy())
  response.on('close', () => {
    hub.listeners.delete(listener)
    if (hub.listeners.size > 0) return
    clearInterval(hub.timer)
    hub.timer = undefined
  })
  hub.timer ??= setInterval(() => void poll(database, hub), pollMs)
  void poll(database, hub)
}

async function poll(database: Database, hub: Hub): Promise<void> {
  if (hub.isPolling) return
  hub.isPolling = true
  try {
    const asked = [...hub.listeners]
    if (asked.length === 0) return
    const news = await newsOfSessions(database, openSessionRows([...new Set(asked.map(({ token }) => token))]))
    for (const listener of asked) tell(listener, news.get(listener.token))
  } catch {
    // The database is away: the next poll asks again, the requests of the page report it.
  } finally {
    hub.isPolling = false
  }
  if (Date.now() - hub.saidAt < heartbeatMs) return
  hub.saidAt = Date.now()
  for (const { response } of hub.listeners) response.write(': still here\n\n')
}

function tell(listener: Listener, news: UnreadNews | undefined): void {
  const { response } = listener
  if (!news) {
    response.end('event: ended\ndata: {}\n\n')
    return
  }
  // A reader that does not read must not fill the memory; its browser connects again.
  if (response.writableLength > longestBacklogBytes) {
    response.destroy()
    return
  }
  const data = JSON.stringify(news)
  if (data === listener.told) return
  listener.told = data
  response.write(`event: unread\ndata: ${data}\n\n`)
}
