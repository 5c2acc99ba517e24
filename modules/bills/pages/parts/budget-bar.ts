import { parseMoney } from '#kit/pure/money.ts'
import { storedDecimals } from '../../rules/grouping.ts'

export type BarNumbers = { readonly amount: string; readonly spent: string; readonly forecast: string; readonly thresholds: readonly number[] }
/** In hundredths of the bar's width: how far is spent, how far the forecast goes, where the budget and its warnings stand. */
export type BarParts = { readonly spent: number; readonly forecast: number; readonly whole: number; readonly marks: readonly number[] }

/** As wide as the largest of budget, forecast and warnings. Only the picture is rounded: decisions are made on exact amounts. */
export function barOf({ amount, spent, forecast, thresholds }: BarNumbers): BarParts {
  const minor = (text: string) => parseMoney(text, storedDecimals)
  const budget = minor(amount)
  const most = [budget, minor(spent), minor(forecast), ...thresholds.map((threshold) => budget * BigInt(threshold) / 100n)].reduce((left, right) => right > left ? right : left)
  const part = (value: bigint) => value <= 0n ? 0 : Number(value * 10_000n / most) / 100
  return { spent: part(minor(spent)), forecast: part(minor(forecast)), whole: part(budget), marks: thresholds.map((threshold) => part(budget * BigInt(threshold) / 100n)) }
}

export function isMore(amount: string, than: string): boolean {
  return parseMoney(amount, storedDecimals) > parseMoney(than, storedDecimals)
}
