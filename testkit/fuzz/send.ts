import { Agent, request } from 'node:http'

export type RawAnswer = { readonly status: number; readonly headers: Readonly<Record<string, string | string[] | undefined>>; readonly text: string }

const agent = new Agent({ keepAlive: true, maxSockets: 4 })

/** Sends exactly this path and these headers; `fetch` would put them right first. */
export function send(url: string, call: { method: string; path: string; headers: Readonly<Record<string, string>>; body?: string | undefined }): Promise<RawAnswer> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const length = call.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(call.body)) }
    const sent = request({ agent, hostname, port, method: call.method, path: call.path, headers: { ...call.headers, ...length } }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      // An answer that breaks off has no status that anybody could rely on.
      response.on('error', () => resolve({ status: 599, headers: response.headers, text: `broken off: ${Buffer.concat(pieces).toString('utf8')}` }))
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text: Buffer.concat(pieces).toString('utf8') }))
    })
    sent.on('error', reject)
    sent.end(call.body)
  })
}
