import { VisuallyHidden } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { FormSection } from '#kit/web/FormPage.tsx'
import { NumberField, SelectField, TextAreaField } from '#kit/web/fields.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import { LoadingState } from '#kit/web/States.tsx'
import type { listRegions } from '#modules/catalogue/contract.ts'
import { ConfigurationForm } from '#modules/catalogue/pages/parts/ConfigurationForm.tsx'
import { ConfigurationSummary } from '#modules/catalogue/pages/parts/ConfigurationSummary.tsx'
import { componentsOf } from '#modules/catalogue/rules/contributions.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import { PricePanel } from '#modules/prices/pages/parts/PricePanel.tsx'
import type { FormItem } from '../parts/form-values.ts'
import { fittedTo } from '../parts/item-catalogue.ts'
import { limits } from '../parts/limits.ts'
import { applicationPagePhrases as phrases } from '../parts/page-phrases.ts'
import type { ApplicationForm } from '../parts/use-application-form.ts'

/** One item: region first, then what the service asks for, quantity, remark, and what it adds up to. */
export function ItemFields({ form, item }: { readonly form: ApplicationForm; readonly item: FormItem }) {
  const t = useSay()
  const index = form.values.items.indexOf(item)
  const path = `items/${index}`
  const catalogue = form.catalogue[index]
  const change = (changes: Partial<FormItem>) => form.changeItem(item.key, changes)
  const configuration = item.configuration as Configuration
  const regions = useRead<typeof listRegions>('GET /regions', { query: { isOn: 'true', pageSize: 200 } })
  useFitting(form, item)
  const service = catalogue?.definition.names ?? phrases.service
  return (
    <>
      <FormSection title={service}>
        <SelectField {...form.at(`${path}/regionId`, item.regionId ?? '', (regionId) => change({ regionId: regionId === '' ? null : regionId }), true)}
          label={phrases.region} help={phrases.regionHelp} options={regions.data?.items.map(({ id, names }) => ({ value: id, label: names })) ?? []} />
      </FormSection>
      {item.regionId !== null && (catalogue
        ? (
          <ConfigurationForm definition={catalogue.definition} facts={catalogue.facts} value={configuration} onChange={(next) => change({ configuration: next })}
            errors={form.problemsBelow(`${path}/configuration`)} idOf={(below) => form.idOf(`${path}/configuration/${below}`)} />
        )
        : <LoadingState />)}
      <FormSection>
        <NumberField {...form.at(`${path}/quantity`, item.quantity, (quantity) => change({ quantity }), true)} label={phrases.quantity}
          minimum={catalogue?.definition.quantity.min ?? 1} maximum={catalogue?.definition.quantity.max ?? limits.quantity} />
        <TextAreaField {...form.at(`${path}/remark`, item.remark, (remark) => change({ remark }))} label={phrases.remark} help={phrases.remarkHelp} maximum={limits.remark} />
      </FormSection>
      {item.regionId !== null && catalogue && (
        <>
          <VisuallyHidden component="h2">{t(phrases.demandTitle)}</VisuallyHidden>
          <ConfigurationSummary definition={catalogue.definition} facts={catalogue.facts} configuration={configuration} quantity={item.quantity ?? 0}>
            <PricePanel components={componentsOf(catalogue.definition, configuration, item.quantity ?? 1, catalogue.facts)} />
          </ConfigurationSummary>
        </>
      )}
    </>
  )
}

/** After another region or department was chosen, the configuration is fitted to it once its facts are there. */
function useFitting(form: ApplicationForm, item: FormItem): void {
  const place = `${form.values.departmentId}/${item.regionId}`
  const fitted = useRef(Object.keys(item.configuration).length > 0 ? place : null)
  const catalogue = form.catalogue[form.values.items.indexOf(item)]
  useEffect(() => {
    if (item.regionId === null || !catalogue || catalogue.facts.regionId !== item.regionId || fitted.current === place) return
    fitted.current = place
    form.changeItem(item.key, { configuration: fittedTo(catalogue, item.configuration) })
  })
}
