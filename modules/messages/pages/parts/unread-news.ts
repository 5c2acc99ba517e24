import { useEffect, useRef } from 'react'
import type { UnreadNews } from '../../contract.ts'

/**
 * One stream per browser, shared by its tabs (chapter 12, Pushes): the tab that holds the lock listens and
 * tells the others. When it closes, the lock falls to the next one. A browser without locks, or a proxy that
 * holds the stream back, leaves the slow poll of the bell.
 */
const name = 'yunshan.messages'
const streamAddress = '/api/messages/stream'
const restartMs = 5_000

export function useUnreadNews(onNews: (news: UnreadNews) => void, onEnded: () => void): void {
  const handlers = useRef({ onNews, onEnded })
  useEffect(() => { handlers.current = { onNews, onEnded } })
  useEffect(() => {
    if (!('BroadcastChannel' in globalThis) || !navigator.locks) return undefined
    const channel = new BroadcastChannel(name)
    channel.onmessage = ({ data }: MessageEvent<UnreadNews>) => handlers.current.onNews(data)
    const leaving = new AbortController()
    void navigator.locks.request(name, { signal: leaving.signal }, () => listen(leaving.signal, {
      onNews: (news) => {
        handlers.current.onNews(news)
        channel.postMessage(news)
      },
      onEnded: () => handlers.current.onEnded(),
    })).catch(() => {})
    return () => {
      leaving.abort()
      channel.close()
    }
  }, [])
}

/** Hears what the listening tab tells, this one included: for parts of pages that refresh when a message arrives. */
export function useNews(onNews: () => void): void {
  const handler = useRef(onNews)
  useEffect(() => { handler.current = onNews })
  useEffect(() => {
    if (!('BroadcastChannel' in globalThis)) return undefined
    const channel = new BroadcastChannel(name)
    channel.onmessage = () => handler.current()
    return () => channel.close()
  }, [])
}

type Handlers = { readonly onNews: (news: UnreadNews) => void; readonly onEnded: () => void }

/** Holds the stream until the signal; connects again after it was closed for good (a new session needs a new one). */
function listen(signal: AbortSignal, { onNews, onEnded }: Handlers): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | undefined
    let restart: ReturnType<typeof setTimeout> | undefined
    const again = () => {
      source?.close()
      clearTimeout(restart)
      restart = setTimeout(connect, restartMs)
    }
    function connect(): void {
      source = new EventSource(streamAddress)
      source.addEventListener('unread', ({ data }: MessageEvent<string>) => onNews(JSON.parse(data) as UnreadNews))
      source.addEventListener('ended', () => { again(); onEnded() })
      // The browser itself connects again after a broken connection; not after a refusal.
      source.onerror = () => { if (source?.readyState === EventSource.CLOSED) { again(); onEnded() } }
    }
    signal.addEventListener('abort', () => {
      source?.close()
      clearTimeout(restart)
      resolve()
    })
    connect()
  })
}
