import pg from 'pg'
import { isWanted } from './compare.ts'

const name = 'refused log-ins'
const samples = Number(process.env['BENCH_SAMPLES'] ?? 300)

type Case = { readonly name: string; readonly account: string; readonly prepare: string }
/** Why a log-in is refused; each sample begins in the same state. */
const cases: readonly Case[] = [
  { name: 'unknown name', account: 'nobody.here', prepare: 'select 1' },
  { name: 'wrong password', account: 'jtt.user', prepare: `update accounts set failed_attempts = 0, locked_until = null where account_name = 'jtt.user'` },
  { name: 'locked', account: 'jtt.admin', prepare: `update accounts set failed_attempts = 5, locked_until = now() + interval '1 hour' where account_name = 'jtt.admin'` },
  { name: 'disabled', account: 'gat.user', prepare: `update accounts set is_enabled = false, failed_attempts = 0, locked_until = null where account_name = 'gat.user'` },
  { name: 'single sign-on only', account: 'gat.admin', prepare: `update accounts set password_hash = null, failed_attempts = 0, locked_until = null where account_name = 'gat.admin'` },
]

/** C-E5: interleaved samples, so that whatever else the machine does meets all alike; nothing is asserted. */
export async function measureLogIns(ownerUrl: string, url: string): Promise<void> {
  if (!isWanted(name)) return
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const taken = cases.map((): number[] => [])
  for (let round = -5; round < samples; round++) {
    for (const [index, { account, prepare }] of turned(cases, round).entries()) {
      await owner.query(prepare)
      await owner.query('delete from log_in_addresses')
      const took = await refusal(url, account)
      if (round >= 0) taken[(index + Math.abs(round)) % cases.length]!.push(took)
    }
  }
  await owner.end()
  report(taken)
}

/** Each round begins with another case. */
function turned(list: readonly Case[], round: number): readonly Case[] {
  const from = Math.abs(round) % list.length
  return [...list.slice(from), ...list.slice(0, from)]
}

async function refusal(url: string, account: string): Promise<number> {
  const begun = performance.now()
  const response = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account, password: 'not-The-password-1' }) })
  await response.text()
  if (response.status !== 401) throw new Error(`${account}: ${response.status}`)
  return performance.now() - begun
}

function report(taken: readonly number[][]): void {
  const medians = taken.map(medianOf)
  console.log(`\n| ${name}, ${samples} samples each, interleaved | median | same distribution as a wrong password (KS test) |\n|---|---|---|`)
  for (const [index, { name: what }] of cases.entries()) console.log(`| ${what} | ${medians[index]!.toFixed(2)} ms | ${index === 1 ? '' : `p = ${likeness(taken[index]!, taken[1]!).toFixed(2)}`} |`)
  console.log(`\nLargest difference of the medians: ${((Math.max(...medians) / Math.min(...medians) - 1) * 100).toFixed(1)} % (goal: 5 %)`)
}

const medianOf = (values: readonly number[]): number => values.toSorted((left, right) => left - right)[values.length >> 1]!

/** Kolmogorov–Smirnov for two samples: how likely so large a distance is if both come from one distribution. */
function likeness(left: readonly number[], right: readonly number[]): number {
  const share = (values: readonly number[], limit: number) => values.filter((value) => value <= limit).length / values.length
  const distance = Math.max(...[...left, ...right].map((limit) => Math.abs(share(left, limit) - share(right, limit))))
  const size = Math.sqrt(left.length * right.length / (left.length + right.length))
  const scaled = (size + 0.12 + 0.11 / size) * distance
  let sum = 0
  for (let term = 1; term <= 100; term++) sum += 2 * (-1) ** (term - 1) * Math.exp(-2 * term ** 2 * scaled ** 2)
  return Math.min(1, Math.max(0, sum))
}
