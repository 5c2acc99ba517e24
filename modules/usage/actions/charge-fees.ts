import { formatMoney } from '#kit/pure/money.ts'
import { dayOf, type Day } from '#kit/pure/time.ts'
import { inTransaction, platformNow, type Database, type Tx } from '#kit/server/database.ts'
import { appendEvents, type EventDraft } from '#kit/server/events.ts'
import { system } from '#modules/access/rules/actor.ts'
import { chargePoints, holdPoints, pointsOf } from '#modules/points/offers.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { collectableFees, firstUsageDay, hasFee, insertFee, insertPayment, lockFee, membersWithLateUsage, membersWithoutFee, readOpenLines, type Fee } from '../fee-store.ts'
import { feeOf, lastClosedMonth, monthOf, nextMonth, payableNow } from '../rules/fee.ts'

type Log = (line: string, facts?: object) => void
type Due = { readonly database: Database; readonly log: Log }
type Acting = { readonly tx: Tx; readonly now: Date; readonly decimals: number; readonly record: (event: EventDraft) => void }

/**
 * Members' usage of a month is charged on the 1st of the next (chapter 7). What is due is asked for, not remembered: every
 * closed month in which somebody used something and has no fee, from the first one on, so that missed nights repair
 * themselves; then what came in late, which the fee of the last closed month takes along. Each member and month is a
 * short transaction of its own; what fails holds up no other.
 */
export async function chargeFees({ database, log }: Due): Promise<number> {
  const first = await firstUsageDay(database)
  if (first === undefined) return 0
  const last = lastClosedMonth(dayOf(await platformNow(database)))
  let made = 0
  for (let month = monthOf(first); month <= last; month = nextMonth(month))
    for (const memberId of await membersWithoutFee(database, month)) if (await tried({ database, log }, { memberId, month }, (acting) => chargeMonth(acting, memberId, month))) made++
  for (const memberId of await membersWithLateUsage(database, last)) if (await tried({ database, log }, { memberId, month: last }, (acting) => chargeMonth(acting, memberId, last))) made++
  return made
}

const most = 500
/** What stayed due is taken as soon as there are points again. */
export async function collectFees({ database, log }: Due): Promise<number> {
  let collected = 0
  for (const id of await collectableFees(database, most)) if (await tried({ database, log }, { fee: id }, (acting) => collect(acting, id))) collected++
  return collected
}

async function tried({ database, log }: Due, item: object, act: (acting: Acting) => Promise<boolean>): Promise<boolean> {
  try {
    return await inTransaction(database, async (tx) => {
      const now = await platformNow(tx)
      const { decimals } = await readCurrency(tx)
      const events: EventDraft[] = []
      const isDone = await act({ tx, now, decimals, record: (event) => { events.push(event) } })
      await appendEvents(tx, { actor: system, now, address: null, requestId: null }, events)
      return isDone
    })
  } catch (error) {
    log('usage fee left for the next run', { item, reason: error instanceof Error ? error.message : String(error) })
    return false
  }
}

/** The member's points are held first: two servers make one fee, and no usage gets into two. */
async function chargeMonth({ tx, now, decimals, record }: Acting, memberId: string, month: Day): Promise<boolean> {
  await holdPoints(tx, memberId)
  const today = dayOf(now)
  if (month > lastClosedMonth(today) || await hasFee(tx, memberId, month)) return false
  const lines = await readOpenLines(tx, memberId, nextMonth(month), today)
  const decision = feeOf(lines, decimals)
  if (decision.kind !== 'fee') return false
  const fee = await insertFee(tx, { memberId, month, amount: decision.amount, decimals, now }, lines.map((line, index) => ({ ...line, amount: decision.amounts[index]! })))
  const charged = await pay({ tx, now, decimals, record }, fee)
  record(eventOf('usage_fee.charged', { ...fee, charged }, decimals, charged))
  return true
}

async function collect(acting: Acting, id: string): Promise<boolean> {
  const fee = await lockFee(acting.tx, id, acting.decimals)
  if (!fee) return false
  await holdPoints(acting.tx, fee.memberId)
  const taken = await pay(acting, fee)
  if (taken === 0n) return false
  acting.record(eventOf('usage_fee.collected', { ...fee, charged: fee.charged + taken }, acting.decimals, taken))
  return true
}

/** As much as is there, for the payment as its cause; how much that was. */
async function pay({ tx, now, decimals, record }: Acting, fee: Fee): Promise<bigint> {
  const amount = payableNow(fee.amount - fee.charged, await pointsOf(tx, fee.memberId))
  if (amount <= 0n) return 0n
  const id = await insertPayment(tx, fee.id, formatMoney(amount, decimals), now)
  await chargePoints(tx, { memberId: fee.memberId, amount, cause: { kind: 'usage_month', id, number: fee.month.slice(0, 7) }, actor: system, now, record })
  return amount
}

function eventOf(kind: string, { id, memberId, month, amount, charged }: Fee, decimals: number, taken: bigint): EventDraft {
  const written = (sum: bigint) => formatMoney(sum, decimals)
  return { kind, subject: { kind: 'usage_fee', id }, facts: { memberId, month: month.slice(0, 7), amount: written(amount), taken: written(taken), due: written(amount - charged) } }
}
