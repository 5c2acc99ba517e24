import { parseMoney } from '#kit/pure/money.ts'
import { allowedActs } from '#kit/pure/policy.ts'
import type { Actor } from '#kit/pure/register.ts'
import type { Currency } from '#modules/prices/rules/currency.ts'
import { priceText } from '#modules/prices/rules/price-text.ts'
import type { SetDetail, SetRow } from './contract.ts'
import { setPolicy } from './policy.ts'
import { isLow, percentOf } from './rules/set-price.ts'
import type { FullSet, SetRecord } from './store.ts'

/** As many decimals as the column keeps: also what was written when the currency had others. */
const storedDecimals = 4

export function writtenAmount(amount: string, { decimals }: Currency): string {
  return priceText(amount, decimals)
}

export function setView(actor: Actor, currency: Currency, set: SetRecord): SetRow {
  const { id, number, isPopular, category, serviceCode, serviceNames, name, originalPrice, finalPrice, updatedAt, updatedById, updatedByName, version } = set
  const original = originalPrice === null ? null : parseMoney(originalPrice, storedDecimals)
  const final = parseMoney(finalPrice, storedDecimals)
  return {
    id, number, isPopular, category, name, version, service: { code: serviceCode, names: serviceNames },
    originalPrice: originalPrice === null ? null : writtenAmount(originalPrice, currency), finalPrice: writtenAmount(finalPrice, currency),
    percent: percentOf(final, original), isLow: isLow(final, original),
    updatedAt: updatedAt.toISOString(), updatedBy: updatedById === null ? null : { id: updatedById, name: updatedByName ?? '' },
    allowed: allowedActs(setPolicy, actor, set),
  }
}

export function setDetailView(actor: Actor, currency: Currency, set: FullSet): SetDetail {
  const { description, configuration, content, components, deletedAt } = set
  return { ...setView(actor, currency, set), description, configuration, content: [...content], components: [...components], currency, deletedAt: deletedAt?.toISOString() ?? null }
}
