import type { Policy } from '#kit/pure/policy.ts'
import { holds, type Actor } from '#modules/access/rules/actor.ts'
import type { SetRecord } from './store.ts'

export type SetAct = 'edit' | 'copy' | 'delete'
type Facts = Pick<SetRecord, 'deletedAt'>
const mayReach = (actor: Actor) => holds(actor, 'set.maintain')
const gone = (_: Actor, { deletedAt }: Facts) => deletedAt === null ? undefined : 'record.not_found'

/** Whoever maintains sets maintains all of them; one that was deleted can still be copied (S5, S6). */
export const setPolicy: Policy<Facts, SetAct> = {
  edit: { mayReach, hinders: gone },
  copy: { mayReach },
  delete: { mayReach, hinders: gone },
}
