import type { Form } from '#kit/web/use-form.ts'
import { Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { metrics, type Metric } from '#modules/catalogue/rules/metrics.ts'
import type { AllocationLine, Wanted } from '../parts/allocation-lines.ts'
import { AmountField } from '../parts/AmountField.tsx'
import { metricWithUnit } from '../parts/metric-words.ts'
import { quotaPagePhrases as phrases } from '../parts/page-phrases.ts'
import { NumericHead, ScrollTable } from '../parts/ScrollTable.tsx'
import classes from '../parts/quotas.module.css'

type FieldsProps = {
  readonly form: Form<{ totals: Wanted; until: string; reason: string }>
  readonly lines: readonly AllocationLine[]
  readonly firstTotals: ReadonlyMap<Metric, number>
}

/** All metrics of the region: what is there, what may not be taken, the new total and what it does to my own remaining. */
export function AllocationFields({ form, lines, firstTotals }: FieldsProps) {
  const t = useSay()
  const whole = form.at('totals', form.values.totals, () => {})
  return (
    <Section isFlush>
      <div id={whole.id} tabIndex={-1}>
        <ScrollTable label={phrases.allocate}>
          <thead>
            <tr>
              <th scope="col">{t(phrases.metric)}</th>
              <NumericHead label={phrases.needed} help={phrases.neededHelp} />
              <NumericHead label={phrases.presentTotal} />
              <NumericHead label={phrases.newTotal} />
              <NumericHead label={phrases.difference} />
              <NumericHead label={phrases.ownRemaining} />
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => <Line key={line.metric} form={form} line={line} firstTotal={firstTotals.get(line.metric) ?? 0} />)}
          </tbody>
        </ScrollTable>
      </div>
    </Section>
  )
}

function Line({ form, line, firstTotal }: { readonly form: FieldsProps['form']; readonly line: AllocationLine; readonly firstTotal: number }) {
  const t = useSay()
  const { number } = useFormats()
  const { metric, total, needed, difference, ownRemaining, ownAfter, overdue, shortage } = line
  const field = form.at(`totals/${metric}`, form.values.totals[metric] ?? null, (value) => form.set({ totals: { ...form.values.totals, [metric]: value } }))
  return (
    <tr>
      <th scope="row">
        {metricWithUnit(t, phrases.withUnit, metric)}
        {total !== firstTotal && <div className={classes.small} role="status">{t(phrases.changedMeanwhile, { before: number(firstTotal) })}</div>}
        {overdue > 0 && <div className={classes.small}>{t(phrases.overdue, { amount: number(overdue) })}</div>}
      </th>
      <td data-numeric>{number(needed)}</td>
      <td data-numeric>{number(total)}</td>
      <td data-numeric><AmountField {...field} name={t(phrases.newTotalOf, { name: metrics[metric].names })} placeholder={number(total)} /></td>
      <td data-numeric>{difference === 0 ? '—' : `${difference > 0 ? '+' : '−'}${number(Math.abs(difference))}`}</td>
      <td data-numeric data-short={shortage?.kind === 'insufficient' || undefined}>{difference === 0 ? number(ownRemaining) : t(phrases.beforeAfter, { before: number(ownRemaining), after: ownAfter < 0 ? `−${number(-ownAfter)}` : number(ownAfter) })}</td>
    </tr>
  )
}
