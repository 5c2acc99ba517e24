import { choice, custom, moment, text } from '#kit/web/columns.tsx'
import type { Option } from '#kit/web/fields.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { meets } from '#kit/web/me.ts'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import { metrics } from '#modules/catalogue/rules/metrics.ts'
import type { listDepartmentChoices } from '#modules/departments/contract.ts'
import type { HistoryEntry, quotaHistory } from '../contract.ts'
import { QuotaFrame } from './frame/QuotaFrame.tsx'
import { changesOf } from './parts/changes.ts'
import { metricOptions } from './parts/metric-words.ts'
import { quotaPagePhrases as phrases } from './parts/page-phrases.ts'
import { useRegionOptions } from './parts/use-regions.ts'

const kinds = ['capacity', 'allocation', 'request', 'import', 'grant_end', 'move', 'reservation', 'release', 'use', 'return', 'opening', 'correction'] as const satisfies readonly HistoryEntry['kind'][]
const kindOptions: readonly Option[] = kinds.map((kind) => ({ value: kind, label: phrases[`kind.${kind}`] }))

const List = listPage<typeof quotaHistory>('GET /quotas/history', {
  title: phrases.history, isPart: true, empty: phrases.historyEmpty,
  columns: [
    moment('at', phrases.at, { sort: true, filter: true }),
    choice('kind', phrases.kind, { filter: true, options: kindOptions, width: 130 }),
    choice('department', phrases.department, { filter: useDepartments, width: 170, value: (row: HistoryEntry) => row.department.name }),
    choice('region', phrases.region, { filter: useRegionOptions, width: 130, value: (row: HistoryEntry) => row.region.name }),
    choice('metric', phrases.metric, { filter: true, options: metricOptions, width: 150 }),
    custom('change', phrases.change, (row: HistoryEntry) => <Change row={row} />, { width: 190 }),
    custom('after', phrases.after, (row: HistoryEntry) => <After row={row} />, { width: 190 }),
    custom('by', phrases.by, (row: HistoryEntry) => <By row={row} />, { width: 150 }),
    custom('subject', phrases.subject, (row: HistoryEntry) => <Subject row={row} />, { width: 220 }),
    text('reason', phrases.reason, { width: 240, value: (row: HistoryEntry) => row.reason }),
  ],
})

/** 变更历史: every change with who, for whom and why (Q5). */
export default function QuotaHistory() {
  return <QuotaFrame tab="history"><List /></QuotaFrame>
}

/** Mine, and with the permission those below. */
function useDepartments(): readonly Option[] {
  const me = useMe()
  const mayHave = meets(me, 'quota.view_subordinates')
  const departments = useRead<typeof listDepartmentChoices>('GET /departments/choices', { query: { purpose: 'view' } }, { enabled: mayHave })
  const own = me.departmentId === null ? [] : [{ value: me.departmentId, label: me.departmentName ?? '' }]
  const others = (departments.data?.items ?? []).filter(({ id }) => id !== me.departmentId)
  const below = new Set([me.departmentId])
  // Parents come before children in the list, so one pass finds everything below mine.
  return [...own, ...others.flatMap(({ id, name, parentId }) => {
    if (!below.has(parentId)) return []
    below.add(id)
    return [{ value: id, label: name }]
  })]
}

function Change({ row }: { readonly row: HistoryEntry }) {
  const t = useSay()
  const { number } = useFormats()
  return <>{changesOf(row).map(({ name, change }) => t(phrases.changeLine, { name: phrases[name], change: `${change > 0 ? '+' : '−'}${number(Math.abs(change))}` })).join('、') || '—'}</>
}

function After({ row }: { readonly row: HistoryEntry }) {
  const t = useSay()
  const { number } = useFormats()
  return <>{changesOf(row).map(({ name, after }) => t(phrases.changeLine, { name: phrases[name], change: number(after) })).join('、') || '—'} {t(metrics[row.metric].unit)}</>
}

function By({ row }: { readonly row: HistoryEntry }) {
  const t = useSay()
  if (!row.by) return <>{t(phrases.bySystem)}</>
  return <>{row.for ? t(phrases.byFor, { by: row.by.name, represented: row.for.name }) : row.by.name}</>
}

const pathOf: Partial<Record<HistoryEntry['subject']['kind'], string>> = { application: '/applications', quota_request: '/quotas/requests', resource: '/resources' }

function Subject({ row: { subject } }: { readonly row: HistoryEntry }) {
  const t = useSay()
  const path = pathOf[subject.kind]
  const kind = t(phrases[`subject.${subject.kind}`])
  if (path === undefined || subject.id === null) return <>{[kind, subject.number].filter(Boolean).join(' ')}</>
  return <PageLink to={`${path}/${subject.id}`}>{[kind, subject.number].filter(Boolean).join(' ')}</PageLink>
}
