import { formatMoney, parseMoney } from '#kit/pure/money.ts'
import { forbidden } from '#kit/pure/refusal.ts'
import type { Actor } from '#kit/pure/register.ts'
import { query } from '#kit/server/action.ts'
import type { Reader } from '#kit/server/database.ts'
import { regionsByIds } from '#modules/catalogue/offers.ts'
import type { PriceComponent } from '#modules/catalogue/rules/contributions.ts'
import { metricCodes, type Metric } from '#modules/catalogue/rules/metrics.ts'
import { monthlyCostOf, type MonthlyCost } from '#modules/prices/offers.ts'
import { quotaChain, type ChainQuota } from '#modules/quotas/offers.ts'
import type { Demand } from '#modules/quotas/rules/demand.ts'
import { catalogueFor, componentsOfItem } from '../catalogue.ts'
import { holdingItemsOf, itemsOf, type ItemRow } from '../content-store.ts'
import { applicationPolicy, isOwn, mayReviewAt } from '../policy.ts'
import { readEffects, readReview, type ApplicationReview } from '../review-contract.ts'
import { applicantCounts, applicantsLast, competingWith, effectsOf, itemDemands, reviewQueue, versionsSeen } from '../review-store.ts'
import { freedByExisting, mayHold } from '../rules/holding.ts'
import { findApplication, stepsOf, type ApplicationRecord } from '../store.ts'

const shownCompeting = 20
const shownEarlier = 5

/** R11: for those who may review it at one of its stages; what they may not see in its own place is not told here either. */
export const reviewQuery = query(readReview, async ({ database, actor, input }) => {
  const application = await findApplication(database, actor, input.id)
  if (isOwn(actor, application)) throw forbidden('application.own')
  if (!applicationPolicy.approve.mayReach(actor, application)) throw forbidden()
  const demands = inOrder(await itemDemands(database, application.id))
  const freedWhenDone = inOrder(freedByExisting(await holdingItemsOf(database, application.id)))
  return {
    version: application.version,
    cost: await cost(database, application),
    regions: [...(await regionsByIds(database, [...new Set([...demands, ...freedWhenDone].map(({ regionId }) => regionId))])).values()].map(({ id, names }) => ({ id, name: names })),
    items: [...Map.groupBy(demands, ({ itemId }) => itemId)].map(([id, held]) => ({ id, demand: held.map(({ itemId: _same, ...demand }) => demand) })),
    quotas: inOrder(await quotaChain(database, application.departmentId, keysOf([...demands, ...freedWhenDone]))).map((line) => quotaLine(application, demands, line)),
    freedWhenDone,
    competing: await competing(database, actor, application, demands),
    history: await history(database, actor, application),
    comparison: await comparison(database, actor, application),
    decisions: await decisions(database, application),
    queue: await reviewQueue(database, actor, application.id),
  }
})

/** Metrics in the order of the catalogue, everything else as it came. */
function inOrder<Row extends { readonly metric: Metric }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((left, right) => metricCodes.indexOf(left.metric) - metricCodes.indexOf(right.metric))
}

/** What still is asked for costs in a month, and what it replaces or ends; without the price of a part there is no amount (P5). */
async function cost(reader: Reader, application: ApplicationRecord): Promise<ApplicationReview['cost']> {
  const items = (await itemsOf(reader, application.id)).filter(({ rejectedReason }) => rejectedReason === null)
  const catalogue = await catalogueFor(reader, application.departmentId, items)
  const parts = items.map((item) => application.kind === 'release' ? [] : componentsOfItem(catalogue, item))
  const { monthly, missing, currency, items: amounts } = await monthlyCostOf(reader, parts)
  const before = application.kind === 'new' ? null : await monthlyCostOf(reader, items.map(presentComponents))
  return {
    monthly, currency, reason: monthly === null ? 'price_missing' : null, ...differenceOf(monthly, before),
    missing: missing.map(({ category, resource, spec, quantity }) => ({ category, resource, spec, quantity })),
    items: items.map(({ id }, index) => ({ id, monthly: amounts[index] ?? null, present: before?.items[index] ?? null, components: parts[index]! })),
  }
}

/** All resources of an item; what they are of now, at today's prices as the new configuration. */
function presentComponents({ resources }: ItemRow): PriceComponent[] {
  return resources.flatMap(({ components }) => components)
}

function differenceOf(monthly: string | null, before: MonthlyCost | null): Pick<ApplicationReview['cost'], 'present' | 'difference'> {
  if (before === null) return { present: null, difference: null }
  const { monthly: present, currency: { decimals } } = before
  const isKnown = monthly !== null && present !== null
  return { present, difference: isKnown ? formatMoney(parseMoney(monthly, decimals) - parseMoney(present, decimals), decimals) : null }
}

function keysOf(demands: readonly Demand[]): Pick<Demand, 'regionId' | 'metric'>[] {
  return [...new Map(demands.map(({ regionId, metric }) => [`${regionId} ${metric}`, { regionId, metric }])).values()]
}

function quotaLine({ departmentId, status }: ApplicationRecord, demands: readonly Demand[], line: ChainQuota): ApplicationReview['quotas'][number] {
  const { regionId, metric, total, allocated, used, reserved, remaining, depth } = line
  const isOwnRow = line.departmentId === departmentId
  const held = demands.filter((demand) => demand.regionId === regionId && demand.metric === metric).reduce((sum, { amount }) => sum + amount, 0)
  const ofThis = isOwnRow && mayHold(status) ? held : 0
  return {
    department: { id: line.departmentId, name: line.departmentName }, depth, isOwn: isOwnRow, regionId, metric, total, allocated, used, reserved, remaining,
    ofThis, remainingAfterApproval: remaining, remainingAfterRejection: remaining + ofThis,
  }
}

async function competing(reader: Reader, actor: Actor, application: ApplicationRecord, demands: readonly Demand[]): Promise<ApplicationReview['competing']> {
  const rows = await competingWith(reader, actor, application, keysOf(demands), shownCompeting)
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map(({ id, number, title, step, departmentId, departmentName, submittedAt, dueOn, demand }) => ({
      id, number, title, step, dueOn, demand: inOrder(demand), department: { id: departmentId, name: departmentName }, isSameDepartment: departmentId === application.departmentId,
      submittedAt: submittedAt.toISOString(),
    })),
  }
}

async function history(reader: Reader, actor: Actor, application: ApplicationRecord): Promise<ApplicationReview['history']> {
  const last = await applicantsLast(reader, actor, application, shownEarlier)
  return {
    applicant: { id: application.applicantId, name: application.applicantName }, ...await applicantCounts(reader, actor, application),
    last: last.map((row) => ({ ...row, submittedAt: row.submittedAt.toISOString() })),
  }
}

/** What this reviewer's side decided on last; who never did compares with the version before. */
async function comparison(reader: Reader, actor: Actor, application: ApplicationRecord): Promise<ApplicationReview['comparison']> {
  const side = application.route.filter((stage) => mayReviewAt(actor, stage, application))
  const { newest, decided } = await versionsSeen(reader, application.id, side)
  if (newest === null) return null
  if (decided !== null && decided < newest) return { before: decided, after: newest, why: 'decided' }
  return decided === null && newest > 1 ? { before: newest - 1, after: newest, why: 'previous' } : null
}

async function decisions(reader: Reader, { id }: ApplicationRecord): Promise<ApplicationReview['decisions']> {
  return (await stepsOf(reader, id)).flatMap(({ round, stage, verdict, at, reason, versionNumber, rejectedItems, ...act }) =>
    stage === null || (verdict !== 'approved' && verdict !== 'rejected') ? [] : [{
      round, stage, verdict, at: at.toISOString(), reason, versionNumber, rejectedItems, by: { id: act.accountId, name: act.accountName },
      for: act.forAccountId !== null && act.forAccountName !== null ? { id: act.forAccountId, name: act.forAccountName } : null,
    }])
}

/** What deciding on several at once is about, shown before it is confirmed. */
export const effectsQuery = query(readEffects, async ({ database, actor, input }) => ({
  lines: inOrder(await effectsOf(database, actor, input.ids.split(','))).map(({ departmentId, departmentName, regionId, regionName, metric, amount, remaining }) =>
    ({ department: { id: departmentId, name: departmentName }, region: { id: regionId, name: [...regionName] as [string, string, string] }, metric, amount, remaining })),
}))
