import { invalid, refuse } from '#kit/pure/refusal.ts'
import { action, query } from '#kit/server/action.ts'
import type { Reader } from '#kit/server/database.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { listCostRates, removeCostRate, setCostRate, type CostRate } from '../cost-contract.ts'
import { deleteRate, readRates, writeRate, type RateRecord } from '../cost-rate-store.ts'
import { monthIn, monthText } from '../rules/months.ts'

/** What the operator sets for a billing period (B10). Drafts take it when they are computed; of bills that were sent the next ones take the difference. */
export const setCostRateAction = action(setCostRate, async ({ tx, actor, now, input: { currency, month, rate, version }, record }) => {
  const { code } = await readCurrency(tx)
  if (currency === code) throw invalid([{ path: 'currency', code: 'cost.own_currency', facts: { currency } }], 'cost.own_currency', { currency })
  if (/^[0.]+$/.test(rate)) throw invalid([{ path: 'rate', code: 'cost.rate_zero' }], 'cost.rate_zero')
  const before = await rateOf(tx, currency, month)
  if (!await writeRate(tx, { currency, month: monthIn(month), rate, version }, actor.id, now)) throw refuse('conflict.stale', { version: before?.version ?? 0 })
  record({ kind: 'cost_rate.set', subject: { kind: 'cost_rate', id: idOf(currency, month) }, facts: { currency, month, before: before?.rate ?? null, rate } })
  return rateView((await rateOf(tx, currency, month))!)
})

export const removeCostRateAction = action(removeCostRate, async ({ tx, input: { currency, month, version }, record }) => {
  const before = await rateOf(tx, currency, month)
  if (before && before.billCount > 0) throw refuse('cost.rate_billed')
  if (!await deleteRate(tx, { currency, month: monthIn(month), version })) throw refuse('conflict.stale', { version: before?.version ?? 0 })
  record({ kind: 'cost_rate.removed', subject: { kind: 'cost_rate', id: idOf(currency, month) }, facts: { currency, month, before: before?.rate ?? null } })
  return {}
})

export const listCostRatesQuery = query(listCostRates, async ({ database }) => {
  const { code } = await readCurrency(database)
  return { currency: code, items: (await readRates(database, code)).map(rateView) }
})

async function rateOf(reader: Reader, currency: string, month: string): Promise<RateRecord | undefined> {
  const { code } = await readCurrency(reader)
  return (await readRates(reader, code)).find((rate) => rate.currency === currency && monthText(rate.month) === month)
}

/** A rate has no number of its own: the month's, then the letters' places in the alphabet. */
function idOf(currency: string, month: string): string {
  return month.replace('-', '') + [...currency].map((letter) => String(letter.charCodeAt(0) - 64).padStart(2, '0')).join('')
}

function rateView({ month, updatedAt, ...rate }: RateRecord): CostRate {
  return { ...rate, month: monthText(month), updatedAt: updatedAt?.toISOString() ?? null }
}
