import { dayOf } from '#kit/pure/time.ts'
import { platformNow, type Reader, type Tx } from '#kit/server/database.ts'
import { lockCalendar, readCalendar } from '#modules/holidays/offers.ts'
import { addWorkingDays, type WorkCalendar } from '#modules/holidays/rules/working-days.ts'
import { insertReminders, isUncounted, lockOpen, readCounts, readSlaDays, writeCounts, type Reminder, type StoredCount } from '../deadline-store.ts'
import { countAtLeaving, countAtSubmission, countFrom, isWithPlatform, soonDays, type CountRule, type DayCount } from '../rules/deadline.ts'
import type { Status } from '../rules/status.ts'
import type { ApplicationRecord } from '../store.ts'

/**
 * R7: what an act leaves of the count; undefined if it goes on as it was (an approval), or still stands still. Nobody
 * replaces the calendar between this and the commit.
 */
export async function countAfter(tx: Tx, application: ApplicationRecord, status: Status, now: Date): Promise<DayCount | undefined> {
  const isWith = isWithPlatform(status)
  if (isWith === isWithPlatform(application.status)) return undefined
  await lockCalendar(tx, 'share')
  const today = dayOf(now)
  const rule: CountRule = { calendar: await readCalendar(tx, application.countingFrom ?? today, today), slaDays: application.slaDays }
  return isWith ? countAtSubmission(application, today, dayOf(application.submittedAt ?? now), rule) : countAtLeaving(application, today, rule)
}

// ---- all open applications at once ----

async function ruleNow(reader: Reader, calendar?: WorkCalendar): Promise<CountRule> {
  return { calendar: calendar ?? await readCalendar(reader, '2000-01-01', '2100-12-31'), slaDays: await readSlaDays(reader) }
}

/** The counts that would be different, as the history leads to them. */
function changedCounts(counts: readonly StoredCount[], rule: CountRule): (DayCount & { id: string; hasOtherDay: boolean })[] {
  return counts.flatMap(({ id, crossings, ...before }) => {
    const after = countFrom(crossings, rule)
    if (after.daysCounted === before.daysCounted && after.countingFrom === before.countingFrom && after.dueOn === before.dueOn) return []
    return [{ id, ...after, hasOtherDay: after.dueOn !== before.dueOn }]
  })
}

/** How many open applications would get another due day by this calendar. */
export async function countOtherDays(reader: Reader, calendar: WorkCalendar): Promise<number> {
  return changedCounts(await readCounts(reader), await ruleNow(reader, calendar)).filter(({ hasOtherDay }) => hasOtherDay).length
}

/** Counts all that is open anew; answers how many got another due day. */
export async function recount(tx: Tx): Promise<number> {
  const changed = changedCounts(await readCounts(tx), await ruleNow(tx))
  await writeCounts(tx, changed)
  return changed.filter(({ hasOtherDay }) => hasOtherDay).length
}

/** Counts what may be from before there was a count. */
export async function countUncounted(tx: Tx): Promise<void> {
  const find = async () => changedCounts(await readCounts(tx, isUncounted), await ruleNow(tx))
  if ((await find()).length === 0) return
  await lockOpen(tx)
  await writeCounts(tx, await find())
}

/** What is due soon or late at the platform's now and was not said yet (R7: warning at 2 days, escalation). */
export async function remind(tx: Tx): Promise<Reminder[]> {
  const now = await platformNow(tx)
  const today = dayOf(now)
  return insertReminders(tx, now, today, addWorkingDays(await readCalendar(tx, today), today, soonDays))
}
