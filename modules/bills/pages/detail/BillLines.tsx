import { Button } from '@mantine/core'
import { useMemo } from 'react'
import type { QueryOf } from '#kit/pure/contract.ts'
import type { Column } from '#kit/web/columns.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { listPhrases } from '#kit/web/list-phrases.ts'
import { useListLook, useListState, type ListState } from '#kit/web/list-state.ts'
import { ListPager } from '#kit/web/ListPager.tsx'
import { ListTable, type Selection } from '#kit/web/ListTable.tsx'
import { ActiveFilters, LookButton, QuickSearch, RefreshButton } from '#kit/web/ListTools.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState, ErrorState } from '#kit/web/States.tsx'
import { Money } from '#kit/web/Values.tsx'
import list from '#kit/web/list.module.css'
import type { listBillLines } from '../../contract.ts'
import { addAmounts } from '../../rules/change.ts'
import classes from '../parts/bills.module.css'
import type { BillProps } from './BillContent.tsx'
import { billDetailPhrases as phrases } from './detail-phrases.ts'
import { lineFilters, useLineColumns, type LineAct, type LineRow } from './line-columns.tsx'
import type { Rejection } from './use-rejection.ts'
import { WhyDialog } from './WhyDialog.tsx'

type LinesProps = BillProps & { /** Only the lines of this project. */ readonly project?: string; /** Lines can be put in question. */ readonly picking: Rejection | undefined; readonly act?: LineAct | undefined }

/** The lines of the revision that is shown, filtered and searched; ticked ones are in question, whatever page they are on. */
export function BillLines({ bill, asked, project, picking, act }: LinesProps) {
  const columns = useLineColumns(bill, project !== undefined, act)
  const heads = columns as unknown as readonly Column<never>[]
  const [look, changeLook] = useListLook('GET /bills/:id/lines', { density: 'comfortable', hidden: [] })
  const state = useListState(lineFilters, look.pageSize ?? 50)
  const query = { ...state.filters, ...project === undefined ? {} : { project }, ...state.q ? { q: state.q } : {}, ...state.sort ? { sort: state.sort } : {}, ...asked === undefined ? {} : { revision: asked }, page: state.page, pageSize: state.pageSize }
  const answer = useRead<typeof listBillLines>('GET /bills/:id/lines', { params: { id: bill.id }, query: query as QueryOf<typeof listBillLines> }, { keepsPrevious: true })
  const data = answer.data
  const rows = useMemo(() => data?.items.map((line): LineRow => ({ ...line, id: String(line.number) })), [data])
  const selection = useMemo((): Selection<LineRow> | undefined => picking && { rows: new Map(picking.lines.map(({ line }) => [String(line.number), { ...line, id: String(line.number) }])), toggle: picking.toggle }, [picking])
  return (
    <div className={list.page} data-part>
      <div className={list.frame}>
        <div className={list.tools}>
          <QuickSearch state={state} />
          <span className={list.gap} />
          <RefreshButton isBusy={answer.isFetching} onClick={() => void answer.refetch()} />
          <LookButton columns={heads} look={look} change={changeLook} />
        </div>
        <ActiveFilters columns={heads} state={state} />
        {picking && picking.lines.length > 0 && <Picked picking={picking} />}
        {answer.error && !data
          ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
          : <ListTable label={phrases.lines} columns={columns} rows={rows} hidden={look.hidden} density={look.density} state={state} skeletonRows={8} isStale={answer.isPlaceholderData} selection={selection} />}
        {rows?.length === 0 && <NoLines state={state} />}
        {rows && rows.length > 0 && <PageSum rows={rows} isAll={rows.length === data?.total} />}
        {data && <ListPager state={state} total={data.total} isExact={data.totalIsExact} hasNext={data.totalIsExact ? state.page * state.pageSize < data.total : data.items.length === state.pageSize} onPageSize={(pageSize) => { changeLook({ pageSize }); state.change({ pageSize: undefined }) }} />}
      </div>
      <WhyDialog bill={bill} asked={asked} />
    </div>
  )
}

function Picked({ picking }: { readonly picking: Rejection }) {
  const t = useSay()
  return (
    <div className={classes.picked} role="status">
      <span>{t(phrases.picked, { count: picking.lines.length })}</span>
      <Button variant="subtle" size="compact-sm" onClick={picking.clear}>{t(phrases.clearPicked)}</Button>
    </div>
  )
}

/** Exactly what the rows above it add up to. */
function PageSum({ rows, isAll }: { readonly rows: readonly LineRow[]; readonly isAll: boolean }) {
  const t = useSay()
  const { number } = useFormats()
  return (
    <p className={classes.pageSum}>
      <span>{isAll ? t(phrases.listSum, { count: number(rows.length) }) : t(phrases.pageSum)}</span> <Money amount={addAmounts(rows.map(({ amount }) => amount))} />
    </p>
  )
}

function NoLines({ state }: { readonly state: ListState }) {
  const t = useSay()
  if (state.q === '' && Object.keys(state.filters).length === 0) return <EmptyState title={phrases.noLines} />
  const nothing = Object.fromEntries(['q', ...lineFilters].map((name) => [name, undefined]))
  return <EmptyState title={listPhrases.noMatches} text={listPhrases.noMatchesHint}><Button variant="default" onClick={() => state.change(nothing)}>{t(listPhrases.clearFilters)}</Button></EmptyState>
}
