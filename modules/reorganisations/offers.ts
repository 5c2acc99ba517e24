import { blockerOf, type DepartmentBlockers } from '#modules/departments/offers.ts'
import { plannedOf } from './store.ts'

/** Answers the departments' question: what is planned for a day finds both departments where they were then. */
export const reorganisationsBlockDepartments: DepartmentBlockers = async (reader, departmentIds) => {
  const planned = await plannedOf(reader, departmentIds)
  const link = planned[0] && (planned.length === 1 ? `/reorganisations/${planned[0].id}` : '/reorganisations')
  return blockerOf('department.has_planned_reorganisations', { count: planned.length, examples: planned.slice(0, 5).map(({ number }) => number) }, link)
}
