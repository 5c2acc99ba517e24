import { useFormats, useSay } from '#kit/web/i18n.tsx'
import type { Form } from '#kit/web/use-form.ts'
import { metrics } from '#modules/catalogue/rules/metrics.ts'
import { AmountField } from '../parts/AmountField.tsx'
import { metricWithUnit } from '../parts/metric-words.ts'
import { quotaPagePhrases } from '../parts/page-phrases.ts'
import { quotaRequestPhrases as phrases } from '../parts/request-phrases.ts'
import { NumericHead, ScrollTable } from '../parts/ScrollTable.tsx'
import type { GrantLine } from './grants.ts'
import type { Increases } from './increases.ts'
import classes from '../parts/quotas.module.css'

type TableProps = { readonly form: Form<{ amounts: Increases }>; readonly lines: readonly GrantLine[] }

/** What is asked, what is granted of it, and what both departments would then have. */
export function GrantTable({ form, lines }: TableProps) {
  const t = useSay()
  const { number } = useFormats()
  const whole = form.at('amounts', form.values.amounts, () => {})
  const signed = (value: number) => value < 0 ? `−${number(-value)}` : number(value)
  return (
    <div id={whole.id} tabIndex={-1}>
      <ScrollTable label={phrases.items}>
        <thead>
          <tr>
            <th scope="col">{t(phrases.metric)}</th>
            <NumericHead label={phrases.asked} />
            <NumericHead label={phrases.granted} />
            <NumericHead label={phrases.totalChange} />
            <NumericHead label={phrases.ownRemaining} />
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, region, metric, asked, amount, before, after, ownBefore, ownAfter, missing }) => (
            <tr key={key}>
              <th scope="row">{metricWithUnit(t, quotaPagePhrases.withUnit, metric)}<div className={classes.small}>{t(region.name)}</div></th>
              <td data-numeric>+{number(asked)}</td>
              <td data-numeric>
                <AmountField {...form.at(`amounts/${key}`, key in form.values.amounts ? form.values.amounts[key] ?? null : asked, (value) => form.set({ amounts: { ...form.values.amounts, [key]: value } }))}
                  name={t(phrases.grantedOf, { name: metrics[metric].names, region: region.name })} maximum={asked} />
              </td>
              <td data-numeric>{t(phrases.beforeAfter, { before: number(before), after: number(after) })}</td>
              <td data-numeric data-short={missing > 0 || undefined}>
                {ownBefore === null || ownAfter === null ? '—' : amount === 0 ? number(ownBefore) : t(phrases.beforeAfter, { before: number(ownBefore), after: signed(ownAfter) })}
                {missing > 0 && <div>{t(phrases.missing, { shortfall: number(missing) })}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  )
}
