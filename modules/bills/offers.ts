import { blockerOf, type DepartmentBlockers } from '#modules/departments/offers.ts'
import { unsentBillsOf } from './store.ts'

export { holdMonthsFrom, moveBudgets, outdateDraftsFrom, rulesNaming, sentMonthOf } from './passing-store.ts'

/** Answers the departments' question: while its unit has a bill that was not sent, a department stays where it is (chapter 2, Departments). */
export const unsentBillsBlockMoving: DepartmentBlockers = async (reader, departmentIds, change) =>
  change === 'moving' ? blockerOf('department.has_unsent_bills', await unsentBillsOf(reader, departmentIds)) : []
