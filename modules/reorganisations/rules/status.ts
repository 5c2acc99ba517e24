import type { Day } from '#kit/pure/time.ts'

/** As people read it: `refused` is planned, its day has come, and something was in its way. */
export const reorganisationStates = ['planned', 'refused', 'done', 'cancelled'] as const
export type ReorganisationState = (typeof reorganisationStates)[number]

/** Planned still, refused or not. */
export function isOpen(state: ReorganisationState): boolean {
  return state === 'planned' || state === 'refused'
}

/** Its day has come: the job does it, or a platform admin after it was refused. */
export function isDue(day: Day, today: Day): boolean {
  return day <= today
}
