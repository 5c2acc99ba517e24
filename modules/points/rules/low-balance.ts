import { parseMoney, type Minor } from '#kit/pure/money.ts'
import { typedAmount } from './amount.ts'

/** In points, where the platform setting `points.low_balance` says nothing else. */
export const usualLowBalance = '100'

/** The setting as minor units; what is no amount counts as if it were not there. 0: nobody is told. */
export function lowBalanceOf(setting: string | undefined, decimals: number): Minor {
  if (setting !== undefined && /^0(\.0+)?$/.test(setting)) return 0n
  return typedAmount(setting ?? '', decimals) ?? parseMoney(usualLowBalance, decimals)
}

/** A balance is low once it has gone from the threshold, or above it, to below. Threshold 100: 100.00 → 99.99 is; 99.99 → 50.00 was before. */
export function hasRunLow(before: Minor, after: Minor, threshold: Minor): boolean {
  return before >= threshold && after < threshold
}
