import { allowedActs } from '#kit/pure/policy.ts'
import { dayOf } from '#kit/pure/time.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { Substitution } from './contract.ts'
import { substitutionPolicy } from './policy.ts'
import { stateOf } from './rules/substitution.ts'
import type { SubstitutionRow } from './substitution-store.ts'

export function substitutionAnswer(actor: Actor, row: SubstitutionRow, now: Date): Substitution {
  const state = stateOf(row, dayOf(now))
  return {
    id: row.id, account: { id: row.accountId, name: row.accountName }, substitute: { id: row.substituteId, name: row.substituteName },
    namedBy: row.namedByName, fromDay: row.fromDay, untilDay: row.untilDay, state,
    allowed: allowedActs(substitutionPolicy, actor, { ...row, state }),
  }
}
