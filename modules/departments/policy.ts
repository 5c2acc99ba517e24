import { needs, type Policy } from '#kit/pure/policy.ts'
import { permittedAnywhere } from '#modules/access/rules/conditions.ts'
import type { DepartmentKind } from '#modules/access/rules/permissions.ts'

export type DepartmentAct = 'edit' | 'add' | 'move' | 'archive'
export type DepartmentState = { readonly kind: DepartmentKind; readonly isArchived: boolean }

const maintains = needs<DepartmentState>(permittedAnywhere('department.maintain'))
const archived = ({ isArchived }: DepartmentState) => isArchived ? 'department.archived' : undefined
/** The root and the two sector heads carry everything else: they neither move nor go. */
const stays = (facts: DepartmentState) => facts.kind === 'root' || facts.kind === 'head' ? 'department.stays' : archived(facts)

export const departmentPolicy: Policy<DepartmentState, DepartmentAct> = {
  edit: { ...maintains, hinders: (_actor, facts) => archived(facts) },
  add: { ...maintains, hinders: (_actor, facts) => archived(facts) },
  move: { ...maintains, hinders: (_actor, facts) => stays(facts) },
  archive: { ...maintains, hinders: (_actor, facts) => stays(facts) },
}
