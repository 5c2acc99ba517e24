import { divide, formatMoney, parseMoney } from '#kit/pure/money.ts'
import { notFound } from '#kit/pure/refusal.ts'
import { query } from '#kit/server/action.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { applicationInBrief } from '#modules/applications/offers.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import type { Currency } from '#modules/prices/rules/currency.ts'
import { usageMetricCodes, usageMetrics } from '#modules/usage/rules/metrics.ts'
import { compareRevisions, explainBillLine, listBillLines, type BillLine } from '../contract.ts'
import { applicationIdOf, compareLines, costOf, listLineRows, priceOriginOf, readLine, readLines, totalOf, usageByDay, type LineRecord, type LineScope } from '../line-store.ts'
import { cutOf } from '../policy.ts'
import { daysOfMonth, fixedCharge, fixedFormula, reduced, usageCharge, usageFormula, writtenFraction } from '../rules/charge.ts'
import { writtenAmount } from '../rules/grouping.ts'
import { monthText } from '../rules/months.ts'
import { findBillPlace } from '../store.ts'
import { currentRevision } from '../view.ts'

/** Differences shown at once. */
export const mostDifferences = 2000

export const listLinesQuery = query(listBillLines, async ({ database, actor, input }) => {
  const [scope, currency] = await Promise.all([scopeOf(database, actor, input.id, input.revision), readCurrency(database)])
  const found = await listLineRows(database, scope, input)
  return { ...found, items: found.items.map((line) => lineView(line, currency)) }
})

/** The revision that was asked for, or the one that the reader is shown; the lines that they may see (B2). */
export async function scopeOf(reader: Reader, actor: Actor, id: string, wanted: number | undefined): Promise<LineScope> {
  const bill = await findBillPlace(reader, actor, id)
  const current = currentRevision(actor, bill)
  const revision = wanted ?? current
  if (revision > Math.max(current, bill.revision)) throw notFound()
  return { billId: id, month: bill.month, revision, cut: cutOf(actor, bill) }
}

export function lineView(line: LineRecord, { decimals }: Currency): BillLine {
  const { number, kind, departmentId, departmentName, projectId, projectName, regionId, regionName, serviceCode, serviceName, resourceId, instanceId, resourceName } = line
  const { category, componentResource, spec, quantity, count, unit, fromDay, toDay, days, unitPrice, priceNumber, usageMonth, provider, note, amount } = line
  return {
    number, kind, department: { id: departmentId, name: departmentName }, project: projectId === null ? null : { id: projectId, name: projectName ?? '' },
    region: regionId === null || regionName === null ? null : { id: regionId, names: regionName }, service: serviceCode === null || serviceName === null ? null : { code: serviceCode, names: serviceName },
    resource: resourceId === null ? null : { id: resourceId, instanceId: instanceId ?? '', name: resourceName ?? '' }, component: { category, resource: componentResource, spec },
    quantity, count, unit, fromDay, toDay, days, unitPrice, priceNumber, usageMonth: usageMonth === null ? null : monthText(usageMonth), provider, note, amount: writtenAmount(amount, decimals),
  }
}

/** "Why this amount" (chapter 6, Line). */
export const explainLineQuery = query(explainBillLine, async ({ database, actor, input }) => {
  const [scope, currency] = await Promise.all([scopeOf(database, actor, input.id, input.revision), readCurrency(database)])
  const line = await readLine(database, scope, input.number)
  const applicationId = await applicationIdOf(database, scope, line.number)
  const [application, price, usage, formula] = await Promise.all([
    applicationId === null ? null : applicationInBrief(database, applicationId),
    priceOriginOf(database, scope, line.number), usageOf(database, line), formulaOf(database, line, scope, currency),
  ])
  return { line: lineView(line, currency), daysOfMonth: daysOfMonth(scope.month), application, price, formula, usage }
})

async function usageOf(reader: Reader, line: LineRecord): Promise<{ day: string; quantity: string }[]> {
  const metric = usageMetricCodes.find((code) => { const { place } = usageMetrics[code]; return place.category === line.category && place.resource === line.componentResource && place.spec === line.spec })
  return line.kind === 'usage' && metric !== undefined ? usageByDay(reader, line, metric) : []
}

type Formula = { readonly text: string; readonly exact: string; readonly amount: string }
async function formulaOf(reader: Reader, line: LineRecord, { month }: LineScope, currency: Currency): Promise<Formula | null> {
  const { unitPrice, priceNumber, quantity, count, days } = line
  const { decimals } = currency
  if (line.kind === 'provider') return costFormula(await costOf(reader, line, month, currency.code), line, decimals)
  if (unitPrice === null || priceNumber === null) return null
  const facts = { unitPrice, priceNumber, quantity, count, days, daysOfMonth: daysOfMonth(month) }
  const { exact, amount } = line.kind === 'usage' ? usageCharge(facts, decimals) : fixedCharge(facts, decimals)
  return { text: line.kind === 'usage' ? usageFormula(facts) : fixedFormula(facts), exact: writtenFraction(exact), amount: formatMoney(amount, decimals) }
}

const [costDecimals, rateDecimals] = [12, 8]
/** None where the line only carries what changed since an earlier bill. */
function costFormula(found: { readonly cost: string; readonly rate: string } | null, line: LineRecord, decimals: number): Formula | null {
  if (found === null) return null
  const exact = reduced({ numerator: parseMoney(found.cost, costDecimals) * parseMoney(found.rate, rateDecimals), denominator: 10n ** BigInt(costDecimals + rateDecimals) })
  const amount = formatMoney(divide(exact.numerator * 10n ** BigInt(decimals), exact.denominator, 'half-up'), decimals)
  return amount === writtenAmount(line.amount, decimals) ? { text: found.rate === '1' ? found.cost : `${found.cost} × ${found.rate}`, exact: writtenFraction(exact), amount } : null
}

/** B11: line by line; without `to` against the revision that the reader is shown. */
export const compareRevisionsQuery = query(compareRevisions, async ({ database, actor, input }) => {
  const [after, before, currency] = await Promise.all([scopeOf(database, actor, input.id, input.to), scopeOf(database, actor, input.id, input.from), readCurrency(database)])
  const found = await compareLines(database, before, after, mostDifferences + 1)
  const shown = found.slice(0, mostDifferences)
  const numbers = (side: 'before' | 'after') => shown.flatMap((one) => one[side] === null ? [] : [one[side]])
  const [old, recent, totalBefore, totalAfter] = await Promise.all([readLines(database, before, numbers('before')), readLines(database, after, numbers('after')), totalOf(database, before), totalOf(database, after)])
  return {
    from: before.revision, to: after.revision, isComplete: found.length <= mostDifferences,
    totalBefore: writtenAmount(totalBefore, currency.decimals), totalAfter: writtenAmount(totalAfter, currency.decimals),
    lines: shown.map((pair) => difference(pair.before === null ? undefined : old.get(pair.before), pair.after === null ? undefined : recent.get(pair.after), currency)),
  }
})

function difference(before: LineRecord | undefined, after: LineRecord | undefined, currency: Currency) {
  const stored = (line: LineRecord | undefined) => line === undefined ? 0n : parseMoney(line.amount, 4)
  return {
    change: before === undefined ? 'added' as const : after === undefined ? 'removed' as const : 'changed' as const,
    before: before === undefined ? null : lineView(before, currency), after: after === undefined ? null : lineView(after, currency),
    difference: writtenAmount(stored(after) - stored(before), currency.decimals),
  }
}
