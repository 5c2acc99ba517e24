import { formatMoney, parseMoney } from '#kit/pure/money.ts'
import { say } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import type { Reader } from '#kit/server/database.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import type { Currency } from '#modules/prices/rules/currency.ts'
import { usageMetric } from '#modules/usage/rules/metrics.ts'
import type { FeeRow, FeeSums } from './contract.ts'
import { reportPhrases as phrases } from './phrases.ts'
import type { Search } from './search-store.ts'
import { readSums, type FeeRecord, type FeeSum } from './store.ts'

/** In the currency's decimals, as the rest of the product writes amounts. */
export function written(amount: string, { decimals }: Currency): string {
  return formatMoney(parseMoney(amount, decimals), decimals)
}

/** What the product is, in one text; of usage: what was metered, when, and what one unit costs. */
export function specOf({ content, metric, month, unitPrice }: FeeRecord, language: Language): string {
  if (content !== null) return content.map(({ label, value }) => say(phrases.line, language, { label, value })).join(language === 'en' ? '; ' : '；')
  const { names, unit } = usageMetric(metric ?? '')
  const values = { metric: names, month: (month ?? '').slice(0, 7), unit }
  return unitPrice === null ? say(phrases.usageUnpriced, language, values) : say(phrases.usageSpec, language, { ...values, price: unitPrice })
}

export function rowOf(record: FeeRecord, currency: Currency, language: Language): FeeRow {
  return {
    member: { id: record.memberId, name: record.memberName }, product: { id: record.productId, name: record.productNumber }, productName: record.productName,
    spec: specOf(record, language), quantity: Number(record.quantity), unit: record.metric === null ? null : usageMetric(record.metric).unit,
    payable: record.payable === null ? null : written(record.payable, currency), paid: written(record.paid, currency),
  }
}

const nothing: FeeSum = { count: 0, payable: '0', paid: '0', unpriced: 0 }

/** Two tables and both together. */
export function sumsOf(service: FeeSum = nothing, usage: FeeSum = nothing, currency: Currency): FeeSums {
  const one = ({ count, payable, paid }: FeeSum) => ({ count, payable: written(payable, currency), paid: written(paid, currency) })
  const add = (left: string, right: string) => formatMoney(parseMoney(left, currency.decimals) + parseMoney(right, currency.decimals), currency.decimals)
  return {
    serviceFees: one(service), usageFees: one(usage), unpriced: usage.unpriced,
    total: { count: service.count + usage.count, payable: add(service.payable, usage.payable), paid: add(service.paid, usage.paid) },
  }
}

export async function summary(reader: Reader, search: Search): Promise<{ readonly sums: FeeSums; readonly currency: Currency }> {
  const currency = await readCurrency(reader)
  const sums = await readSums(reader, search)
  return { currency, sums: sumsOf(sums.get('service'), sums.get('usage'), currency) }
}
