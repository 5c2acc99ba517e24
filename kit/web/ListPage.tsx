import { Button, SegmentedControl } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { IconPlus } from '@tabler/icons-react'
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import type { EndpointShape } from '#kit/pure/contract.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import { addressOf, call, type NameOf, type OptionsArgument, type Problem } from './client.ts'
import type { Column, ColumnOf, FilterOf, RowOf } from './columns.tsx'
import { PageHead, type Crumb } from './DetailPage.tsx'
import { useLanguage, useSay } from './i18n.tsx'
import { LinkButton } from './links.tsx'
import { ListPager } from './ListPager.tsx'
import { ListTable, type RowWithId, type Selection } from './ListTable.tsx'
import { ActiveFilters, ExportLink, LookButton, QuickSearch, RefreshButton } from './ListTools.tsx'
import { useListLook, useListState, type ListState } from './list-state.ts'
import { listPhrases } from './list-phrases.ts'
import { kitPhrases } from './phrases.ts'
import { meets, type Need } from './me.ts'
import { useMaybeMe, useMe } from './session.ts'
import { EmptyState, ErrorState } from './States.tsx'
import classes from './list.module.css'

/** A list as a description; `title`, `columns` and what else it offers. */
export type ListDescription<E extends EndpointShape> = {
  readonly title: Phrase
  readonly columns: readonly ColumnOf<E>[]
  readonly crumbs?: readonly Crumb[]
  /** Whether the endpoint takes `q`. */
  readonly hasSearch?: boolean
  /** Ready-made filters above the table; the first one is usually “all” without any. */
  readonly quickFilters?: readonly { readonly label: Phrase; readonly filters: { readonly [Name in FilterOf<E> as Name extends `${string}:${infer Field}` ? Field : never]?: string } }[]
  /** The page's main action, shown to those who may. */
  readonly primaryAction?: { readonly label: Phrase; readonly to: string; readonly needs?: Need }
  /** Buttons beside the main action. */
  readonly headActions?: () => ReactNode
  /** Sent with every read beside the filters, for an endpoint that serves several lists. */
  readonly fixed?: Readonly<Record<string, string>>
  /** A hook: the same, where it depends on the page around the list or on the reader. */
  readonly useFixed?: () => Readonly<Record<string, string>>
  /** A hook: the parts of the endpoint's path and of the export's, usually `usePageParams`. */
  readonly useParams?: () => Readonly<Record<string, string>>
  /** Below `/api`: gets the same filters, search and order. */
  readonly exportPath?: string
  readonly empty?: Phrase
  /** What can be done with the selected rows; having it shows the check boxes. */
  readonly bulkActions?: (rows: readonly RowOf<E>[], clear: () => void) => ReactNode
  /** The check boxes are only for those who may do any of it. */
  readonly bulkNeeds?: Need
  readonly pageSize?: number
  /** A part of another page (a tab): no head, no title of its own. */
  readonly isPart?: boolean
}

type ListData<Row> = { readonly items: readonly Row[]; readonly total: number; readonly totalIsExact: boolean }
type Loose = ListDescription<EndpointShape> & { readonly columns: readonly Column<RowWithId>[]; readonly bulkActions?: (rows: readonly RowWithId[], clear: () => void) => ReactNode }

/**
 * Makes a list page: `export default listPage<typeof listApplications>('GET /applications', { title, columns: […] })`.
 * Order, filters, search and page stand in the address, so a list can be sent as a link.
 */
export function listPage<E extends EndpointShape>(name: NameOf<E>, description: ListDescription<E>): () => ReactNode {
  // The types above have checked columns against the endpoint; below, a row is just something with an id.
  const loose = description as unknown as Loose
  const filterNames = [...new Set([...loose.columns.map(({ field }) => field), ...(loose.quickFilters ?? []).flatMap(({ filters }) => Object.keys(filters))])]
  return function ListPage() {
    return <List name={name} filterNames={filterNames} description={loose} />
  }
}

type ListProps = { readonly name: string; readonly filterNames: readonly string[]; readonly description: Loose }

function List({ name, filterNames, description }: ListProps) {
  const { columns } = description
  const [look, changeLook] = useListLook(name, { density: 'comfortable', hidden: columns.filter(({ isHidden }) => isHidden).map(({ field }) => field) })
  const state = useListState(filterNames, look.pageSize ?? description.pageSize ?? 20)
  const [selection, clearSelection] = useSelection()
  const fixed = (description.useFixed ?? noParams)()
  const query = { ...description.fixed, ...fixed, ...state.filters, ...(state.q ? { q: state.q } : {}), ...(state.sort ? { sort: state.sort } : {}) }
  const params = (description.useParams ?? noParams)()
  const answer = useListAnswer(name, params, { ...query, page: state.page, pageSize: state.pageSize })
  const data = answer.data
  const me = useMaybeMe()
  const bulkActions = description.bulkNeeds === undefined || meets(me, description.bulkNeeds) ? description.bulkActions : undefined
  const heads = columns as unknown as readonly Column<never>[]
  return (
    <div className={classes.page} data-part={description.isPart || undefined}>
      {!description.isPart && <PageHead title={description.title} crumbs={description.crumbs} actions={<HeadActions description={description} />} />}
      <div className={classes.frame}>
        <div className={classes.tools}>
          {description.quickFilters && <QuickFilters description={description} state={state} />}
          {description.hasSearch && <QuickSearch state={state} />}
          <span className={classes.gap} />
          {description.isPart && <HeadActions description={description} />}
          {description.exportPath && <ExportLink address={addressOf(description.exportPath, { params, query })} />}
          <RefreshButton isBusy={answer.isFetching} onClick={() => void answer.refetch()} />
          <LookButton columns={heads} look={look} change={changeLook} />
        </div>
        <ActiveFilters columns={heads} state={state} />
        {bulkActions && selection.rows.size > 0 && <BulkBar rows={[...selection.rows.values()]} clear={clearSelection} actions={bulkActions} />}
        {answer.error && !data
          ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
          : <ListTable label={description.title} columns={columns} rows={data?.items} hidden={look.hidden} density={look.density} state={state} skeletonRows={Math.min(state.pageSize, 12)} isStale={answer.isPlaceholderData} selection={bulkActions ? selection : undefined} />}
        {data?.items.length === 0 && <NoRows description={description} state={state} />}
        {data && <ListPager state={state} total={data.total} isExact={data.totalIsExact} hasNext={data.totalIsExact ? state.page * state.pageSize < data.total : data.items.length === state.pageSize} onPageSize={(pageSize) => { changeLook({ pageSize }); state.change({ pageSize: undefined }) }} />}
      </div>
    </div>
  )
}

const noParams = () => ({})

function useListAnswer(name: string, params: Readonly<Record<string, string>>, query: Record<string, unknown>) {
  const { language } = useLanguage()
  return useQuery<ListData<RowWithId>, Problem>({
    queryKey: [name, { params, query }, language],
    queryFn: ({ signal }) => call<EndpointShape>(name as NameOf<EndpointShape>, ...[{ params, query, signal }] as unknown as OptionsArgument<EndpointShape>) as Promise<ListData<RowWithId>>,
    placeholderData: keepPreviousData,
  })
}

/** The selection survives turning pages (chapter 10). */
function useSelection(): readonly [Selection<RowWithId>, () => void] {
  const [rows, setRows] = useState<ReadonlyMap<string, RowWithId>>(new Map())
  const toggle = useCallback((changed: readonly RowWithId[], isSelected: boolean) => setRows((before) => {
    const after = new Map(before)
    for (const row of changed) if (isSelected) after.set(row.id, row); else after.delete(row.id)
    return after
  }), [])
  const clear = useCallback(() => setRows(new Map()), [])
  return [useMemo(() => ({ rows, toggle }), [rows, toggle]), clear]
}

function BulkBar({ rows, clear, actions }: { readonly rows: readonly RowWithId[]; readonly clear: () => void; readonly actions: (rows: readonly RowWithId[], clear: () => void) => ReactNode }) {
  const t = useSay()
  return (
    <div className={classes.bulk} role="status">
      <span>{t(listPhrases.selected, { count: rows.length })}</span>
      {actions(rows, clear)}
      <Button variant="subtle" size="compact-sm" onClick={clear}>{t(kitPhrases.clear)}</Button>
    </div>
  )
}

function HeadActions({ description }: { readonly description: Loose }) {
  const t = useSay()
  const me = useMe()
  const action = description.primaryAction
  return (
    <>
      {description.headActions?.()}
      {action && meets(me, action.needs) && <LinkButton to={action.to} leftSection={<IconPlus size={16} aria-hidden />}>{t(action.label)}</LinkButton>}
    </>
  )
}

function QuickFilters({ description, state }: { readonly description: Loose; readonly state: ListState }) {
  const t = useSay()
  const choices = description.quickFilters ?? []
  const names = [...new Set(choices.flatMap(({ filters }) => Object.keys(filters)))]
  const of = (filters: Readonly<Record<string, string | undefined>>) => names.map((name) => filters[name] ?? '').join('\n')
  const present = choices.findIndex(({ filters }) => of(filters) === of(state.filters))
  return (
    <SegmentedControl className={classes.quick} aria-label={t(listPhrases.views)} value={String(present)} data={choices.map(({ label }, index) => ({ value: String(index), label: t(label) }))}
      onChange={(index) => state.change({ ...Object.fromEntries(names.map((name) => [name, undefined])), ...choices[Number(index)]?.filters })} />
  )
}

function NoRows({ description, state }: { readonly description: Loose; readonly state: ListState }) {
  const t = useSay()
  const isFiltered = state.q !== '' || Object.keys(state.filters).length > 0
  if (!isFiltered) return <EmptyState title={description.empty ?? listPhrases.emptyList} />
  const nothing = Object.fromEntries(['q', ...Object.keys(state.filters)].map((name) => [name, undefined]))
  return <EmptyState title={listPhrases.noMatches} text={listPhrases.noMatchesHint}><Button variant="default" onClick={() => state.change(nothing)}>{t(listPhrases.clearFilters)}</Button></EmptyState>
}
