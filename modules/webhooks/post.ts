import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { AddressRefused, guardedLookup, hostOf, isPublicAddress, problemOfAddress, type Reach } from './guard.ts'

/** What came of one call: a status and the beginning of what was answered, or why there was none. */
export type Answered = { readonly status: number | null; readonly answer: string }
export type Post = (url: string, headers: Readonly<Record<string, string>>, body: string, signal?: AbortSignal) => Promise<Answered>

const patienceMs = 10_000
const longestAnswer = 500
const mostBytes = 4096

/** Posts to public addresses only, follows no redirect, keeps no connection, and waits at most ten seconds in all. */
export function guardedPost(reach: Reach, patience = patienceMs): Post {
  return (url, headers, body, signal) => new Promise((resolve) => {
    const end = (status: number | null, answer: string) => resolve({ status, answer: tidy(answer) })
    const problem = problemOfAddress(url, reach)
    if (problem) return end(null, problem)
    const target = new URL(url)
    const host = hostOf(target)
    if (isIP(host) !== 0 && !reach.allowsPrivate && !isPublicAddress(host)) return end(null, new AddressRefused().message)
    const limits = AbortSignal.any([AbortSignal.timeout(patience), ...signal ? [signal] : []])
    const send = target.protocol === 'https:' ? requestHttps : requestHttp
    const call = send(target, {
      method: 'POST', agent: false, lookup: guardedLookup(reach) as never, signal: limits,
      headers: { ...headers, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), 'user-agent': 'Yunshan-Webhooks' },
    }, (response) => {
      const chunks: Buffer[] = []
      let size = 0
      const done = () => end(response.statusCode ?? null, Buffer.concat(chunks).subarray(0, mostBytes).toString('utf8'))
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        if (size >= mostBytes) { done(); call.destroy() }
      })
      response.on('end', done)
      // An answer that breaks off has still said its status.
      response.on('error', done)
    })
    call.on('error', (error: Error & { code?: string }) => end(null, limits.aborted && !signal?.aborted ? 'no answer in time' : [error.code, error.message].filter(Boolean).join(': ')))
    call.end(body)
  })
}

/** What a stranger answered, for a page and a column: short, in one piece, without control characters. */
function tidy(answer: string): string {
  // oxlint-disable-next-line no-control-regex -- these are exactly the characters to remove
  return answer.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim().slice(0, longestAnswer)
}
