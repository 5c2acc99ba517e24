import type { Phrase } from '#kit/pure/phrase.ts'
import type { FieldError } from '#kit/pure/refusal.ts'
import type { Actor } from '#kit/pure/register.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { EventDraft } from '#kit/server/events.ts'
import { lockDepartment, lockTree, readDepartment, rootDepartmentId, shareDepartment, shareTree, type DepartmentRow } from './store.ts'

export type { DepartmentRow } from './store.ts'

/**
 * A question to the modules above: what stands in the way of archiving or moving these departments (one and all below
 * it)? The modules' answers are joined in `app/modules.server.ts`.
 */
export type DepartmentBlockers = (reader: Reader, departmentIds: readonly string[], change: DepartmentChange) => Promise<readonly DepartmentBlocker[]>
export type DepartmentChange = 'archiving' | 'moving'
/** `code` is a phrase with `{count}` and `{examples}`, the names or numbers of the first few; `link` leads where a platform admin sees all. */
export type DepartmentBlocker = { readonly code: string; readonly count: number; readonly examples: readonly string[]; readonly link?: string }

/** The answer for so many of something; none of them is no blocker. */
export function blockerOf(code: string, { count, examples }: Pick<DepartmentBlocker, 'count' | 'examples'>, link?: string): readonly DepartmentBlocker[] {
  return count === 0 ? [] : [{ code, count, examples, ...(link === undefined ? {} : { link }) }]
}

/** A question to the quotas: what a move does to what the new parent has left. Joined in `app/modules.server.ts`. */
export type QuotaOfMove = (reader: Reader, moved: DepartmentRow, parent: DepartmentRow) => Promise<{ readonly lines: readonly MovedQuota[]; readonly errors: readonly FieldError[] }>
/** What moves along of a region's metric, and what the new parent has left before and after. */
export type MovedQuota = { readonly region: { readonly id: string; readonly name: Phrase }; readonly metric: { readonly code: string; readonly name: Phrase; readonly unit: Phrase }; readonly moved: number; readonly before: number; readonly after: number }

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

/** For transactions that move what departments have: alone with the tree; whoever applies, reviews or allocates waits. Lock order: first. */
export function holdTree(tx: Tx): Promise<void> {
  return lockTree(tx)
}

/** A department that no other transaction writes a record into until this one ends. */
export function holdDepartment(tx: Tx, id: string): Promise<DepartmentRow | undefined> {
  return lockDepartment(tx, id)
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
