import { divide, type Minor } from '#kit/pure/money.ts'
import type { Day } from '#kit/pure/time.ts'
import { daysBetween } from './duration.ts'
import type { ProductStatus } from './status.ts'

/**
 * What comes back when a product is cancelled (O2, O11). Days are calendar days of the platform, amounts minor units.
 *
 * Worked example: payable 1,080.00, original 1,200.00, 2026-03-01 to 2026-06-01 (92 days), cancelled on 2026-03-10:
 * 1,080.00 − 10 ÷ 92 × 1,200.00 = 949.565… → 949.57.
 */
export type RefundFacts = {
  readonly status: ProductStatus
  /** Charged so far, with what changes of the configuration added. */
  readonly charged: Minor
  /** Returned already, by changes of the configuration. */
  readonly returned: Minor
  /** Added less deducted by point management: given to the member beside refunds. */
  readonly netAdditions: Minor
  /** The term as delivered, without reward days and later changes of the expiry; absent before delivery. */
  readonly term: { readonly startDay: Day; readonly purchasedDays: number } | null
  /** Configurations in the order they were used in; each counts from its day until the next one's. The last day of an old one is still its own. */
  readonly stretches: readonly Stretch[]
}
/** `originalPrice`: of the whole duration in this configuration, without the group's discount. */
export type Stretch = { readonly fromDay: Day; readonly originalPrice: Minor }

export type Refund = {
  readonly amount: Minor
  readonly usedDays: number
  readonly purchasedDays: number
  /** Which rule: nothing was charged, nothing was delivered, or by days. */
  readonly rule: 'nothing_charged' | 'full' | 'by_days'
}

export function refundFor(facts: RefundFacts, today: Day): Refund {
  const { charged, returned, netAdditions, term } = facts
  const most = atLeastZero(charged - returned - atLeastZero(netAdditions))
  if (charged === 0n) return { amount: 0n, usedDays: 0, purchasedDays: term?.purchasedDays ?? 0, rule: 'nothing_charged' }
  if (term === null) return { amount: most, usedDays: 0, purchasedDays: 0, rule: 'full' }
  const usedDays = usedDaysOf(term, today)
  const used = usedValue(facts.stretches, term, usedDays)
  const left = divide((charged - returned) * BigInt(term.purchasedDays) - used, BigInt(term.purchasedDays), 'half-up')
  return { amount: atMost(atLeastZero(left), most), usedDays, purchasedDays: term.purchasedDays, rule: 'by_days' }
}

/** The day of the cancellation counts; never more than were bought, never less than none. */
export function usedDaysOf({ startDay, purchasedDays }: NonNullable<RefundFacts['term']>, today: Day): number {
  return Math.min(Math.max(daysBetween(startDay, today) + 1, 0), purchasedDays)
}

/** Σ days × original price of each stretch: divided by the purchased days it is what was used up. */
function usedValue(stretches: readonly Stretch[], { startDay, purchasedDays }: NonNullable<RefundFacts['term']>, usedDays: number): bigint {
  const begins = stretches.map(({ fromDay }) => Math.min(Math.max(daysBetween(startDay, fromDay), 0), usedDays))
  return stretches.reduce((sum, { originalPrice }, index) => {
    const days = (begins[index + 1] ?? usedDays) - begins[index]!
    return sum + BigInt(Math.max(0, Math.min(days, purchasedDays))) * originalPrice
  }, 0n)
}

/**
 * What another configuration costs or gives back on its delivery (O11): the difference for the whole duration, for the
 * days that remain. Positive is charged, negative returned; rounded half up.
 */
export function changeDifference(change: { readonly payableBefore: Minor; readonly payableAfter: Minor; readonly term: NonNullable<RefundFacts['term']> }, deliveryDay: Day): Minor {
  const { payableBefore, payableAfter, term } = change
  const remaining = remainingDaysOf(term, deliveryDay)
  return divide((payableAfter - payableBefore) * BigInt(remaining), BigInt(term.purchasedDays), 'half-up')
}

/** No dearer change in reward days (O11): nothing would be paid for it. */
export function isDearerInReward({ payableBefore, payableAfter }: { readonly payableBefore: Minor; readonly payableAfter: Minor }, remainingDays: number): boolean {
  return remainingDays === 0 && payableAfter > payableBefore
}

/** Bounds of point management (guide 004 §4.5): how much may still be added and deducted for one product. */
export function adjustmentBounds(facts: { readonly payable: Minor; readonly charged: Minor; readonly refunded: Minor; readonly netAdditions: Minor; readonly balance: Minor }): { readonly add: Minor; readonly deduct: Minor } {
  const { payable, charged, refunded, netAdditions, balance } = facts
  const add = atMost(payable - netAdditions, charged - refunded - netAdditions)
  return { add: atLeastZero(add), deduct: atLeastZero(atMost(netAdditions, balance)) }
}

/** How much of what a cheaper configuration gives back can be given: with net additions never more than was charged. */
export function refundRoom({ charged, returned, netAdditions }: Pick<RefundFacts, 'charged' | 'returned' | 'netAdditions'>, wanted: Minor): Minor {
  return atMost(wanted, atLeastZero(charged - returned - atLeastZero(netAdditions)))
}

/** Calendar days that are left of those bought, after this one. */
export function remainingDaysOf(term: NonNullable<RefundFacts['term']>, day: Day): number {
  return Math.max(0, term.purchasedDays - usedDaysOf(term, day))
}

function atLeastZero(amount: Minor): Minor {
  return amount < 0n ? 0n : amount
}
function atMost(amount: Minor, limit: Minor): Minor {
  return amount > limit ? limit : amount
}
