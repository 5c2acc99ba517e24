import type { Static } from 'typebox'
import { formatMoney, parseMoney, type Minor } from '#kit/pure/money.ts'
import { say } from '#kit/pure/phrase.ts'
import { allowedActs } from '#kit/pure/policy.ts'
import { dayOf, type Day } from '#kit/pure/time.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { ChangeQuote, Product, ProductRow, Refund as RefundAnswer } from './contract.ts'
import { orderPhrases } from './phrases.ts'
import { productPolicy, seesOperations } from './policy.ts'
import { backfillKindsOf, emptyBackfill, isEmptyBackfill } from './rules/backfill.ts'
import { rewardDaysOf } from './rules/duration.ts'
import { pathOf } from './rules/path.ts'
import { adjustmentBounds, changeDifference, isDearerInReward, remainingDaysOf, type Refund } from './rules/refund.ts'
import { retentionDays } from './rules/status.ts'
import type { AnyView } from './rules/worklists.ts'
import type { AdjustmentRow, StepRow } from './step-store.ts'
import { findWholeProduct, type ContentLine, type ProductRecord, type ProductRowRecord, type WholeProduct } from './store.ts'

const day = 86_400_000
type Person = Product['verifiedBy']

/** Products as the contract answers them; who did something at the platform is for operators. */
export function rowOf(actor: Actor, product: ProductRowRecord, now: Date, view?: AnyView): ProductRow {
  const { id, number, name, status, version, wasCancelled } = product
  return {
    id, number, name, status, version, wasCancelled,
    order: { id: product.orderId, name: product.orderNumber }, service: { code: product.serviceCode, name: [...product.serviceName] },
    placedAt: product.placedAt.toISOString(), startsAt: product.startsAt?.toISOString() ?? null, expiresAt: product.expiresAt?.toISOString() ?? null,
    member: { id: product.memberId, name: product.memberName },
    verifiedBy: person(actor, product.verifiedById, product.verifiedByName), deliveredBy: person(actor, product.deliveredById, product.deliveredByName),
    waitingSince: waitingSince(product, view).toISOString(),
    allowed: allowedActs(productPolicy, actor, { ...product, now }),
  }
}

/** Since when it waits for what the view collects: its expiry to be locked, the end of its retention to be deleted, … */
function waitingSince({ status, statusSince, expiresAt, cancellationAskedAt }: ProductRowRecord, view: AnyView | undefined): Date {
  if (view === 'cancellationAsked' && cancellationAskedAt !== null) return cancellationAskedAt
  if ((view === 'toLock' || view === 'pendingExpired') && expiresAt !== null) return expiresAt
  if (view === 'toDelete' && status === 'resource_expire' && expiresAt !== null) return new Date(expiresAt.getTime() + retentionDays * day)
  return statusSince
}

function person(actor: Actor, id: string | null, name: string | null): Person {
  return id !== null && name !== null && (id === actor.id || seesOperations(actor)) ? { id, name } : null
}

/** Everything about one product; each write answers with it. */
export async function showProduct(reader: Reader, actor: Actor, id: string, now: Date): Promise<Product> {
  const product = await findWholeProduct(reader, actor, id)
  const row = rowOf(actor, product, now)
  const isOperator = seesOperations(actor)
  const { steps, currency, renewalId, renewalNumber, renewsId, renewsNumber } = product
  return {
    ...row,
    path: pathOf(steps.map((step) => drawnStep(actor, step)), { status: product.status, isRenewal: product.renews !== null }),
    steps: steps.map((step) => stepView(actor, step)),
    lastProduct: renewsId !== null && renewsNumber !== null ? { id: renewsId, name: renewsNumber } : null,
    renewProduct: renewalId !== null && renewalNumber !== null ? { id: renewalId, name: renewalNumber } : null,
    renews: product.renews,
    ...termsView(product),
    expiryChangedBy: person(actor, product.expiryChangedById, product.expiryChangedByName),
    expiryChanges: product.expiryChanges.map((change) => ({
      at: change.at.toISOString(), by: person(actor, change.accountId, change.accountName), before: change.before.toISOString(), after: change.after.toISOString(), reason: change.reason,
    })),
    operatorNotes: isOperator ? product.operatorNotes : null,
    configuration: product.configuration, content: linesOf(product.content), components: product.components.map((part) => ({ ...part })), userNotes: product.userNotes,
    adjustments: adjustmentsView(actor, product.adjustments, currency.decimals),
    adjustmentBounds: row.allowed.includes('adjustPoints') ? boundsView(product) : null,
    wantedChange: changeView(actor, product, now),
    cancellation: { askedAt: product.cancellationAskedAt?.toISOString() ?? null, reason: product.cancellationReason, refusal: product.cancellationRefusal },
    creationProblem: isOperator && product.creationProblem !== '' ? { problem: product.creationProblem, answer: product.creationAnswer } : null,
    backfill: backfillView(actor, product), backfillKinds: [...backfillKindsOf(product.serviceCode)],
  }
}

/** A renewed resource was created when the old product's was (guide 004 §4.3.2.1, 3.2). */
function drawnStep(actor: Actor, { act, to, at, accountId, accountName, facts }: StepRow) {
  const { createdAt, createdById, createdByName } = facts as { createdAt?: string; createdById?: string | null; createdByName?: string | null }
  if (act === 'renewResource' && createdAt !== undefined) return { act, to, at: createdAt, by: person(actor, createdById ?? null, createdByName ?? null) }
  return { act, to, at: act === 'deliver' && typeof facts['startsAt'] === 'string' ? facts['startsAt'] : at.toISOString(), by: person(actor, accountId, accountName) }
}

function stepView(actor: Actor, { act, from, to, at, accountId, accountName, forAccountName, reason }: StepRow): Product['steps'][number] {
  const by = person(actor, accountId, accountName)
  return { act, from, to, at: at.toISOString(), by, for: by === null ? null : forAccountName, reason }
}

function termsView(product: ProductRecord) {
  const { set, currency, charged, returned, estimatedMonthly, months, mayReorder, purchasedDays, discountPercent, expiresAt } = product
  const money = (amount: Minor) => formatMoney(amount, currency.decimals)
  return {
    from: { kind: set === null ? 'customised' as const : 'set' as const, setId: set?.id ?? null, setNumber: set?.number ?? null, setName: set?.name ?? null },
    price: {
      estimatedMonthly: estimatedMonthly === null ? null : money(estimatedMonthly), finalMonthly: money(product.finalMonthly), discountPercent,
      originalPrice: money(product.originalPrice), payable: money(product.payable),
      charged: money(charged), returned: money(returned), netAdditions: money(product.netAdditions), paid: money(charged - returned), currency: { ...currency },
    },
    months, mayReorder, purchasedDays, rewardDaysPerYear: product.rewardDays, rewardDays: rewardDaysOf(months, product.rewardDays),
    retentionEndsAt: expiresAt === null ? null : new Date(expiresAt.getTime() + retentionDays * day).toISOString(),
  }
}

function adjustmentsView(actor: Actor, rows: readonly AdjustmentRow[], decimals: number): Product['adjustments'] {
  if (rows.length === 0) return null
  return rows.map(({ id, at, accountId, accountName, forAccountName, amount, description }) => ({
    id, at: at.toISOString(), by: person(actor, accountId, accountName), for: seesOperations(actor) ? forAccountName : null, description,
    direction: amount > 0n ? 'add' : 'deduct', points: formatMoney(amount > 0n ? amount : -amount, decimals),
  }))
}

function boundsView({ payable, charged, returned, netAdditions, currency, balance }: WholeProduct): Product['adjustmentBounds'] {
  const bounds = adjustmentBounds({ payable, charged, refunded: returned, netAdditions, balance })
  return { add: formatMoney(bounds.add, currency.decimals), deduct: formatMoney(bounds.deduct, currency.decimals) }
}

function changeView(actor: Actor, product: WholeProduct, now: Date): Product['wantedChange'] {
  const { wantedChange: wanted, currency, memberId } = product
  if (wanted === null) return null
  const [payableBefore, payableAfter] = [parseMoney(wanted.payableBefore, currency.decimals), parseMoney(wanted.payableAfter, currency.decimals)]
  const term = { startDay: dayOf(product.startsAt!), purchasedDays: product.purchasedDays! }
  const difference = changeDifference({ payableBefore, payableAfter, term }, dayOf(now))
  const remainingDays = remainingDaysOf(term, dayOf(now))
  const quote = { payableBefore, payableAfter, difference, discountPercent: wanted.discountPercent, content: wanted.content, remainingDays }
  const missing = difference > 0n ? difference - product.balance : 0n
  return {
    ...quoteView(product, quote), configuration: wanted.configuration, askedAt: wanted.askedAt, askedBy: person(actor, wanted.askedById, wanted.askedByName),
    isAskedByMember: wanted.askedById === memberId, reason: wanted.reason,
    missingPoints: missing > 0n ? formatMoney(missing, currency.decimals) : null, isTooLate: isDearerInReward({ payableBefore, payableAfter }, remainingDays),
  }
}

export type QuoteFacts = {
  readonly payableBefore: Minor
  readonly payableAfter: Minor
  readonly difference: Minor
  readonly remainingDays: number
  readonly discountPercent: number
  readonly content: readonly ContentLine[]
}
export function quoteView({ currency, purchasedDays }: ProductRecord, { payableBefore, payableAfter, difference, remainingDays, discountPercent, content }: QuoteFacts): Static<typeof ChangeQuote> {
  const money = (amount: Minor) => formatMoney(amount, currency.decimals)
  return {
    payableBefore: money(payableBefore), payableAfter: money(payableAfter), difference: money(difference), discountPercent, remainingDays, purchasedDays: purchasedDays!, content: linesOf(content),
  }
}

function linesOf(content: readonly ContentLine[]) {
  return content.map(({ key, label, value }) => ({ key, label: [...label] as [string, string, string], value: [...value] as [string, string, string] }))
}

/** O5: from the creation on; to the member once it is delivered. */
function backfillView(actor: Actor, { backfill, deliveredAt, hasResources, status }: ProductRecord): Product['backfill'] {
  const isThere = seesOperations(actor) ? hasResources || status === 'resource_renew' : deliveredAt !== null
  const { items, access } = { ...emptyBackfill, ...backfill }
  return isThere && !isEmptyBackfill({ items, access }) ? { items: items.map((item) => ({ ...item })), access } : null
}

/** O2: the computation in words, such as `1,080.00 − 10 ÷ 92 × 1,200.00`. */
export function refundView(actor: Actor, product: ProductRecord, { refund, day: counted }: { readonly refund: Refund; readonly day: Day }): Static<typeof RefundAnswer> {
  const { currency, payable, originalPrice, charged, returned, netAdditions } = product
  const money = (amount: Minor) => formatMoney(amount, currency.decimals)
  const { amount, usedDays, purchasedDays, rule } = refund
  const facts = { refund: money(amount), charged: money(charged - returned), originalPrice: money(originalPrice), usedDays, purchasedDays, day: counted, added: money(netAdditions) }
  const isCapped = netAdditions > 0n && amount === charged - returned - netAdditions
  const sentence = isCapped ? 'refund.capped' : rule === 'by_days' && product.isChanged ? 'refund.by_days_changed' : `refund.${rule}` as const
  return {
    refund: money(amount), payable: money(payable), originalPrice: money(originalPrice), charged: money(charged), returned: money(returned), usedDays, purchasedDays, rule, day: counted,
    explanation: say(orderPhrases[sentence], actor.language, facts),
  }
}
