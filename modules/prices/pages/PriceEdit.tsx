import { Answer } from '#kit/web/DetailPage.tsx'
import { DayField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { changePrice, readPrice, UnitPriceDetail } from '../contract.ts'
import { numberProblem, PlaceFields, PriceField, priceRules, type PriceValues } from './parts/PriceFields.tsx'
import { pricePagePhrases as phrases } from './parts/page-phrases.ts'
import { placeWords } from './parts/place-words.ts'
import { Uses } from './parts/Uses.tsx'
import { useCorrespondence } from './parts/use-correspondence.ts'
import { usePrices } from './parts/use-prices.ts'

/** Guide 004 §2.2.3: the category is fixed; of a preset only the price may change (P3). */
export default function PriceEdit() {
  const { id = '' } = usePageParams()
  const price = useRead<typeof readPrice>('GET /unit-prices/:id', { params: { id } })
  return <Answer of={price}>{(found) => <Edit price={found} />}</Answer>
}

function Edit({ price }: { readonly price: UnitPriceDetail }) {
  const t = useSay()
  const formats = useFormats()
  const go = useGo()
  const table = useCorrespondence()
  const today = usePrices().prices?.day
  const change = useAct<typeof changePrice>('PATCH /unit-prices/:id', { done: phrases.saved, isQuiet: true })
  const { id, version, category, resource, spec, number, isPreset, upcoming } = price
  const isMoved = (values: PriceValues) => values.resource !== resource || values.spec !== spec || values.number !== number
  const form = useForm<PriceValues>({
    initial: { category, resource, spec, number, price: price.price ?? upcoming?.price ?? '', fromDay: '' },
    rules: priceRules, check: (values) => ({ number: numberProblem(table, values) }),
    submit: (values) => change.mutateAsync({
      params: { id },
      body: {
        version, price: values.price, confirmed: true,
        ...(isMoved(values) ? { resource: values.resource, spec: values.spec, number: values.number ?? 0 } : values.fromDay === '' ? {} : { fromDay: values.fromDay }),
      },
    }),
    onDone: () => go('/unit-prices', { isReplacing: true }),
  })
  const place = placeWords(price, t)
  const crumbs = [{ label: phrases.priceManagement }, { label: phrases.unitPrices, to: '/unit-prices' }, { label: place, to: `/unit-prices/${id}` }, { label: phrases.edit }]
  return (
    <FormPage title={phrases.editPrice} subtitle={place} crumbs={crumbs} form={form} verb={phrases.save} backTo={`/unit-prices/${id}`}>
      <FormSection description={isPreset ? phrases.presetHelp : phrases.movesHelp}>
        <PlaceFields form={form} table={table} isCategoryFixed isPreset={isPreset} />
        <PriceField form={form} table={table} />
        {isMoved(form.values) ? <div data-wide><Uses price={price} /></div> : (
          <DayField {...form.field('fromDay')} label={phrases.fromDay} {...(today ? { earliest: today } : {})}
            help={upcoming ? t(phrases.setAgain, { day: formats.day(upcoming.fromDay) }) : phrases.fromDayHelp} />
        )}
      </FormSection>
    </FormPage>
  )
}
