import { formatMoney } from '#kit/pure/money.ts'
import { useMe } from '#kit/web/session.ts'
import { componentsOf } from '#modules/catalogue/rules/contributions.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import { usePrices, type Prices } from '#modules/prices/pages/parts/use-prices.ts'
import { estimateOf, joined } from '#modules/prices/rules/price.ts'
import { componentsOfExisting } from '../parts/item-catalogue.ts'
import { ApplicationNotes } from '../parts/notes.ts'
import type { ApplicationForm } from '../parts/use-application-form.ts'

/** What modules above say about the application as it stands in the form; nothing while a price is missing or nothing is chosen. */
export function FormNotes({ form }: { readonly form: ApplicationForm }) {
  const me = useMe()
  const { prices } = usePrices()
  const departmentId = form.values.departmentId ?? me.departmentId
  const monthly = prices === undefined || form.values.items.length === 0 ? null : monthlyMore(form, prices)
  if (monthly === null || departmentId === null) return null
  return <ApplicationNotes departmentId={departmentId} projectId={form.values.projectId} monthly={monthly} />
}

/** What new resources cost; of existing ones the difference to what they cost now. */
function monthlyMore(form: ApplicationForm, { book, currency }: Prices): string | null {
  const costOf = (components: Parameters<typeof estimateOf>[0]) => joined([estimateOf(components, book, currency.decimals)]).monthly
  let more = 0n
  for (const [index, item] of form.values.items.entries()) {
    const known = form.catalogue[index]
    if (!known || (item.regionId === null && item.existing === undefined)) return null
    const later = costOf(item.existing ? componentsOfExisting(item, known) : componentsOf(known.definition, item.configuration as Configuration, item.quantity ?? 1, known.facts))
    const present = costOf(item.existing?.resources.flatMap(({ components }) => components) ?? [])
    if (later === null || present === null) return null
    more += later - present
  }
  return formatMoney(more, currency.decimals)
}
