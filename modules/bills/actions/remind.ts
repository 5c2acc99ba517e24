import { addDays, dayOf, type Day } from '#kit/pure/time.ts'
import { inTransaction, platformNow, type Database, type Tx } from '#kit/server/database.ts'
import { appendEvents, type EventDraft } from '#kit/server/events.ts'
import { system } from '#modules/access/rules/actor.ts'
import { readCalendar } from '#modules/holidays/offers.ts'
import { addWorkingDays } from '#modules/holidays/rules/working-days.ts'
import { billsToRemind, monthsToSend, noteReminder, type WaitingBill } from '../reminder-store.ts'
import { monthText } from '../rules/months.ts'
import { sendBy } from '../rules/warnings.ts'

/** Working days before the due day at which a department is reminded (B14). */
export const remindedDaysBefore = 2

/**
 * B14 and B1: what waits for an answer or to be sent, each said once; a new revision is a new matter. Whatever days were
 * missed, what is due now is said: a bill whose day has passed is overdue, no longer due soon. Answers how many were said.
 */
export async function remindOfBills(database: Database): Promise<number> {
  const today = dayOf(await platformNow(database))
  const calendar = await readCalendar(database, addDays(today, -400), today)
  let said = 0
  for (const bill of await billsToRemind(database, 'due_soon', { from: today, to: addWorkingDays(calendar, today, remindedDaysBefore) })) said += await sayOf(database, 'due_soon', bill)
  for (const bill of await billsToRemind(database, 'overdue', { from: null, to: addDays(today, -1) })) said += await sayOf(database, 'overdue', bill)
  for (const { month, count } of await monthsToSend(database)) {
    const dueOn = sendBy(month, calendar)
    if (today > dueOn) said += await saidOnce(database, { kind: 'sending', id: month.slice(0, 7).replace('-', ''), round: 0 }, 'unsent', unsent(month, count, dueOn))
  }
  return said
}

function sayOf(database: Database, kind: 'due_soon' | 'overdue', { id, unitId, unitName, sector, month, revision, dueOn }: WaitingBill): Promise<number> {
  return saidOnce(database, { kind: 'bill', id, round: revision }, kind, {
    kind: `bill.${kind}`, subject: { kind: 'bill', id }, departmentId: unitId, facts: { month: monthText(month), unit: unitName, sector, revision, dueOn },
  })
}

function unsent(month: Day, count: number, dueOn: Day): EventDraft {
  return { kind: 'bill.unsent', subject: { kind: 'bill_month', id: month.slice(0, 7).replace('-', '') }, facts: { month: monthText(month), count, dueOn } }
}

/** Once, however many servers run: the row decides, in the transaction of the event. */
function saidOnce(database: Database, subject: Parameters<typeof noteReminder>[1], kind: string, event: EventDraft): Promise<number> {
  return inTransaction(database, async (tx: Tx) => {
    const now = await platformNow(tx)
    if (!await noteReminder(tx, subject, kind, now)) return 0
    await appendEvents(tx, { actor: system, now, address: null, requestId: null }, [event])
    return 1
  })
}
