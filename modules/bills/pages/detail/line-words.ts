import { useFormats, useSay, type Say } from '#kit/web/i18n.tsx'
import { priceWord } from '#modules/catalogue/rules/price-words.ts'
import type { BillLine } from '../../contract.ts'
import { kindNames } from '../parts/looks.ts'
import { billDetailPhrases as phrases } from './detail-phrases.ts'

/** What a line is for: the component in words; of an adjustment its reason, of a provider's cost whose it is. */
export function whatOf({ kind, component, provider, note }: BillLine, t: Say): string {
  if (kind === 'provider') return [provider, component.resource, component.spec].filter(Boolean).join(' · ')
  const words = [component.category, component.resource, component.spec].filter(Boolean).map((code) => t(priceWord(code))).filter((word) => word !== '–').join(' ')
  return [kind === 'adjustment' ? t(kindNames.adjustment) : '', words, note].filter(Boolean).join(' · ')
}

/** A line on one row: its resource and what it is for. */
export function textOf(line: BillLine, t: Say): string {
  return [line.resource?.instanceId, whatOf(line, t)].filter(Boolean).join(' · ')
}

export function quantityOf({ kind, quantity, count, unit }: BillLine): string {
  return kind === 'adjustment' ? '' : `${quantity}${count === 1 ? '' : ` × ${count}`} ${unit}`.trim()
}

/** From which day to which; of late usage also its month (B8). */
export function usePeriod(): (line: BillLine) => string {
  const t = useSay()
  const { day } = useFormats()
  return ({ fromDay, toDay, usageMonth }) => {
    const days = fromDay === toDay ? day(fromDay) : `${day(fromDay)} – ${day(toDay)}`
    return usageMonth === null ? days : `${days} (${t(phrases.lateUsage, { month: usageMonth })})`
  }
}

/** So much for so many of the unit; for one of it just the price. */
export function usePrice(): (line: BillLine) => string {
  const t = useSay()
  const { money } = useFormats()
  return ({ unitPrice, priceNumber, unit }) => unitPrice === null ? '—'
    : priceNumber === null || priceNumber === 1 ? money(unitPrice) : t(phrases.priceFor, { price: money(unitPrice), number: priceNumber, unit })
}
