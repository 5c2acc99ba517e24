import { Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { EmptyState } from '#kit/web/States.tsx'
import { Money } from '#kit/web/Values.tsx'
import { currencySymbol } from '#modules/prices/rules/currency.ts'
import { billPhrases } from '../../phrases.ts'
import type { BillStatistics } from '../../statistics-contract.ts'
import { statisticsPhrases as phrases } from '../parts/statistics-phrases.ts'
import { AmountTable } from './AmountTable.tsx'
import { seriesOf } from './chart-data.ts'
import type { Conditions } from './conditions.ts'
import { nameOfGroup } from './names.ts'
import { ShareBars } from './ShareBars.tsx'
import { StackedBars } from './StackedBars.tsx'
import { TrendLine } from './TrendLine.tsx'
import classes from './statistics.module.css'

/** The sum, three charts, and the table with every number of them. */
export function Result({ conditions, found }: { readonly conditions: Conditions; readonly found: BillStatistics }) {
  const t = useSay()
  const { groups, months, total, amounts, currency } = found
  if (groups.length === 0) return <EmptyState title={phrases.nothing} text={phrases.nothingText} />
  const { by } = conditions
  const kind = t(billPhrases[`bill.by.${by}`])
  const symbol = currencySymbol(currency.code)
  const series = seriesOf(groups, currency.decimals).map((one) => ({ ...one, name: one.group === null ? t(phrases.others, { count: one.count }) : t(nameOfGroup(one.group, by)) }))
  return (
    <>
      <div role="status">
        <p className={classes.total}><Money amount={total} symbol={symbol} /></p>
        <p className={classes.dimmed}>{t(phrases.sentOnly, { from: conditions.from, to: conditions.to })}</p>
      </div>
      <div className={classes.charts}>
        <Section title={phrases.trend}><TrendLine months={months} amounts={amounts} symbol={symbol} /></Section>
        <Section title={t(phrases.stacked, { kind })}><StackedBars months={months} series={series} kind={kind} symbol={symbol} /></Section>
        <Section title={phrases.shares}><ShareBars series={series} total={total} conditions={conditions} symbol={symbol} /></Section>
      </div>
      <Section title={t(phrases.table, { kind })} isFlush><AmountTable found={found} conditions={conditions} kind={kind} symbol={symbol} /></Section>
    </>
  )
}
