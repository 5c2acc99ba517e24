/** How long one may buy (chapter 3, Shop). */
export const monthsRange = { from: 1, to: 36 } as const

export function isMonths(months: number | null): months is number {
  return months !== null && Number.isInteger(months) && months >= monthsRange.from && months <= monthsRange.to
}
