import type { Actor } from './register.ts'
import { forbidden, refuse } from './refusal.ts'

/**
 * One act on one kind of record. `mayReach` is the permission in the record's place (403);
 * `now` is what the record's state allows at this moment (409, as a refusal code).
 * The same row guards the action and fills the record's `allowed` (A5).
 */
export type PolicyRow<Facts> = {
  readonly mayReach: (actor: Actor, record: Facts) => boolean
  readonly hinders?: (actor: Actor, record: Facts) => string | undefined
}
export type Policy<Facts, Act extends string> = { readonly [Name in Act]: PolicyRow<Facts> }

/** Throws 403 without the permission, 409 where the record's state hinders it. */
export function allow<Facts, Act extends string>(policy: Policy<Facts, Act>, act: Act, actor: Actor, record: Facts): void {
  const row = policy[act]
  if (!row.mayReach(actor, record)) throw forbidden()
  const code = row.hinders?.(actor, record)
  if (code) throw refuse(code)
}

/** The acts that this actor may do to this record now. */
export function allowedActs<Facts, Act extends string>(policy: Policy<Facts, Act>, actor: Actor, record: Facts): Act[] {
  return (Object.keys(policy) as Act[]).filter((act) =>
    policy[act].mayReach(actor, record) && !policy[act].hinders?.(actor, record))
}
