import { formatMoney, type Minor } from '#kit/pure/money.ts'
import type { SeededOrder, SeededProduct, SeededStep } from '#modules/orders/seed.ts'
import { backfillKindsOf } from '#modules/orders/rules/backfill.ts'
import { isCreated, type Life } from './life.ts'
import type { Caused } from './ledger.ts'

/** A life with the ids and the number that its records get. */
export type Numbered = {
  readonly life: Life
  readonly id: string
  readonly orderId: string
  readonly orderNumber: string
  readonly position: number
  readonly stepIds: readonly string[]
  readonly adjustmentIds: readonly string[]
}
export type Books = { readonly decimals: number; readonly idOf: (life: Life) => string; readonly nameOf: (accountId: string | null) => string | null }

const numberOf = ({ orderNumber, position }: Numbered) => `${orderNumber}-${position}`

/** Orders as the first of their products tells: those that were placed together share theirs. */
export function ordersOf(products: readonly Numbered[], { decimals }: Books): SeededOrder[] {
  return [...Map.groupBy(products, ({ orderId }) => orderId)].map(([id, own]) => ({
    id, number: own[0]!.orderNumber, member: own[0]!.life.sale.member.id, placedAt: own[0]!.life.placedAt,
    total: formatMoney(own.reduce((sum, { life }) => sum + life.sale.payable, 0n), decimals),
  }))
}

export function productRow(numbered: Numbered, { decimals, idOf, nameOf }: Books): SeededProduct {
  const { life, id, orderId, position } = numbered
  const { sale, delivered, verified, wanted, asked } = life
  const money = (amount: Minor) => formatMoney(amount, decimals)
  return {
    id, orderId, position, number: numberOf(numbered), member: sale.member.id, status: life.status, version: life.steps.length, name: sale.name,
    set: sale.set.id, isCustomised: sale.isCustomised, runsAs: (life.changedTo ?? sale.set).id,
    estimated: money(sale.set.originalMonthly), monthly: money(sale.monthly), months: sale.months,
    discount: sale.member.discountPercent, reward: sale.member.rewardDays, mayReorder: sale.member.mayReorder, original: money(sale.originalPrice), payable: money(sale.payable),
    charged: money(life.charged), returned: money(life.returned), additions: money(life.netAdditions), placedAt: life.placedAt,
    verifiedAt: verified?.at ?? null, verifiedBy: verified?.by ?? null, deliveredAt: delivered?.at ?? null, deliveredBy: delivered?.by ?? null,
    startsAt: delivered?.start ?? null, purchasedDays: delivered?.purchasedDays ?? null, expiresAt: life.expiresAt, expiryBy: life.expiryChanges.at(-1)?.by ?? null,
    renews: life.renews && idOf(life.renews), how: life.how, askedAt: asked?.at ?? null, asked: asked?.reason ?? '', problem: life.creationProblem,
    backfill: isCreated(life) ? idsFor(sale.set.service, firstOf(life, idOf)) : {},
    wanted: wanted && {
      set: wanted.set.id, originalPrice: money(wanted.originalAfter), payableAfter: money(wanted.payableAfter), payableBefore: money(wanted.payableBefore), discountPercent: sale.member.discountPercent,
      askedAt: wanted.at.toISOString(), askedById: sale.member.id, askedByName: nameOf(sale.member.id) ?? '', reason: life.steps.at(-1)!.reason,
    },
  }
}

/** A renewal has the resources of the first. */
function firstOf(life: Life, idOf: Books['idOf']): string {
  return life.renews ? firstOf(life.renews, idOf) : idOf(life)
}

function idsFor(service: string, product: string): object {
  const short = { serviceId: 'svc', instanceId: 'i', volumeId: 'vol', masterNodeId: 'master', workerNodeId: 'worker', coreNodeId: 'core', taskNodeId: 'task' } as const
  return { items: backfillKindsOf(service).map((kind) => ({ kind, value: `${short[kind]}-${service}-${product.padStart(6, '0')}` })), access: `ssh root@${service}-${product}.yunshan.example` }
}

export function stepRows({ life, id, stepIds }: Numbered, { decimals, nameOf }: Books): SeededStep[] {
  return life.steps.map(({ facts, ...planned }, index) => ({
    ...planned, id: stepIds[index]!, product: id,
    facts: {
      ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, typeof value === 'bigint' ? formatMoney(value, decimals) : value])),
      ...(typeof facts['createdById'] === 'string' ? { createdByName: nameOf(facts['createdById']) } : {}),
    },
  }))
}

export function stretchRows({ life, id }: Numbered, { decimals }: Books) {
  return life.stretches.map(({ fromDay, originalPrice, payable }) => ({ product: id, fromDay, original: formatMoney(originalPrice, decimals), payable: formatMoney(payable, decimals) }))
}
export function expiryChangeRows({ life, id }: Numbered) {
  return life.expiryChanges.map((change) => ({ product: id, ...change }))
}
export function adjustmentRows({ life, id, adjustmentIds }: Numbered, { decimals }: Books) {
  return life.adjustments.map(({ amount, ...adjustment }, index) => ({ id: adjustmentIds[index]!, product: id, ...adjustment, amount: formatMoney(amount, decimals) }))
}

/** What moved points because of it, each with its cause; of several at one moment the earlier one stays first. */
export function movementsOf(numbered: Numbered): Caused[] {
  const { life, id, stepIds, adjustmentIds } = numbered
  return life.movements.map((movement) => {
    const { cause } = movement
    const [causeKind, causeId] = cause === 'product' ? ['product', id] as const
      : 'step' in cause ? ['product_change', stepIds[cause.step]!] as const : ['product_adjustment', adjustmentIds[cause.adjustment]!] as const
    return { ...movement, causeKind, causeId, causeNumber: numberOf(numbered) }
  })
}

/** First purchases of one moment are one order. */
export const isSameOrder = (left: Life, right: Life): boolean =>
  left.renews === null && right.renews === null && left.sale.member.id === right.sale.member.id && left.placedAt.getTime() === right.placedAt.getTime()
