import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

export type Received = { readonly method: string; readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: string }
/** What a receiver answers to its nth call (from 0); `null`: nothing at all until it is stopped. */
export type Answering = (call: number, received: Received) => { readonly status?: number; readonly body?: string; readonly afterMs?: number } | null
export type Receiver = { readonly url: string; readonly port: number; readonly received: Received[]; answers: Answering; stop(): Promise<void> }

/** A real HTTP server on this machine for one test. */
export async function startReceiver(answers: Answering = () => ({}), port = 0): Promise<Receiver> {
  const received: Received[] = []
  const receiver = { answers }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') }
      received.push(one)
      const answer = receiver.answers(received.length - 1, one)
      if (answer === null) return
      if (answer.afterMs) await delay(answer.afterMs)
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' }).end(answer.body ?? '{"ok":true}')
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: listening } = server.address() as AddressInfo
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${listening}`, port: listening, received,
    stop: () => new Promise<void>((resolve) => { server.close(() => resolve()); server.closeAllConnections() }),
  })
}
