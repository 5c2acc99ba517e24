import { Refusal, type FieldError } from '#kit/pure/refusal.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import { blockerOf, type DepartmentBlocker, type DepartmentBlockers, type DepartmentChange } from '../offers.ts'
import { livingChildren, subtreeIds, type DepartmentRow } from '../store.ts'

/** Everything that stands in the way: asked of all modules, for one department and, where it moves, all below it. */
export async function findBlockers(reader: Reader, blockers: readonly DepartmentBlockers[], department: DepartmentRow, change: DepartmentChange): Promise<DepartmentBlocker[]> {
  const ids = change === 'moving' ? await subtreeIds(reader, department.path) : [department.id]
  const found = change === 'archiving' ? [...blockerOf('department.has_children', await livingChildren(reader, department.id))] : []
  for (const ask of blockers) found.push(...await ask(reader, ids, change))
  return found
}

/** Refused with all of it at once. */
export async function refuseBlocked(tx: Tx, blockers: readonly DepartmentBlockers[], department: DepartmentRow, change: DepartmentChange): Promise<void> {
  const found = await findBlockers(tx, blockers, department, change)
  if (found.length > 0) throw new Refusal('department.in_use', 409, {}, found.map(errorOf))
}

export function errorOf({ code, count, examples }: DepartmentBlocker): FieldError {
  return { path: '', code, facts: { count, examples: `${examples.join('、')}${count > examples.length ? '…' : ''}` } }
}
