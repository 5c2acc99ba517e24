import { formatMoney, parseMoney } from '#kit/pure/money.ts'
import type { Complaint } from '#kit/web/checks.ts'
import { formatAmount } from '#kit/web/formats.ts'
import { orderEditPhrases as phrases } from '../parts/edit-phrases.ts'

export type Direction = 'add' | 'deduct'
export type PointValues = { readonly direction: Direction; readonly points: string; readonly description: string }

/** Above 0, in the currency's decimals, and within what the product still allows (guide 004 §4.5.2). */
export function amountComplaint({ direction, points }: PointValues, bounds: Readonly<Record<Direction, string>>, decimals: number): Complaint | undefined {
  const amount = amountIn(points, decimals)
  if (amount === undefined || amount <= 0n) return { phrase: phrases.wrongAmount, values: { decimals } }
  return amount > parseMoney(bounds[direction], decimals) ? { phrase: phrases.tooMuch, values: { most: formatAmount(bounds[direction], '') } } : undefined
}

/** Added less deducted, as it will be. */
export function netAfter(netNow: string, { direction, points }: PointValues, decimals: number): string {
  const amount = amountIn(points, decimals) ?? 0n
  return formatMoney(parseMoney(netNow, decimals) + (direction === 'add' ? amount : -amount), decimals)
}

function amountIn(text: string, decimals: number): bigint | undefined {
  try {
    return parseMoney(text.trim(), decimals)
  } catch {
    return undefined
  }
}
