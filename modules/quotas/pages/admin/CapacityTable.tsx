import { Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import type { Form } from '#kit/web/use-form.ts'
import { metricCodes, metrics } from '#modules/catalogue/rules/metrics.ts'
import type { Quota } from '../../contract.ts'
import { quotaAdminPhrases as phrases } from '../parts/admin-phrases.ts'
import { AmountField } from '../parts/AmountField.tsx'
import { metricWithUnit } from '../parts/metric-words.ts'
import { quotaPagePhrases } from '../parts/page-phrases.ts'
import { NumericHead, ScrollTable } from '../parts/ScrollTable.tsx'
import type { NamedRegion } from '../parts/use-regions.ts'
import { capacityNeeded, type Totals } from './capacities.ts'

type TableProps = { readonly form: Form<{ totals: Totals; reason: string }>; readonly region: Pick<NamedRegion, 'name'>; readonly quotas: readonly Quota[] }

/** Each metric with what is taken of it as the lower bound (Q6). */
export function CapacityTable({ form, region, quotas }: TableProps) {
  const t = useSay()
  const { number } = useFormats()
  const { totals } = form.values
  const whole = form.at('totals', totals, () => {})
  return (
    <Section title={region.name} isFlush>
      <div id={whole.id} tabIndex={-1}>
        <ScrollTable label={region.name}>
          <thead>
            <tr>
              <th scope="col">{t(quotaPagePhrases.metric)}</th>
              <NumericHead label={quotaPagePhrases.needed} />
              <NumericHead label={phrases.presentCapacity} />
              <NumericHead label={phrases.newCapacity} />
            </tr>
          </thead>
          <tbody>
            {metricCodes.map((metric) => {
              const total = quotas.find((quota) => quota.metric === metric)?.total ?? 0
              return (
                <tr key={metric}>
                  <th scope="row">{metricWithUnit(t, quotaPagePhrases.withUnit, metric)}</th>
                  <td data-numeric>{number(capacityNeeded(quotas, metric))}</td>
                  <td data-numeric>{number(total)}</td>
                  <td data-numeric>
                    <AmountField {...form.at(`totals/${metric}`, totals[metric] ?? null, (value) => form.set({ totals: { ...form.values.totals, [metric]: value } }))}
                      name={t(phrases.capacityOf, { name: metrics[metric].names })} placeholder={number(total)} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </ScrollTable>
      </div>
    </Section>
  )
}
