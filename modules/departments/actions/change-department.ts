import { action } from '#kit/server/action.ts'
import { allow } from '#kit/pure/policy.ts'
import { notFound, refuse } from '#kit/pure/refusal.ts'
import { readDepartmentAnswer } from '../answer.ts'
import { changeDepartment } from '../contract.ts'
import { departmentPolicy } from '../policy.ts'
import { lockDepartment, writeDepartment } from '../store.ts'

/** Name and code; records refer to the department by id, so nothing else changes. */
export const changeDepartmentAction = action(changeDepartment, async ({ tx, actor, input, record }) => {
  const before = await lockDepartment(tx, input.id)
  if (!before) throw notFound()
  allow(departmentPolicy, 'edit', actor, before)
  const change = { ...(input.name ? { name: input.name.trim() } : {}), ...(input.code ? { code: input.code } : {}) }
  if (!await writeDepartment(tx, before.id, input.version, change)) throw refuse('conflict.stale')
  record({
    kind: 'department.changed', subject: { kind: 'department', id: before.id }, departmentId: before.id,
    facts: { before: { name: before.name, code: before.code }, after: { name: before.name, code: before.code, ...change } },
  })
  return readDepartmentAnswer(tx, actor, before.id)
})
