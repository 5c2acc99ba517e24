import { choice, custom, link, moment, status, text } from '#kit/web/columns.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { meets } from '#kit/web/me.ts'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import { metrics } from '#modules/catalogue/rules/metrics.ts'
import type { listRequests, RequestRow } from '../contract.ts'
import { QuotaFrame, TabLinks } from './frame/QuotaFrame.tsx'
import { quotaPagePhrases } from './parts/page-phrases.ts'
import { requestLooks } from './parts/request-looks.ts'
import { quotaRequestPhrases as phrases } from './parts/request-phrases.ts'
import { useChildOptions } from './request/use-child-options.ts'

const zoneOptions = [{ value: 'shared', label: phrases['zones.shared'] }, { value: 'industry', label: phrases['zones.industry'] }]
const quickFilters = [{ label: phrases.all, filters: {} }, { label: phrases.waiting, filters: { status: 'waiting' } }] as const

const numberColumn = link('number', phrases.number, (row: RequestRow) => `/quotas/requests/${row.id}`, { sort: true, filter: true, width: 170 })
const statusColumn = status('status', phrases.status, requestLooks, { sort: true, filter: true, width: 120 })
const laterColumns = [
  choice('zones', phrases.zones, { filter: true, options: zoneOptions, width: 190, value: (row: RequestRow) => row.zones }),
  custom('metrics', phrases.metrics, (row: RequestRow) => <Metrics row={row} />, { width: 220 }),
  text('requestedBy', phrases.requestedBy, { width: 120, value: (row: RequestRow) => row.requestedBy.name }),
  moment('requestedAt', phrases.requestedAt, { sort: true, filter: true }),
  text('decidedBy', phrases.decidedBy, { width: 120, value: (row: RequestRow) => row.decidedBy?.name ?? null }),
  moment('decidedAt', phrases.decidedAt, { sort: true }),
] as const

/** 我的申请: what my department has asked of its parent (Q3). */
const Mine = listPage<typeof listRequests>('GET /quota-requests', {
  title: phrases.mine, isPart: true, hasSearch: true, fixed: { tab: 'mine' }, empty: phrases.mineEmpty, quickFilters,
  primaryAction: { label: quotaPagePhrases.applyForQuota, to: '/quotas/requests/new', needs: 'quota.apply' },
  columns: [numberColumn, statusColumn, ...laterColumns],
})

/** 我的审批: what the departments directly below have asked of mine (Q4). */
const Reviews = listPage<typeof listRequests>('GET /quota-requests', {
  title: phrases.reviews, isPart: true, hasSearch: true, fixed: { tab: 'reviews' }, empty: phrases.reviewsEmpty, quickFilters,
  columns: [numberColumn, statusColumn, choice('department', phrases.department, { filter: useChildOptions, value: (row: RequestRow) => row.department.name }), ...laterColumns],
})

function Metrics({ row }: { readonly row: RequestRow }) {
  const t = useSay()
  return <>{row.metrics.map((metric) => t(metrics[metric].names)).join('、')}</>
}

/** 配额申请 with its two tabs; each is there for those who hold its permission. */
export default function RequestList() {
  const t = useSay()
  const me = useMe()
  const [search] = useSearchValues()
  const mayReview = meets(me, 'quota.review')
  const maySeeMine = meets(me, ['quota.view', 'quota.apply'])
  const isReviews = mayReview && (search['tab'] === 'reviews' || !maySeeMine)
  const waiting = useRead<typeof listRequests>('GET /quota-requests', { query: { tab: 'reviews', status: 'waiting', pageSize: 1 } }, { enabled: mayReview })
  const count = waiting.data?.total ?? 0
  const tabs = [
    ...(maySeeMine ? [{ path: '/quotas/requests?tab=mine', label: phrases.mine, isCurrent: !isReviews }] : []),
    ...(mayReview ? [{ path: '/quotas/requests?tab=reviews', label: count > 0 ? t(phrases.reviewsWaiting, { count }) : phrases.reviews, isCurrent: isReviews }] : []),
  ]
  return (
    <QuotaFrame tab="requests">
      <TabLinks label={phrases.subTabs} tabs={tabs} isSecond />
      {isReviews ? <Reviews key="reviews" /> : <Mine key="mine" />}
    </QuotaFrame>
  )
}
