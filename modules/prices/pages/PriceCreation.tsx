import { DayField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useGo } from '#kit/web/links.tsx'
import { useAct } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { createPrice } from '../contract.ts'
import { numberProblem, PlaceFields, PriceField, priceRules, type PriceValues } from './parts/PriceFields.tsx'
import { pricePagePhrases as phrases } from './parts/page-phrases.ts'
import { useCorrespondence } from './parts/use-correspondence.ts'
import { usePrices } from './parts/use-prices.ts'

const list = '/unit-prices'
const initial: PriceValues = { category: '', resource: '', spec: '', number: null, price: '', fromDay: '' }

/** Guide 004 §2.2.2; afterwards the list, with the new price in it. */
export default function PriceCreation() {
  const go = useGo()
  const table = useCorrespondence()
  const today = usePrices().prices?.day
  const create = useAct<typeof createPrice>('POST /unit-prices', { done: phrases.created, isQuiet: true })
  const form = useForm<PriceValues>({
    draft: 'unit-price:new', initial, rules: priceRules, check: (values) => ({ number: numberProblem(table, values) }),
    submit: ({ number, fromDay, ...values }) => create.mutateAsync({ body: { ...values, number: number ?? 0, ...(fromDay === '' ? {} : { fromDay }) } }),
    onDone: () => go(list, { isReplacing: true }),
  })
  return (
    <FormPage title={phrases.newPrice} crumbs={[{ label: phrases.priceManagement }, { label: phrases.unitPrices, to: list }, { label: phrases.newPrice }]} form={form} verb={phrases.create} backTo={list}>
      <FormSection>
        <PlaceFields form={form} table={table} isCategoryFixed={false} isPreset={false} />
        <PriceField form={form} table={table} />
        <DayField {...form.field('fromDay')} label={phrases.fromDay} help={phrases.fromDayHelp} {...(today ? { earliest: today } : {})} />
      </FormSection>
    </FormPage>
  )
}
