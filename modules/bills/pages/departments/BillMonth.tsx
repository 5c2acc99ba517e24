import { choice, custom, link, money, number, status, type RowOf } from '#kit/web/columns.tsx'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink, usePageParams } from '#kit/web/links.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { DayText, Money } from '#kit/web/Values.tsx'
import type { BillMonths, listBills, listMonths } from '../../contract.ts'
import { billPagePhrases } from '../parts/bill-phrases.ts'
import { Change } from '../parts/Change.tsx'
import { DueDay } from '../parts/DueDay.tsx'
import { billLooks, rollUpLooks, rollUpNames } from '../parts/looks.ts'
import { billMenuPhrases } from '../parts/menu-phrases.ts'
import classes from '../parts/bills.module.css'
import { departmentBillPhrases as phrases } from './department-phrases.ts'
import { Counts, Progress } from './Progress.tsx'

type Row = RowOf<typeof listBills>

const sectors = [{ value: 'government', label: billPagePhrases.government }, { value: 'politics_law', label: billPagePhrases.politics_law }]

const Units = listPage<typeof listBills>('GET /bills', {
  title: phrases.units, isPart: true, hasSearch: true, useFixed: () => ({ month: usePageParams()['month'] ?? '', sort: 'unit' }), pageSize: 50, exportPath: '/bills/export',
  quickFilters: [{ label: billPagePhrases.all, filters: {} }, { label: billLooks.sent.label, filters: { status: 'sent' } }, { label: billLooks.confirmed.label, filters: { status: 'confirmed,settled' } }],
  columns: [
    link('unit', billPagePhrases.unit, ({ id }: Row) => `/bills/${id}`, { sort: true, width: 190 }),
    choice('sector', billPagePhrases.sector, { options: sectors, filter: sectors, width: 110 }),
    money('total', billPagePhrases.total, { sort: true, width: 140 }),
    custom('previousTotal', billPagePhrases.change, ({ total, previousTotal }: Row) => <Change total={total} previous={previousTotal} />, { width: 200 }),
    status('status', billPagePhrases.feedback, billLooks, { filter: true, sort: true, width: 140 }),
    custom('dueOn', billPagePhrases.dueOn, (row: Row) => <DueDay {...row} />, { sort: true, width: 200 }),
    number('lineCount', billPagePhrases.lines, { width: 110, isHidden: true }),
    number('revision', billPagePhrases.revision, { width: 100, isHidden: true }),
  ],
})

/** A month's units with their bills; those whose answer is overdue first (B5, B14). */
export default function BillMonth() {
  const { month = '' } = usePageParams()
  const t = useSay()
  const months = useRead<typeof listMonths>('GET /bill-months')
  return (
    <DetailPage title={t(phrases.monthTitle, { month })} crumbs={[{ label: billMenuPhrases.bills }, { label: billMenuPhrases.departmentBills, to: '/bills/departments' }, { label: month }]}>
      <Answer of={months} isPart>
        {({ items }) => {
          const found = items.find((item) => item.month === month)
          return found ? <><Summary of={found} />{found.overdueCount > 0 && <OverdueUnits of={found} />}<Units /></> : <Section><EmptyState title={phrases.noMonth} /></Section>
        }}
      </Answer>
    </DetailPage>
  )
}

function Summary({ of }: { readonly of: BillMonths['items'][number] }) {
  const t = useSay()
  return (
    <Section>
      <div className={classes.overview}>
        <span className={classes.total}><Money amount={of.total} /></span>
        <span className={classes.inline}><span className={classes.small}>{t(billPagePhrases.change)}</span><Change total={of.total} previous={of.previousTotal} /></span>
      </div>
      <Facts items={[
        { label: phrases.progress, value: <Progress confirmed={of.confirmedCount} total={of.billCount} /> },
        { label: phrases.state, value: <Counts of={of} /> },
        ...of.rollUps.map(({ id, kind, status: state }) => ({ label: phrases.rollUps, value: <span className={classes.inline}><StatusTag looks={rollUpLooks} status={state} /><PageLink to={`/bills/roll-ups/${id}`}>{t(rollUpNames[kind])}</PageLink></span> })),
      ]} />
    </Section>
  )
}

/** At most so many are named here; the list below has them all. */
const mostNamed = 200

function OverdueUnits({ of: { month, overdueCount } }: { readonly of: BillMonths['items'][number] }) {
  const t = useSay()
  const sent = useRead<typeof listBills>('GET /bills', { query: { month, status: 'sent', sort: 'dueOn', pageSize: mostNamed } })
  const late = (sent.data?.items ?? []).filter(({ isOverdue }) => isOverdue)
  return (
    <Section title={t(phrases.overdueUnits, { count: overdueCount })}>
      <p className={classes.dimmed}>{t(phrases.overdueHelp)}{late.length > 0 && late.length < overdueCount && ` ${t(phrases.firstShown, { count: late.length })}`}</p>
      <Answer of={sent} isPart>{() => <ul className={classes.names}>{late.map(({ id, unit, dueOn }) => <li key={id}><PageLink to={`/bills/${id}`}>{unit.name}</PageLink> <span className={classes.small}><DayText day={dueOn} /></span></li>)}</ul>}</Answer>
    </Section>
  )
}
