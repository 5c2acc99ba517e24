import { Answer, Facts } from '#kit/web/DetailPage.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import { Money } from '#kit/web/Values.tsx'
import { currencySymbol } from '#modules/prices/rules/currency.ts'
import type { changeSet, readSet, SetDetail } from '../contract.ts'
import type { SetCategory } from '../rules/categories.ts'
import { CommonFields, commonRules, FinalPriceFields, finalPriceProblem, minorOf, type CommonValues } from './parts/SetFields.tsx'
import { setPagePhrases as phrases } from './parts/page-phrases.ts'
import { SetTag } from './parts/SetTags.tsx'

/** S6: everything but the configuration. */
export default function SetEdit() {
  const { id = '' } = usePageParams()
  const set = useRead<typeof readSet>('GET /sets/:id', { params: { id } })
  return <Answer of={set}>{(found) => <Edit set={found} />}</Answer>
}

function Edit({ set }: { readonly set: SetDetail }) {
  const t = useSay()
  const go = useGo()
  const { id, number, version, isPopular, category, service, name, description, originalPrice, finalPrice, currency } = set
  const change = useAct<typeof changeSet>('PATCH /sets/:id', { done: phrases.saved, isQuiet: true })
  const form = useForm<CommonValues>({
    initial: { isPopular, category, name, description, finalPrice }, rules: commonRules,
    check: (values) => ({ finalPrice: finalPriceProblem(values.finalPrice, currency) }),
    submit: (values) => change.mutateAsync({ params: { id }, body: { ...values, version, category: values.category as SetCategory } }),
    onDone: () => go(`/sets/${id}`, { isReplacing: true }),
  })
  const crumbs = [{ label: phrases.priceManagement }, { label: phrases.sets, to: '/sets' }, { label: name, to: `/sets/${id}` }, { label: phrases.edit }]
  return (
    <FormPage title={phrases.editSet} subtitle={`${number} · ${t(service.names)}`} crumbs={crumbs} form={form} verb={phrases.save} backTo={`/sets/${id}`}>
      <FormSection title={phrases.commonOptions} description={phrases.serviceFixed}><CommonFields form={form} /></FormSection>
      <FormSection title={phrases.price}>
        <div data-wide><Facts items={[{ label: phrases.originalPrice, value: originalPrice === null ? <SetTag is="unpriced" /> : <Money amount={originalPrice} symbol={currencySymbol(currency.code)} /> }]} /></div>
        <FinalPriceFields form={form} original={minorOf(originalPrice, currency)} currency={currency} />
      </FormSection>
    </FormPage>
  )
}
