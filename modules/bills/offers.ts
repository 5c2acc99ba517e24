import type { DepartmentBlockers } from '#modules/departments/offers.ts'
import { hasUnsentBills } from './store.ts'

/** Answers the departments' question: while its unit has a bill that was not sent, a department stays where it is (chapter 2, Departments). */
export const unsentBillsBlockMoving: DepartmentBlockers = async (reader, departmentIds, change) =>
  change === 'moving' && await hasUnsentBills(reader, departmentIds) ? ['department.has_unsent_bills'] : []
