import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import autocannon from 'autocannon'

/** What all measurements share: load on one side, the product against the floor in turn, the median of the rounds. */
export const seconds = Number(process.env['BENCH_SECONDS'] ?? 3)
export const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3)
/** `BENCH_ONLY='submit|review'` measures a part. */
const only = new RegExp(process.env['BENCH_ONLY'] ?? '')
export const password = 'Yunshan-Bench-2026'
/** True if any of these is to be measured: data that nobody looks at need not be made. */
export const isWanted = (...names: string[]): boolean => names.some((name) => only.test(name))

export type Side = { readonly url: string; readonly headers: Record<string, string> }
export type Figure = { readonly throughput: number; readonly p50: number; readonly p95: number; readonly p99: number; readonly failures: number }
export type Request = { method: 'GET' | 'POST'; path: string; body?: string }

export async function load(side: Side, connections: number, request: (index: number) => Request, amount?: number): Promise<Figure> {
  let index = 0
  // The load tool ends on whole seconds, too coarse for a fixed number of writes: the last answer is the end.
  const started = performance.now()
  let ended = started
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon({
      url: side.url, connections, ...(amount === undefined ? { duration: seconds } : { amount }), headers: side.headers,
      requests: [{ setupRequest: (given) => ({ ...given, ...request(index++) }) }],
    }, (error, found) => error ? reject(error as Error) : resolve(found))
    run.on('response', () => { ended = performance.now() })
  })
  return { throughput: result['2xx'] / (ended - started) * 1000, p50: result.latency.p50, p95: (result.latency as unknown as { p97_5: number }).p97_5, p99: result.latency.p99, failures: result.non2xx + result.errors }
}

export const median = (figures: Figure[]): Figure => figures.toSorted((left, right) => left.throughput - right.throughput)[Math.floor(figures.length / 2)]!

export async function compare(name: string, connections: number, product: () => Promise<Figure>, floor: () => Promise<Figure>): Promise<void> {
  if (!isWanted(name)) return
  const ours: Figure[] = [], bare: Figure[] = []
  for (let round = 0; round < rounds; round++) { bare.push(await floor()); ours.push(await product()) }
  const [mine, base] = [median(ours), median(bare)]
  const failures = [...ours, ...bare].reduce((sum, figure) => sum + figure.failures, 0)
  console.log(`| ${name} | ${connections} | ${mine.throughput.toFixed(0)}/s | ${base.throughput.toFixed(0)}/s | ${(mine.throughput / base.throughput).toFixed(2)} | ${mine.p95} ms | ${base.p95} ms |${failures > 0 ? ` ${failures} failed` : ''}`)
}

const children: ChildProcess[] = []
export function start(script: string, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`${script} ended with ${code}`)))
    child.stdout!.on('data', (text: Buffer) => { const found = /listening (\S+)/.exec(text.toString()); if (found) resolve(found[1]!) })
  })
}
export function stopAll(): void {
  for (const child of children) { child.removeAllListeners('exit'); child.kill() }
}

export async function logIn(url: string, account: string): Promise<Record<string, string>> {
  const response = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account, password }) })
  const { csrfToken } = await response.json() as { csrfToken: string }
  return { cookie: response.headers.getSetCookie()[0]!.split(';')[0]!, 'x-csrf-token': csrfToken, 'content-type': 'application/json' }
}
