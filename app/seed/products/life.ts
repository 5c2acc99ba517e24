import type { Minor } from '#kit/pure/money.ts'
import { next } from '#kit/pure/states.ts'
import { addDays, dayOf, type Day } from '#kit/pure/time.ts'
import type { EntryKind } from '#modules/points/rules/entries.ts'
import { originalPriceOf, payableOf } from '#modules/orders/rules/amounts.ts'
import { termOf } from '#modules/orders/rules/duration.ts'
import { changeDifference, refundFor, refundRoom, type Stretch } from '#modules/orders/rules/refund.ts'
import { productTransitions, type ProductAct, type ProductStatus } from '#modules/orders/rules/status.ts'

export const hour = 3_600_000
export const day = 24 * hour
export const later = (moment: Date, milliseconds: number): Date => new Date(moment.getTime() + milliseconds)

export type SeedSet = { readonly id: string; readonly name: string; readonly service: string; readonly originalMonthly: Minor; readonly finalMonthly: Minor; readonly createdAt: Date }
export type SeedMember = { readonly id: string; readonly name: string; readonly displayName: string; readonly discountPercent: number; readonly rewardDays: number; readonly mayReorder: boolean }
/** What was bought, on which terms: as a set, or its configuration customised at the list's prices. */
export type Sale = {
  readonly member: SeedMember
  readonly set: SeedSet
  readonly isCustomised: boolean
  readonly name: string
  readonly months: number
  readonly monthly: Minor
  readonly originalPrice: Minor
  readonly payable: Minor
}
/** Amounts are written with the currency's decimals. */
type Facts = Readonly<Record<string, string | boolean | Minor | null>>
export type PlannedStep = { readonly act: ProductAct | 'place'; readonly from: ProductStatus | null; readonly to: ProductStatus; readonly at: Date; readonly by: string | null; readonly reason: string; readonly facts: Facts }
/** Points that moved because of it; `cause` says which step or adjustment, by its place. */
export type Movement = { readonly kind: EntryKind; readonly at: Date; readonly amount: Minor; readonly by: string | null; readonly cause: 'product' | { readonly step: number } | { readonly adjustment: number } }
export type Adjustment = { readonly at: Date; readonly by: string; readonly amount: Minor; readonly description: string }

/** A product as its life has gone so far. */
export type Life = {
  readonly sale: Sale
  readonly placedAt: Date
  readonly renews: Life | null
  readonly how: 'before_expiry' | 'after_expiry' | null
  status: ProductStatus
  readonly steps: PlannedStep[]
  readonly movements: Movement[]
  readonly adjustments: Adjustment[]
  readonly stretches: (Stretch & { readonly payable: Minor })[]
  readonly expiryChanges: { readonly at: Date; readonly by: string; readonly before: Date; readonly after: Date; readonly reason: string }[]
  charged: Minor
  returned: Minor
  netAdditions: Minor
  verified: { readonly at: Date; readonly by: string | null } | null
  delivered: { readonly at: Date; readonly by: string | null; readonly start: Date; readonly purchasedDays: number } | null
  expiresAt: Date | null
  /** The set whose configuration it runs in since it was changed. */
  changedTo: SeedSet | null
  wanted: { readonly set: SeedSet; readonly at: Date; readonly payableAfter: Minor; readonly originalAfter: Minor; readonly payableBefore: Minor } | null
  asked: { readonly at: Date; readonly reason: string } | null
  creationProblem: string
}
type Doing = { readonly at: Date; readonly by: string | null; readonly reason?: string; readonly facts?: Facts }

export function saleOf(member: SeedMember, set: SeedSet, { months, isCustomised, name }: Pick<Sale, 'months' | 'isCustomised' | 'name'>): Sale {
  const monthly = isCustomised ? set.originalMonthly : set.finalMonthly
  const price = { monthly, months, discountPercent: member.discountPercent }
  return { member, set, isCustomised, name, months, monthly, originalPrice: originalPriceOf(price), payable: payableOf(price) }
}

export function placed(sale: Sale, at: Date, renewal: { readonly of: Life; readonly how: 'before_expiry' | 'after_expiry' } | null = null): Life {
  return {
    sale, placedAt: at, renews: renewal?.of ?? null, how: renewal?.how ?? null, status: 'product_place',
    steps: [{ act: 'place', from: null, to: 'product_place', at, by: sale.member.id, reason: '', facts: {} }],
    movements: [], adjustments: [], stretches: [], expiryChanges: [], charged: 0n, returned: 0n, netAdditions: 0n,
    verified: null, delivered: null, expiresAt: null, changedTo: null, wanted: null, asked: null, creationProblem: '',
  }
}

/** The status table decides where a step leads, as it does in the product. */
export function step(life: Life, act: ProductAct, { at, by, reason = '', facts = {} }: Doing): void {
  const to = next(productTransitions, life.status, act, 'order.bad_transition')
  life.steps.push({ act, from: life.status, to, at, by, reason, facts })
  life.status = to
}

export function verify(life: Life, at: Date, by: string | null): void {
  step(life, 'verify', { at, by })
  life.verified = { at, by }
  life.charged = life.sale.payable
  move(life, { kind: 'charge', at, amount: life.sale.payable, by: by ?? life.sale.member.id, cause: 'product' })
}

/** O10: its term begins; `at` and `start` differ where a renewal waited for the old expiry. */
export function deliver(life: Life, at: Date, by: string | null, start: Date = at): void {
  const { originalPrice, payable, months, member } = life.sale
  const { expiresAt, purchasedDays } = termOf(start, months, member.rewardDays)
  step(life, 'deliver', { at, by, facts: { startsAt: start.toISOString(), expiresAt: expiresAt.toISOString() } })
  life.delivered = { at, by, start, purchasedDays }
  life.expiresAt = expiresAt
  life.stretches.push({ fromDay: dayOf(start), originalPrice, payable })
}

/** O2: by the refund's own rule. */
export function cancel(life: Life, doing: Doing): void {
  const { amount } = refundFor({ status: life.status, charged: life.charged, returned: life.returned, netAdditions: life.netAdditions, term: termFacts(life), stretches: life.stretches }, dayOf(doing.at))
  step(life, 'cancel', { ...doing, facts: { refund: amount } })
  life.returned += amount
  move(life, { kind: 'return', at: doing.at, amount, by: doing.by, cause: 'product' })
}

/** O11: another set's configuration, at the list's prices. */
export function askForChange(life: Life, set: SeedSet, at: Date): void {
  const { monthly, months, member } = life.sale
  const price = { monthly: set.originalMonthly, months, discountPercent: member.discountPercent }
  step(life, 'requestChange', { at, by: member.id, reason: '业务量增长，需要调整配置。' })
  life.wanted = { set, at, originalAfter: originalPriceOf(price), payableAfter: payableOf(price), payableBefore: payableOf({ ...price, monthly }) }
}

export function deliverChange(life: Life, at: Date, by: string): void {
  const { payableAfter, payableBefore, originalAfter, set } = life.wanted!
  const difference = changeDifference({ payableBefore, payableAfter, term: termFacts(life)! }, dayOf(at))
  const amount = difference > 0n ? difference : refundRoom(life, -difference)
  step(life, 'deliver', { at, by, facts: { isChange: true, charged: difference > 0n ? amount : 0n, returned: difference > 0n ? 0n : amount } })
  life.stretches.push({ fromDay: addDays(dayOf(at), 1), originalPrice: originalAfter, payable: payableAfter })
  if (difference > 0n) life.charged += amount
  else life.returned += amount
  move(life, { kind: difference > 0n ? 'change_charge' : 'change_return', at, amount, by, cause: { step: life.steps.length - 1 } })
  life.changedTo = set
  life.wanted = null
}

/** Point management (guide 004 §4.5): positive adds, negative deducts. */
export function adjust(life: Life, adjustment: Adjustment): void {
  const { at, by, amount } = adjustment
  life.adjustments.push(adjustment)
  life.netAdditions += amount
  move(life, { kind: amount > 0n ? 'addition' : 'deduction', at, amount: amount > 0n ? amount : -amount, by, cause: { adjustment: life.adjustments.length - 1 } })
}

export function setExpiry(life: Life, change: { readonly at: Date; readonly by: string; readonly after: Date; readonly reason: string }): void {
  life.expiryChanges.push({ ...change, before: life.expiresAt! })
  life.expiresAt = change.after
}

/** Something was created for it, which has ids. */
export function isCreated(life: Life): boolean {
  return life.delivered !== null || life.steps.some(({ act }) => act === 'createResource' || act === 'renewResource')
}

export function termFacts({ delivered }: Life): { readonly startDay: Day; readonly purchasedDays: number } | null {
  return delivered && { startDay: dayOf(delivered.start), purchasedDays: delivered.purchasedDays }
}

function move(life: Life, movement: Movement): void {
  if (movement.amount > 0n) life.movements.push(movement)
}
