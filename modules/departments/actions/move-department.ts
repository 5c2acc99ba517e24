import { action, type Route } from '#kit/server/action.ts'
import { allow } from '#kit/pure/policy.ts'
import { invalid, notFound, refuse } from '#kit/pure/refusal.ts'
import { readDepartmentAnswer } from '../answer.ts'
import { moveDepartment } from '../contract.ts'
import type { DepartmentBlockers, DepartmentMover } from '../offers.ts'
import { departmentPolicy } from '../policy.ts'
import { movingProblem } from '../rules/tree.ts'
import { heightOf, lockDepartment, lockTree, moveSubtree } from '../store.ts'
import { refuseBlocked } from './refuse-blocked.ts'

/** To another parent inside the sector, with everything below (chapter 2, Departments). One lock orders all changes of the tree. */
export const moveDepartmentAction = (blockers: readonly DepartmentBlockers[], movers: readonly DepartmentMover[]): Route => action(moveDepartment, async ({ tx, actor, now, input, record }) => {
  await lockTree(tx)
  const moved = await lockDepartment(tx, input.id)
  if (!moved) throw notFound()
  allow(departmentPolicy, 'move', actor, moved)
  if (moved.version !== input.version) throw refuse('conflict.stale')
  const parent = await lockDepartment(tx, input.parentId)
  if (!parent) throw invalid([{ path: 'parentId', code: 'field.not_an_option' }])
  const problem = movingProblem(moved, parent, await heightOf(tx, moved))
  if (problem) throw refuse(problem)
  await refuseBlocked(tx, blockers, moved, 'moving')
  for (const move of movers) await move({ tx, actor, now, record, moved, parent })
  await moveSubtree(tx, moved, parent)
  record({
    kind: 'department.moved', subject: { kind: 'department', id: moved.id }, departmentId: moved.id,
    facts: { before: { parentId: moved.parentId, unitId: moved.unitId }, after: { parentId: parent.id, unitId: parent.unitId } },
  })
  return readDepartmentAnswer(tx, actor, moved.id)
})
