import type { Answer } from './http.ts'

/** `npm run race` repeats at the counts of chapter 11; the gate proves the same once and smaller. */
export const isFullRun = process.env['RACE'] === 'full'

/** How often or how many: by the environment (`ROUNDS=3`), else by the kind of run. */
export function stressCount(variable: 'ROUNDS' | 'REQUESTS' | 'TRANSACTIONS' | 'OPERATIONS', counts: { readonly gate: number; readonly full: number }): number {
  const wished = Number(process.env[variable])
  return wished > 0 ? wished : isFullRun ? counts.full : counts.gate
}

/** Random, but the same again for the same seed (mulberry32): `below(6)` answers 0 to 5. */
export function randomFrom(seed: number): { below(limit: number): number } {
  let state = seed >>> 0
  return {
    below: (limit) => {
      state = (state + 0x6D2B79F5) >>> 0
      let mixed = Math.imul(state ^ state >>> 15, state | 1)
      mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61)
      return Math.floor(((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32 * limit)
    },
  }
}

/** The seed of this run: `SEED=17` repeats that one. */
export const stressSeed = process.env['SEED'] ? Number(process.env['SEED']) : Date.now() % 1_000_000_000

/** How often each outcome came: `{ '200 reviewing': 10, '409 quota.insufficient': 190 }`. */
export function tally(answers: readonly Answer[]): Record<string, number> {
  const groups = Map.groupBy(answers, ({ status, body }) => `${status} ${body.code ?? body.status}`)
  return Object.fromEntries([...groups].map(([outcome, all]) => [outcome, all.length]))
}

/** So many at a time, answers in the order of the parts. */
export async function inLanes<Part, Result>(parts: readonly Part[], lanes: number, work: (part: Part, index: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  const left = parts.entries()
  await Promise.all(Array.from({ length: lanes }, async () => { for (const [index, part] of left) results[index] = await work(part, index) }))
  return results
}
