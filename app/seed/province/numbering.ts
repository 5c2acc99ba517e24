import { sql } from 'kysely'
import { dayOf } from '#kit/pure/time.ts'
import type { Tx } from '#kit/server/database.ts'

/** Numbers as the counters would have given them, and the counters left where they then stand. */
export function numbering(prefix: string): { next: (at: Date) => string; counters: () => object[] } {
  const last = new Map<string, number>()
  return {
    next: (at) => {
      const day = dayOf(at)
      const count = (last.get(day) ?? 0) + 1
      last.set(day, count)
      return `${prefix}-${day.replaceAll('-', '')}-${String(count).padStart(4, '0')}`
    },
    counters: () => [...last].map(([day, count]) => ({ prefix, day, last: count })),
  }
}

/** Where the counters stand after so many numbers. */
export async function keepCounters(tx: Tx, counters: object[]): Promise<void> {
  await sql`insert into number_counters (prefix, day, last) select prefix, day, last
    from jsonb_to_recordset(${JSON.stringify(counters)}::jsonb) as r(prefix text, day date, last int)`.execute(tx)
}
