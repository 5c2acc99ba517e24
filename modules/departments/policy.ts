import type { Policy } from '#kit/pure/policy.ts'
import { holds } from '#modules/access/rules/actor.ts'
import type { DepartmentKind } from '#modules/access/rules/permissions.ts'

export type DepartmentAct = 'edit' | 'add' | 'move' | 'archive'
type Facts = { readonly kind: DepartmentKind; readonly isArchived: boolean }

const maintains = (actor: Parameters<typeof holds>[0]) => holds(actor, 'department.maintain')
const archived = ({ isArchived }: Facts) => isArchived ? 'department.archived' : undefined
/** The root and the two sector heads carry everything else: they neither move nor go. */
const stays = (facts: Facts) => facts.kind === 'root' || facts.kind === 'head' ? 'department.stays' : archived(facts)

export const departmentPolicy: Policy<Facts, DepartmentAct> = {
  edit: { mayReach: maintains, hinders: (_actor, facts) => archived(facts) },
  add: { mayReach: maintains, hinders: (_actor, facts) => archived(facts) },
  move: { mayReach: maintains, hinders: (_actor, facts) => stays(facts) },
  archive: { mayReach: maintains, hinders: (_actor, facts) => stays(facts) },
}
