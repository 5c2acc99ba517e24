import { custom, link, money, number, status, type RowOf } from '#kit/web/columns.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { useMe } from '#kit/web/session.ts'
import type { listBills } from '../contract.ts'
import { billPagePhrases as phrases } from './parts/bill-phrases.ts'
import { Change } from './parts/Change.tsx'
import { DueDay } from './parts/DueDay.tsx'
import { billLooks } from './parts/looks.ts'
import { billMenuPhrases } from './parts/menu-phrases.ts'
import { ownUnitOf } from './parts/viewers.ts'

type Row = RowOf<typeof listBills>

/** The months of my department's bills (B5); of a head's accounts the head's own. */
export default listPage<typeof listBills>('GET /bills', {
  title: billMenuPhrases.ownBills, crumbs: [{ label: billMenuPhrases.bills }, { label: billMenuPhrases.ownBills }], empty: phrases.noBills, exportPath: '/bills/export',
  useFixed: () => { const unit = ownUnitOf(useMe()); return { ...unit === undefined ? {} : { unit }, sort: '-month' } },
  quickFilters: [{ label: phrases.all, filters: {} }, { label: billLooks.sent.label, filters: { status: 'sent' } }, { label: billLooks.confirmed.label, filters: { status: 'confirmed,settled' } }],
  columns: [
    link('month', phrases.month, ({ id }: Row) => `/bills/${id}`, { sort: true, width: 110 }),
    money('total', phrases.total, { sort: true, width: 150 }),
    custom('previousTotal', phrases.change, ({ total, previousTotal }: Row) => <Change total={total} previous={previousTotal} />, { width: 220 }),
    status('status', phrases.feedback, billLooks, { width: 130 }),
    custom('dueOn', phrases.dueOn, (row: Row) => <DueDay {...row} />, { sort: true, width: 200 }),
    custom('settlement', phrases.settlement, ({ settlement }: Row) => <Settlement of={settlement} />, { width: 240 }),
    number('revision', phrases.revision, { width: 90, isHidden: true }),
    number('lineCount', phrases.lines, { isHidden: true }),
  ],
})

function Settlement({ of }: { readonly of: Row['settlement'] }) {
  const t = useSay()
  const { day } = useFormats()
  return <>{of === null ? t(phrases.notSettled) : t(phrases.settledOn, { day: day(of.day), voucher: of.voucher })}</>
}
