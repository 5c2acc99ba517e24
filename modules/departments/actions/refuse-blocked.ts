import { Refusal } from '#kit/pure/refusal.ts'
import type { Tx } from '#kit/server/database.ts'
import type { DepartmentBlockers, DepartmentChange } from '../offers.ts'

/** Asks every module what stands in the way and tells all of it at once. */
export async function refuseBlocked(tx: Tx, blockers: readonly DepartmentBlockers[], departmentIds: readonly string[], change: DepartmentChange, own: readonly string[] = []): Promise<void> {
  const found = [...own]
  for (const ask of blockers) found.push(...await ask(tx, departmentIds, change))
  if (found.length > 0) throw new Refusal('department.in_use', 409, {}, found.map((code) => ({ path: '', code })))
}
