import type { Actor, Permission } from './register.ts'
import { forbidden, refuse } from './refusal.ts'

/**
 * One act on one kind of record. `mayReach` is the permission in the record's place (403);
 * `hinders` is what the record's state forbids at this moment (409, as a refusal code).
 * The same row guards the action, fills the record's `allowed` (A5) and explains both (A7).
 */
export type PolicyRow<Facts> = {
  readonly mayReach: (actor: Actor, record: Facts) => boolean
  readonly hinders?: (actor: Actor, record: Facts) => string | undefined
  /** What `mayReach` consists of, where it was written with `needs`. */
  readonly conditions?: readonly Condition<Facts>[]
}
export type Policy<Facts, Act extends string> = { readonly [Name in Act]: PolicyRow<Facts> }

/** One of the things that an act needs: one of these permissions, or something else with a name (a phrase code). */
export type Condition<Facts> = {
  readonly holds: (actor: Actor, record: Facts) => boolean
} & ({ readonly permissions: (record: Facts) => readonly Permission[] } | { readonly code: string })

/** A row whose act needs all of these. */
export function needs<Facts>(...conditions: readonly Condition<Facts>[]): Pick<PolicyRow<Facts>, 'mayReach' | 'conditions'> {
  return { conditions, mayReach: (actor, record) => conditions.every(({ holds }) => holds(actor, record)) }
}

/** Throws 403 without the permission, 409 where the record's state hinders it. */
export function allow<Facts, Act extends string>(policy: Policy<Facts, Act>, act: Act, actor: Actor, record: Facts): void {
  const row = policy[act]
  if (!row.mayReach(actor, record)) throw forbidden()
  const code = row.hinders?.(actor, record)
  if (code) throw refuse(code)
}

/** The acts that this actor may do to this record now. */
export function allowedActs<Facts, Act extends string>(policy: Policy<Facts, Act>, actor: Actor, record: Facts): Act[] {
  return (Object.keys(policy) as Act[]).filter((act) => isAllowed(policy[act], actor, record))
}

export function isAllowed<Facts>(row: PolicyRow<Facts>, actor: Actor, record: Facts): boolean {
  return row.mayReach(actor, record) && !row.hinders?.(actor, record)
}
