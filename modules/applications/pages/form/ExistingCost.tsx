import { Facts, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { usePriceFormats, usePrices, type Prices } from '#modules/prices/pages/parts/use-prices.ts'
import { estimateOf, joined } from '#modules/prices/rules/price.ts'
import { demandOf, type Demand } from '#modules/quotas/rules/demand.ts'
import { increaseOver } from '../../rules/holding.ts'
import { amountsInWords } from '../parts/amounts.ts'
import { existingPhrases as phrases } from '../parts/existing-phrases.ts'
import { componentsOfExisting, unitDemandOf } from '../parts/item-catalogue.ts'
import type { ApplicationForm } from '../parts/use-application-form.ts'

/** What the resources cost now and will cost, at today's prices, and the quota that comes back. */
export function ExistingCost({ form }: { readonly form: ApplicationForm }) {
  const { prices } = usePrices()
  const isKnown = form.values.items.every((_, index) => form.catalogue[index] !== undefined)
  if (!prices || !isKnown || form.values.items.length === 0) return null
  return <Section title={phrases.monthly}><Comparison form={form} prices={prices} /></Section>
}

function Comparison({ form, prices: { book, currency } }: { readonly form: ApplicationForm; readonly prices: Prices }) {
  const t = useSay()
  const formats = useFormats()
  const { amount } = usePriceFormats(currency)
  const costOf = (components: Parameters<typeof estimateOf>[0]) => joined([estimateOf(components, book, currency.decimals)]).monthly
  const present = costOf(form.values.items.flatMap(({ existing }) => existing?.resources.flatMap(({ components }) => components) ?? []))
  const later = costOf(form.values.items.flatMap((item, index) => componentsOfExisting(item, form.catalogue[index]!)))
  const difference = present === null || later === null ? null : later - present
  const written = (sum: bigint | null) => sum === null ? t(phrases.noPrice) : amount(sum)
  const freed = freedOf(form)
  return (
    <Facts items={[
      { label: phrases.monthlyNow, value: written(present) },
      { label: phrases.monthlyThen, value: written(later) },
      { label: phrases.difference, value: difference === null ? '—' : difference < 0n ? `−${amount(-difference)}` : `+${amount(difference)}` },
      freed.length > 0 && { label: phrases.freed, value: amountsInWords(t, formats, freed), isWide: true },
    ]} />
  )
}

function freedOf(form: ApplicationForm): Demand[] {
  return form.values.items.flatMap((item, index) => {
    const { regionId, existing } = item
    if (regionId === null || existing === undefined) return []
    const wanted = unitDemandOf(item, form.catalogue[index]!)
    return existing.resources.flatMap(({ quotaDemand }) => demandOf(regionId, increaseOver(wanted, quotaDemand), 1))
  })
}
