import { query, type Route } from '#kit/server/action.ts'
import { archiveDepartmentAction } from './actions/archive-department.ts'
import { changeDepartmentAction } from './actions/change-department.ts'
import { createDepartmentAction } from './actions/create-department.ts'
import { moveDepartmentAction } from './actions/move-department.ts'
import { departmentAnswer, readDepartmentAnswer } from './answer.ts'
import { getDepartment, listDepartmentChoices, listDepartments } from './contract.ts'
import { readBlockersQuery } from './actions/read-blockers.ts'
import type { DepartmentBlockers, DepartmentMover, QuotaOfMove } from './offers.ts'
import { readChoices, readDepartments } from './store.ts'

/** `blockers`: what the modules above say before a department is archived or moved; `movers`: what they take along with a move. */
export const departmentRoutes = (blockers: readonly DepartmentBlockers[], movers: readonly DepartmentMover[], quotaOfMove: QuotaOfMove): readonly Route[] => [
  query(listDepartments, async ({ database, actor }) => ({ items: (await readDepartments(database)).map((row) => departmentAnswer(actor, row)) })),
  query(listDepartmentChoices, async ({ database, actor, input }) =>
    ({ items: await readChoices(database, actor, input.purpose === 'apply' ? 'resource.apply' : 'resource.view') })),
  query(getDepartment, ({ database, actor, input }) => readDepartmentAnswer(database, actor, input.id)),
  readBlockersQuery(blockers, quotaOfMove),
  createDepartmentAction,
  changeDepartmentAction,
  archiveDepartmentAction(blockers),
  moveDepartmentAction(blockers, movers),
]
