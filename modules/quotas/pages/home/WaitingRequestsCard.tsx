import { Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState, ErrorState, LoadingState } from '#kit/web/States.tsx'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import { metrics } from '#modules/catalogue/rules/metrics.ts'
import type { listRequests } from '../../contract.ts'
import { requestLooks } from '../parts/request-looks.ts'
import { quotaRequestPhrases as phrases } from '../parts/request-phrases.ts'
import classes from '../parts/quotas.module.css'

/** Quota requests that wait for my decision, oldest first. */
export default function WaitingRequestsCard() {
  const t = useSay()
  const waiting = useRead<typeof listRequests>('GET /quota-requests', { query: { tab: 'reviews', status: 'waiting', sort: 'requestedAt', pageSize: 5 } }, { refreshEveryMs: 60_000 })
  return (
    <Section title={phrases.waitingHome} actions={waiting.data && waiting.data.total > 0 && <PageLink to="/quotas/requests?tab=reviews&status=waiting">{t(phrases.showAll, { count: waiting.data.total })}</PageLink>}>
      {waiting.error ? <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />
        : !waiting.data ? <LoadingState height={80} />
        : waiting.data.items.length === 0 ? <EmptyState title={phrases.waitingHomeEmpty} />
        : (
          <ul className={classes.plainList}>
            {waiting.data.items.map((row) => (
              <li key={row.id} className={classes.line}>
                <div className={classes.lineMain}>
                  <PageLink to={`/quotas/requests/${row.id}`}>{row.number}</PageLink>
                  <span className={classes.small}>{row.department.name} · {row.metrics.map((metric) => t(metrics[metric].names)).join('、')} · <MomentText moment={row.requestedAt} /></span>
                </div>
                <StatusTag looks={requestLooks} status={row.status} />
              </li>
            ))}
          </ul>
        )}
    </Section>
  )
}
