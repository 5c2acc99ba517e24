import type { StateTable } from '#kit/pure/states.ts'
import { platformZone } from '#kit/pure/time.ts'

/** A request waits until it is decided, once (U1). */
export const requestStates = ['waiting', 'approved', 'rejected'] as const
export type RequestState = (typeof requestStates)[number]
export type RequestAct = 'approve' | 'reject'
export const requestTransitions: StateTable<RequestState, RequestAct> = {
  waiting: { approve: 'approved', reject: 'rejected' },
  approved: {},
  rejected: {},
}

/** For an account that does not exist yet, decided by O&M; or for more grants of one that does, decided by the platform admin. */
export const requestKinds = ['new_account', 'further_grants'] as const
export type RequestKind = (typeof requestKinds)[number]

/** In time, late, or decided: what the list can be narrowed to. */
export const timings = ['in_time', 'overdue', 'decided'] as const

/** Whole minutes until a request has to be decided; negative once it is late. `48 h before` → 2880. */
export function minutesLeft(dueAt: Date, now: Date): number {
  return Math.floor((dueAt.getTime() - now.getTime()) / 60_000)
}

/** When a request that comes now has to be decided (setting `account_request.hours`). */
export function dueAfter(now: Date, hours: number): Date {
  return new Date(now.getTime() + hours * 3_600_000)
}

const written = new Intl.DateTimeFormat('sv-SE', { timeZone: platformZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })

/** A moment as mails write it, in the platform's time zone: `2026-11-22 17:00`. */
export function writtenMoment(moment: Date): string {
  return written.format(moment)
}
