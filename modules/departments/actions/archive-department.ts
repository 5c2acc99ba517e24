import { action, type Route } from '#kit/server/action.ts'
import { allow } from '#kit/pure/policy.ts'
import { notFound, refuse } from '#kit/pure/refusal.ts'
import { readDepartmentAnswer } from '../answer.ts'
import { archiveDepartment } from '../contract.ts'
import type { DepartmentBlockers } from '../offers.ts'
import { departmentPolicy } from '../policy.ts'
import { lockDepartment, lockTree, writeDepartment } from '../store.ts'
import { refuseBlocked } from './refuse-blocked.ts'

/** Archiving needs that nothing lives there any more; nothing with history is deleted (chapter 2). */
export const archiveDepartmentAction = (blockers: readonly DepartmentBlockers[]): Route => action(archiveDepartment, async ({ tx, actor, input, record }) => {
  await lockTree(tx)
  const department = await lockDepartment(tx, input.id)
  if (!department) throw notFound()
  allow(departmentPolicy, 'archive', actor, department)
  await refuseBlocked(tx, blockers, department, 'archiving')
  if (!await writeDepartment(tx, department.id, input.version, { isArchived: true })) throw refuse('conflict.stale')
  record({ kind: 'department.archived', subject: { kind: 'department', id: department.id }, departmentId: department.id, facts: { name: department.name, code: department.code } })
  return readDepartmentAnswer(tx, actor, department.id)
})
