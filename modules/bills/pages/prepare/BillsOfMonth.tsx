import { useContext } from 'react'
import { choice, custom, link, money, number, status, type RowOf } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import type { listBills } from '../../contract.ts'
import { billPagePhrases } from '../parts/bill-phrases.ts'
import { Change } from '../parts/Change.tsx'
import { DueDay } from '../parts/DueDay.tsx'
import { billLooks } from '../parts/looks.ts'
import { preparePhrases as phrases } from '../parts/prepare-phrases.ts'
import { MonthContext } from './month-context.ts'
import { SendAll, SendSelected } from './SendButtons.tsx'
import { WarningsCell } from './Warnings.tsx'

type Row = RowOf<typeof listBills>
const sectors = (['government', 'politics_law'] as const).map((value) => ({ value, label: billPagePhrases[value] }))

/** What is to be checked of a month: amounts against the last month, what to look at, where each stands. */
export default listPage<typeof listBills>('GET /bills', {
  title: phrases.billList, isPart: true, hasSearch: true, empty: phrases.noBillsYet, pageSize: 50, exportPath: '/bills/export',
  useFixed: () => ({ month: useContext(MonthContext), sort: 'unit' }),
  quickFilters: [
    { label: billPagePhrases.all, filters: {} }, { label: phrases.drafts, filters: { status: 'draft' } },
    { label: billLooks.sent.label, filters: { status: 'sent' } }, { label: phrases.rejected, filters: { status: 'rejected' } },
  ],
  columns: [
    link('unit', billPagePhrases.unit, ({ id }: Row) => `/bills/prepare/${id}`, { sort: true, width: 200 }),
    money('total', billPagePhrases.total, { sort: true, width: 150 }),
    custom('previousTotal', billPagePhrases.change, ({ total, previousTotal }: Row) => <Change total={total} previous={previousTotal} />, { width: 210 }),
    custom('warnings', phrases.warnings, ({ unit, warnings }: Row) => <WarningsCell unit={unit.name} warnings={warnings} />, { width: 180 }),
    status('status', billPagePhrases.feedback, billLooks, { sort: true, filter: true, width: 130 }),
    custom('dueOn', billPagePhrases.dueOn, (row: Row) => <DueDay {...row} />, { sort: true, width: 200 }),
    choice('sector', billPagePhrases.sector, { options: sectors, filter: true, width: 120, isHidden: true }),
    number('revision', billPagePhrases.revision, { width: 90, isHidden: true }),
    number('lineCount', billPagePhrases.lines, { width: 110 }),
  ],
  headActions: () => <SendAll />,
  bulkActions: (rows, clear) => <SendSelected rows={rows} clear={clear} />,
  bulkNeeds: 'bill.send',
})
