import { formatMoney } from '#kit/pure/money.ts'
import { say } from '#kit/pure/phrase.ts'
import { allowedActs } from '#kit/pure/policy.ts'
import type { Actor, Language } from '#kit/pure/register.ts'
import { priceWord } from '#modules/catalogue/rules/price-words.ts'
import type { UnitPrice } from './contract.ts'
import { pricePhrases } from './phrases.ts'
import { pricePolicy } from './policy.ts'
import type { Currency } from './rules/currency.ts'
import { priceDecimals, type EstimateLine, type Missing } from './rules/price.ts'
import { priceText } from './rules/price-text.ts'
import type { PriceRecord } from './store.ts'

export function writtenPrice(price: string | null, { decimals }: Currency): string | null {
  return price === null ? null : priceText(price, decimals)
}

export function priceView(actor: Actor, currency: Currency, row: PriceRecord): UnitPrice {
  const { id, isPreset, category, resource, spec, number, unit, upcoming, version, updatedById, updatedByName } = row
  return {
    id, isPreset, category, resource, spec, number, unit, version, price: writtenPrice(row.price, currency),
    upcoming: upcoming && { fromDay: upcoming.fromDay, price: writtenPrice(upcoming.price, currency) },
    updatedAt: row.updatedAt.toISOString(), updatedBy: updatedById === null ? null : { id: updatedById, name: updatedByName ?? '' },
    allowed: allowedActs(pricePolicy, actor, row),
  }
}

/** A line of an estimate as answers carry it. */
export function lineView({ category, resource, spec, quantity, count, unitPrice, number, unit, amount }: EstimateLine, { decimals }: Currency) {
  const money = (minor: bigint | null) => minor === null ? null : formatMoney(minor, decimals)
  return {
    category, resource, spec, quantity, count, number, unit, amount: money(amount),
    unitPrice: unitPrice === null ? null : priceText(formatMoney(unitPrice, priceDecimals), decimals),
  }
}

/** `price.missing`, naming category, resource and specification (P5). */
export function missingView({ category, resource, spec, quantity }: Missing, language: Language) {
  const [inWords, ofResource, ofSpec] = [category, resource, spec].map((code) => say(priceWord(code), language)) as [string, string, string]
  return {
    category, resource, spec, quantity, code: 'price.missing' as const,
    message: say(pricePhrases['price.missing'], language, { quantity, category: inWords, resource: ofResource, spec: ofSpec }),
  }
}
