import { formatMoney, parseMoney } from '#kit/pure/money.ts'

// Amounts come as decimal text; they are added and compared in whole minor units.

const decimalsOf = (amount: string) => amount.split('.')[1]?.length ?? 0

export function sumOf(amounts: readonly string[]): string {
  const decimals = Math.max(0, ...amounts.map(decimalsOf))
  return formatMoney(amounts.reduce((sum, amount) => sum + parseMoney(amount, decimals), 0n), decimals)
}

export function isLess(one: string, other: string): boolean {
  const decimals = Math.max(decimalsOf(one), decimalsOf(other))
  return parseMoney(one, decimals) < parseMoney(other, decimals)
}
