import type { Tx } from '#kit/server/database.ts'
import { rootDepartmentId } from './store.ts'

/** The operator's root department; made if this installation has none yet. */
export function rootDepartment(tx: Tx): Promise<string> {
  return rootDepartmentId(tx)
}
