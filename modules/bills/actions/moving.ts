import { nameOf } from '#kit/pure/acted-by.ts'
import { refuse } from '#kit/pure/refusal.ts'
import { next } from '#kit/pure/states.ts'
import { dayOf, type Day } from '#kit/pure/time.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { EventDraft } from '#kit/server/events.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { readCalendar } from '#modules/holidays/offers.ts'
import { addWorkingDays } from '#modules/holidays/rules/working-days.ts'
import { monthText } from '../rules/months.ts'
import { billTransitions, type BillAct } from '../rules/status.ts'
import { feedbackDays, insertStep, moveRow, type BillChanges, type BillRecord } from '../store.ts'

export type Acting = { readonly tx: Tx; readonly actor: Actor; readonly now: Date; readonly record: (event: EventDraft) => void }

const events: Readonly<Record<BillAct, string>> = {
  send: 'bill.sent', confirm: 'bill.confirmed', reject: 'bill.rejected', reopen: 'bill.reopened', return: 'bill.returned', settle: 'bill.settled',
}

/**
 * The one way in which a bill's status changes: the table decides where to, compare-and-set writes, the step with who and
 * when and the event remember.
 */
export async function moveBill(acting: Acting, bill: BillRecord, act: BillAct, { reason = '', changes = {}, facts = {} }: { readonly reason?: string; readonly changes?: BillChanges; readonly facts?: Readonly<Record<string, unknown>> } = {}): Promise<void> {
  const { tx, actor, now, record } = acting
  const to = next(billTransitions, bill.status, act, 'bill.bad_transition')
  await moveRow(tx, bill, to, changes)
  const revision = changes.revision ?? bill.revision
  await insertStep(tx, { billId: bill.id, act, from: bill.status, to, revision, reason }, { actor, now })
  record({
    kind: events[act], subject: { kind: 'bill', id: bill.id }, departmentId: bill.unitId,
    facts: { month: monthText(bill.month), unit: bill.unitName, from: bill.status, status: to, revision, by: actor.kind === 'account' ? nameOf(actor) : null, reason, ...facts },
  })
}

export function guardVersion({ version }: BillRecord, shown: number): void {
  if (version !== shown) throw refuse('conflict.stale', { version })
}

/** B14: by when an answer is expected that is asked for now. */
export async function answerDue(reader: Reader, now: Date): Promise<Day> {
  const today = dayOf(now)
  return addWorkingDays(await readCalendar(reader, today, today), today, await feedbackDays(reader))
}
