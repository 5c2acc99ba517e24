import { componentsOf } from '#modules/catalogue/rules/contributions.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import { PriceTotal } from '#modules/prices/pages/parts/PriceTotal.tsx'
import type { ApplicationForm } from '../parts/use-application-form.ts'
import { FormNotes } from './FormNotes.tsx'

/** What each item costs in a month, and all of them together, at today's prices. */
export function CostSection({ form }: { readonly form: ApplicationForm }) {
  const items = form.values.items.flatMap((item, index) => {
    const known = form.catalogue[index]
    return known ? [{ key: item.key, name: known.definition.names, components: componentsOf(known.definition, item.configuration as Configuration, item.quantity ?? 1, known.facts) }] : []
  })
  return <><PriceTotal items={items} /><FormNotes form={form} /></>
}
