import type { Actor } from '#kit/pure/register.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { EventDraft } from '#kit/server/events.ts'
import { readDepartment, rootDepartmentId, shareDepartment, shareTree, type DepartmentRow } from './store.ts'

export type { DepartmentRow } from './store.ts'

/**
 * A question to the modules above: what stands in the way of archiving or moving these departments (one and all below
 * it)? Answers are phrase codes; the modules' answers are joined in `app/modules.server.ts`.
 */
export type DepartmentBlockers = (reader: Reader, departmentIds: readonly string[], change: DepartmentChange) => Promise<readonly string[]>
export type DepartmentChange = 'archiving' | 'moving'

/**
 * What the modules above do in the transaction of a move, under the tree's exclusive lock, before the department hangs
 * under its new parent; a refusal of theirs keeps it where it is. Joined in `app/modules.server.ts`.
 */
export type DepartmentMover = (moving: {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Date
  readonly record: (event: EventDraft) => void
  readonly moved: DepartmentRow
  /** The new one. */
  readonly parent: DepartmentRow
}) => Promise<void>

/** For transactions that rest on who is whose parent: no department is moved, made or archived until they end. Lock order: first. */
export function keepTree(tx: Tx): Promise<void> {
  return shareTree(tx)
}

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
