import type { FieldError } from '#kit/pure/refusal.ts'
import { addDays, type Day } from '#kit/pure/time.ts'

/** From day to day a colleague may act for somebody (A6): both days count, at most a year, never in the past. */
export const longestDays = 366

export function dayErrors(fromDay: Day, untilDay: Day, today: Day): FieldError[] {
  if (fromDay < today) return [{ path: 'fromDay', code: 'substitution.day_past' }]
  if (untilDay < fromDay) return [{ path: 'untilDay', code: 'substitution.until_before_from' }]
  return untilDay > lastDay(fromDay) ? [{ path: 'untilDay', code: 'substitution.too_long', facts: { days: longestDays } }] : []
}

/** The last day that a substitution beginning on this day may have. */
export function lastDay(fromDay: Day): Day {
  return addDays(fromDay, longestDays - 1)
}

export const substitutionStates = ['planned', 'valid', 'over'] as const
export type SubstitutionState = (typeof substitutionStates)[number]

export function stateOf({ fromDay, untilDay, isEnded }: { readonly fromDay: Day; readonly untilDay: Day; readonly isEnded: boolean }, today: Day): SubstitutionState {
  if (isEnded || untilDay < today) return 'over'
  return fromDay > today ? 'planned' : 'valid'
}
