import { action } from '#kit/server/action.ts'
import { allow } from '#kit/pure/policy.ts'
import { invalid, refuse } from '#kit/pure/refusal.ts'
import { readDepartmentAnswer } from '../answer.ts'
import { createDepartment } from '../contract.ts'
import { departmentPolicy } from '../policy.ts'
import { placingProblem } from '../rules/tree.ts'
import { insertDepartment, lockDepartment, lockTree } from '../store.ts'

/** A new department under a parent (chapter 2, Departments). */
export const createDepartmentAction = action(createDepartment, async ({ tx, actor, input, record }) => {
  await lockTree(tx)
  const parent = await lockDepartment(tx, input.parentId)
  if (!parent) throw invalid([{ path: 'parentId', code: 'field.not_an_option' }])
  allow(departmentPolicy, 'add', actor, parent)
  const problem = placingProblem(parent, input.kind)
  if (problem) throw refuse(problem)
  const sector = parent.sector ?? input.sector
  if (!sector) throw invalid([{ path: 'sector', code: 'field.required' }])
  if (input.sector && input.sector !== sector) throw refuse('department.other_sector')
  const department = { code: input.code, name: input.name.trim(), kind: input.kind, sector }
  const id = await insertDepartment(tx, parent.id, department)
  record({ kind: 'department.created', subject: { kind: 'department', id }, departmentId: id, facts: { after: { ...department, parentId: parent.id } } })
  return readDepartmentAnswer(tx, actor, id)
})
