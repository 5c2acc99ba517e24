import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { Money } from '#kit/web/Values.tsx'
import type { BillMonths as Months, listMonths, RollUp } from '../../contract.ts'
import { billPagePhrases } from '../parts/bill-phrases.ts'
import { Change } from '../parts/Change.tsx'
import { DueDay } from '../parts/DueDay.tsx'
import { rollUpLooks, rollUpNames } from '../parts/looks.ts'
import { billMenuPhrases } from '../parts/menu-phrases.ts'
import { ScrollTable } from '../parts/ScrollTable.tsx'
import { departmentBillPhrases as phrases } from './department-phrases.ts'
import { Counts, Progress } from './Progress.tsx'

type Month = Months['items'][number]

/** Every month with its sum, and below it its roll-ups as rows of their own (B5). */
export default function BillMonths() {
  const months = useRead<typeof listMonths>('GET /bill-months')
  return (
    <DetailPage title={billMenuPhrases.departmentBills} crumbs={[{ label: billMenuPhrases.bills }, { label: billMenuPhrases.departmentBills }]}>
      <Answer of={months} isPart>{({ items }) => items.length === 0 ? <Section><EmptyState title={billPagePhrases.noBills} /></Section> : <MonthTable months={items} />}</Answer>
    </DetailPage>
  )
}

function MonthTable({ months }: { readonly months: readonly Month[] }) {
  const t = useSay()
  return (
    <Section isFlush>
      <ScrollTable label={phrases.months} isWide>
        <thead>
          <tr>
            <th scope="col">{t(phrases.monthOrRollUp)}</th><th scope="col" data-numeric>{t(billPagePhrases.total)}</th><th scope="col">{t(billPagePhrases.change)}</th>
            <th scope="col">{t(billPagePhrases.feedback)}</th><th scope="col">{t(phrases.progress)}</th><th scope="col">{t(billPagePhrases.dueOn)}</th>
          </tr>
        </thead>
        {months.map((month) => (
          <tbody key={month.month}>
            <tr>
              <th scope="row"><PageLink to={`/bills/months/${month.month}`}>{month.month}</PageLink></th>
              <td data-numeric><Money amount={month.total} /></td>
              <td><Change total={month.total} previous={month.previousTotal} /></td>
              <td><Counts of={month} /></td>
              <td><Progress confirmed={month.confirmedCount} total={month.billCount} /></td>
              <td>—</td>
            </tr>
            {month.rollUps.map((rollUp) => <RollUpRow key={rollUp.id} rollUp={rollUp} />)}
          </tbody>
        ))}
      </ScrollTable>
    </Section>
  )
}

function RollUpRow({ rollUp: { id, kind, month, total, status, confirmedCount, billCount, dueOn, isOverdue } }: { readonly rollUp: RollUp }) {
  const t = useSay()
  return (
    <tr data-nested>
      <th scope="row" data-nested><PageLink to={`/bills/roll-ups/${id}`} aria-label={`${month} ${t(rollUpNames[kind])}`}>{t(rollUpNames[kind])}</PageLink></th>
      <td data-numeric><Money amount={total} /></td>
      <td />
      <td><StatusTag looks={rollUpLooks} status={status} /></td>
      <td><Progress confirmed={confirmedCount} total={billCount} /></td>
      <td>{status === 'open' ? <DueDay dueOn={dueOn} isOverdue={isOverdue} /> : '—'}</td>
    </tr>
  )
}
