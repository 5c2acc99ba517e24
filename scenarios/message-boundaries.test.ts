import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()

/** Sends these bytes as they are; answers everything that came back until the connection ended or was silent. */
function raw(text: string, patienceMs = 1500): Promise<string> {
  const { hostname, port } = new URL(app.url)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(Buffer.from(text, 'latin1')))
    let answer = ''
    socket.on('data', (chunk) => { answer += chunk.toString('latin1') })
    socket.setTimeout(patienceMs, () => socket.destroy())
    socket.on('close', () => resolve(answer))
    socket.on('error', () => resolve(answer))
  })
}
const statuses = (answer: string) => [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))
const post = (headers: string[], body: string) => `POST /api/session HTTP/1.1\r\nHost: x\r\n${headers.join('\r\n')}\r\n\r\n${body}`
const smuggled = 'GET /api/me HTTP/1.1\r\nHost: x\r\n\r\n'

describe('where a request ends', () => {
  test.each([
    ['two lengths', post(['Content-Type: application/json', 'Content-Length: 2', 'Content-Length: 60'], `{}${smuggled}`)],
    ['a length and chunks', post(['Content-Type: application/json', 'Content-Length: 4', 'Transfer-Encoding: chunked'], `0\r\n\r\n${smuggled}`)],
    ['chunks under two names', post(['Content-Type: application/json', 'Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], `0\r\n\r\n${smuggled}`)],
    ['an encoding nobody knows', post(['Content-Type: application/json', 'Transfer-Encoding: xchunked'], `0\r\n\r\n${smuggled}`)],
    ['a space before the colon', post(['Content-Type: application/json', 'Content-Length : 60'], `{}${smuggled}`)],
    ['a length that is no number', post(['Content-Type: application/json', 'Content-Length: +2'], `{}${smuggled}`)],
    ['a folded header', post(['Content-Type: application/json', 'X-A: b\r\n c', 'Content-Length: 2'], `{}`)],
    ['a chunk that is no number', post(['Content-Type: application/json', 'Transfer-Encoding: chunked'], `zz\r\n{}\r\n0\r\n\r\n`)],
    ['a control character in a header', post(['Content-Type: application/json', 'X-A: b\u0000c', 'Content-Length: 2'], '{}')],
  ])('[ASVS 4.2.1] %s: refused, and what follows is never read as a request', async (_name, bytes) => {
    const seen = statuses(await raw(bytes))
    expect(seen.length, String(seen)).toBeLessThanOrEqual(1)
    for (const status of seen) expect([400, 501], String(seen)).toContain(status)
  })

  test('[ASVS 4.2.1] two proper requests on one connection are two', async () => {
    const seen = statuses(await raw('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'))
    expect(seen).toEqual([200, 200])
  })

  test('[C-H2] headers beyond measure are refused, and so is a request without a host', async () => {
    expect(statuses(await raw(`GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(40_000)}\r\n\r\n`))).toEqual([431])
    expect(statuses(await raw('GET /healthz HTTP/1.1\r\n\r\n'))).toEqual([400])
  })

  test('[ASVS 13.4.5] what watches the product learns whether it can work, and nothing else', async () => {
    for (const [path, words] of [['/healthz', { status: 'ok' }], ['/readyz', { status: 'ready' }]] as const) {
      const answer = await fetch(`${app.url}${path}`)
      expect([answer.status, await answer.json()], path).toEqual([200, words])
    }
  })

  test('[ASVS 13.4.4] TRACE is not answered with what was sent', async () => {
    const answer = await raw('TRACE /api/me HTTP/1.1\r\nHost: x\r\nX-Secret: canary\r\nConnection: close\r\n\r\n')
    expect(statuses(answer)[0]).toBeGreaterThanOrEqual(400)
    expect(answer).not.toContain('canary')
  })
})
