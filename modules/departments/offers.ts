import type { Reader, Tx } from '#kit/server/database.ts'
import { readDepartment, rootDepartmentId, shareDepartment, type DepartmentRow } from './store.ts'

export type { DepartmentRow } from './store.ts'

/**
 * A question to the modules above: what stands in the way of archiving or moving these departments (one and all below
 * it)? Answers are phrase codes; the modules' answers are joined in `app/modules.server.ts`.
 */
export type DepartmentBlockers = (reader: Reader, departmentIds: readonly string[], change: DepartmentChange) => Promise<readonly string[]>
export type DepartmentChange = 'archiving' | 'moving'

/** The operator's root department; made if this installation has none yet. */
export function rootDepartment(tx: Tx): Promise<string> {
  return rootDepartmentId(tx)
}

/** A department, kept from being archived or moved until the transaction ends: for writing a record into it. */
export function departmentForRecord(tx: Tx, id: string): Promise<DepartmentRow | undefined> {
  return shareDepartment(tx, id)
}

export function findDepartment(reader: Reader, id: string): Promise<DepartmentRow | undefined> {
  return readDepartment(reader, id)
}
