import { Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import type { Form } from '#kit/web/use-form.ts'
import { metricCodes, metrics } from '#modules/catalogue/rules/metrics.ts'
import type { Quota } from '../../contract.ts'
import { AmountField } from '../parts/AmountField.tsx'
import { metricWithUnit } from '../parts/metric-words.ts'
import { quotaPagePhrases } from '../parts/page-phrases.ts'
import { quotaRequestPhrases as phrases } from '../parts/request-phrases.ts'
import { NumericHead, ScrollTable } from '../parts/ScrollTable.tsx'
import type { NamedRegion } from '../parts/use-regions.ts'
import { increaseKey, largestIncrease } from './increases.ts'
import type { RequestValues } from './use-request-form.ts'

type TableProps = { readonly form: Form<RequestValues>; readonly region: NamedRegion; /** Undefined: the numbers are not to be seen. */ readonly quotas: readonly Quota[] | undefined }

/** One region: how much more of each metric, and what the total would become. */
export function IncreaseTable({ form, region, quotas }: TableProps) {
  const t = useSay()
  const { number } = useFormats()
  const { increases } = form.values
  return (
    <Section title={region.name} isFlush>
      <ScrollTable label={region.name} isEven>
        <thead>
          <tr>
            <th scope="col">{t(quotaPagePhrases.metric)}</th>
            <NumericHead label={phrases.presentRemaining} />
            <NumericHead label={phrases.increase} />
            <NumericHead label={phrases.totalChange} />
          </tr>
        </thead>
        <tbody>
          {metricCodes.map((metric) => {
            const key = increaseKey({ regionId: region.id, metric })
            const quota = quotas?.find((one) => one.metric === metric)
            const total = quota?.total ?? 0
            const increase = increases[key] ?? null
            return (
              <tr key={metric}>
                <th scope="row">{metricWithUnit(t, quotaPagePhrases.withUnit, metric)}</th>
                <td data-numeric data-short={(quota && quota.total > 0 && quota.remaining <= 0) || undefined}>{quotas ? number(quota?.remaining ?? 0) : '—'}</td>
                <td data-numeric>
                  <AmountField {...form.at(`increases/${key}`, increase, (value) => form.set({ increases: { ...form.values.increases, [key]: value } }))}
                    name={t(phrases.increaseOf, { name: metrics[metric].names, region: region.name })} minimum={1} maximum={largestIncrease} />
                </td>
                <td data-numeric>{!quotas ? '—' : increase === null || increase === 0 ? number(total) : t(phrases.beforeAfter, { before: number(total), after: number(total + increase) })}</td>
              </tr>
            )
          })}
        </tbody>
      </ScrollTable>
    </Section>
  )
}
