import type { StateTable } from '#kit/pure/states.ts'

/**
 * A bill's life (chapter 6, Status). It is drafted for a month, sent as a numbered revision, answered by its department,
 * and settled once the whole cloud is confirmed. `reopen` follows a rejection as soon as the operator takes the bill up
 * again; `return` is a rejected roll-up that names the bill (B3).
 */
export const billStatuses = ['draft', 'sent', 'confirmed', 'rejected', 'settled'] as const
export type BillStatus = (typeof billStatuses)[number]

export const billActs = ['send', 'confirm', 'reject', 'reopen', 'return', 'settle'] as const
export type BillAct = (typeof billActs)[number]

export const billTransitions: StateTable<BillStatus, BillAct> = {
  draft: { send: 'sent' },
  sent: { confirm: 'confirmed', reject: 'rejected' },
  confirmed: { return: 'draft', settle: 'settled' },
  rejected: { reopen: 'draft' },
  settled: {},
}

/**
 * What people other than the business operators read (B2): of a bill that is being worked on again they see the revision
 * that was sent last, and that it is being revised.
 */
export const shownStatuses = [...billStatuses, 'revising'] as const
export type ShownStatus = (typeof shownStatuses)[number]

export function shownStatus(status: BillStatus, seesDrafts: boolean): ShownStatus {
  return status === 'draft' && !seesDrafts ? 'revising' : status
}

/** A roll-up waits until all of its bills are confirmed, then opens for one answer (B3). */
export const rollUpKinds = ['politics_law', 'whole'] as const
export type RollUpKind = (typeof rollUpKinds)[number]
export const rollUpStatuses = ['waiting', 'open', 'confirmed', 'rejected'] as const
export type RollUpStatus = (typeof rollUpStatuses)[number]
export type RollUpAct = 'open' | 'confirm' | 'reject' | 'close'

/** `close`: one of its bills is no longer confirmed. A rejected one waits for the bills that it named, then opens again. */
export const rollUpTransitions: StateTable<RollUpStatus, RollUpAct> = {
  waiting: { open: 'open' },
  open: { confirm: 'confirmed', reject: 'rejected', close: 'waiting' },
  confirmed: { close: 'waiting' },
  rejected: { open: 'open' },
}
