import { createServer, type Server } from 'node:net'
import { once } from 'node:events'

export const eicar = ['X5O!P%@AP[4', '\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

export type TestScanner = { readonly port: number; readonly scanned: number; is: 'well' | 'silent' | 'broken'; close(): Promise<void> }

/** Speaks clamd's INSTREAM and knows one thing: the test file that every scanner finds. */
export async function startScanner(): Promise<TestScanner> {
  const state = { is: 'well' as TestScanner['is'], scanned: 0 }
  const server: Server = createServer((socket) => {
    let bytes = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk])
      const content = contentOf(bytes)
      if (content === undefined) return
      state.scanned++
      if (state.is === 'broken') socket.end('INSTREAM size limit exceeded. ERROR\0')
      else if (state.is === 'well') socket.end(content.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
      else socket.destroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    port,
    get scanned() { return state.scanned },
    get is() { return state.is },
    set is(next) { state.is = next },
    close: async () => { server.close(); await once(server, 'close') },
  }
}

/** The pieces of the stream once it has ended; undefined before. */
function contentOf(bytes: Buffer): Buffer | undefined {
  const start = bytes.indexOf('zINSTREAM\0')
  const pieces: Buffer[] = []
  for (let at = start + 10; start === 0 && at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    if (at + 4 + length > bytes.length) return undefined
    pieces.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
