import { formatMoney, parseMoney, type Minor } from '#kit/pure/money.ts'

/** As many decimals as amounts are kept with. */
export const storedDecimals = 4

export type Summed = { readonly amount: string; readonly lineCount: number }

/**
 * The same amounts grouped another way: every way adds up to the same total (B4). Groups keep the order in which they are
 * met; `keyOf` null is a group of its own (no project, no region).
 */
export function groupedBy<Row extends Summed>(rows: readonly Row[], keyOf: (row: Row) => string | null): { readonly first: Row; readonly amount: Minor; readonly lineCount: number }[] {
  const groups = new Map<string | null, { first: Row; amount: Minor; lineCount: number }>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    const amount = parseMoney(row.amount, storedDecimals)
    if (group) {
      group.amount += amount
      group.lineCount += row.lineCount
    } else groups.set(keyOf(row), { first: row, amount, lineCount: row.lineCount })
  }
  return [...groups.values()]
}

/** Stored amounts as people read them: with the currency's decimals; what was written with more keeps them. */
export function writtenAmount(amount: string | Minor, decimals: number): string {
  const minor = typeof amount === 'bigint' ? amount : parseMoney(amount, storedDecimals)
  const unit = 10n ** BigInt(storedDecimals - decimals)
  return minor % unit === 0n ? formatMoney(minor / unit, decimals) : formatMoney(minor, storedDecimals)
}
