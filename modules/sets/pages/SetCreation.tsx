import { isRequired } from '#kit/web/checks.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { SelectField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useGo, useSearchValues } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm, type Form } from '#kit/web/use-form.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import { usePrices } from '#modules/prices/pages/parts/use-prices.ts'
import type { createSet, readSet, SetDetail } from '../contract.ts'
import type { SetCategory } from '../rules/categories.ts'
import { ConfigurationPart, useMonthly } from './parts/ConfigurationPart.tsx'
import { CommonFields, commonRules, FinalPriceFields, finalPriceProblem, type CommonValues } from './parts/SetFields.tsx'
import { setPagePhrases as phrases } from './parts/page-phrases.ts'
import { useService, useServiceOptions } from './parts/use-service.ts'

type Values = CommonValues & { service: string; configuration: Configuration }
const list = '/sets'
const empty: Values = { isPopular: false, category: '', service: '', name: '', description: '', configuration: {}, finalPrice: '' }

/** Guide 004 §3.2; `?from=12` begins with the choices of that set, for another configuration (S6). */
export default function SetCreation() {
  const [{ from }] = useSearchValues()
  return from === undefined ? <Editor /> : <Copy id={from} />
}

function Copy({ id }: { readonly id: string }) {
  const set = useRead<typeof readSet>('GET /sets/:id', { params: { id } })
  return <Answer of={set}>{(found) => <Editor original={found} />}</Answer>
}

function valuesOf({ isPopular, category, service, name, description, configuration, finalPrice }: SetDetail): Values {
  return { isPopular, category, service: service.code, name, description, configuration, finalPrice }
}

function Editor({ original }: { readonly original?: SetDetail }) {
  const t = useSay()
  const go = useGo()
  const currency = usePrices().prices?.currency
  const create = useAct<typeof createSet>('POST /sets', { done: phrases.created, isQuiet: true })
  const form = useForm<Values>({
    ...(original ? {} : { draft: 'set:new' }),
    initial: original ? valuesOf(original) : empty, rules: { ...commonRules, service: [isRequired] },
    check: ({ finalPrice }) => ({ finalPrice: finalPriceProblem(finalPrice, currency) }),
    submit: ({ category, ...values }) => create.mutateAsync({ body: { ...values, category: category as SetCategory } }),
    onDone: () => go(list, { isReplacing: true }),
  })
  const { service, configuration } = form.values
  const definition = useService(service).data?.definition
  const monthly = useMonthly(definition, configuration)
  const title = original ? phrases.copySet : phrases.newSet
  return (
    <FormPage title={title} subtitle={original?.number} crumbs={[{ label: phrases.priceManagement }, { label: phrases.sets, to: list }, { label: title }]} form={form} verb={phrases.create} backTo={list}>
      <FormSection title={phrases.commonOptions}>
        <ServiceField form={form} />
        <CommonFields form={form as unknown as Form<CommonValues>} />
      </FormSection>
      {service === '' && <FormSection title={phrases.setItems}><p data-wide>{t(phrases.chooseService)}</p></FormSection>}
      {definition && <ConfigurationPart key={definition.code} form={form as unknown as Form<{ configuration: Configuration }>} definition={definition} />}
      <FormSection title={phrases.price}>
        <FinalPriceFields form={form as unknown as Form<CommonValues>} original={monthly} currency={currency} />
      </FormSection>
    </FormPage>
  )
}

function ServiceField({ form }: { readonly form: Form<Values> }) {
  const change = (service: string) => { if (service !== form.values.service) form.set({ service, configuration: {} }) }
  return <SelectField {...form.field('service')} label={phrases.service} options={useServiceOptions()} onChange={change} />
}
