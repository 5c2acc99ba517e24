import { Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import { EmptyState, ErrorState, LoadingState } from '#kit/web/States.tsx'
import type { listAccountRequests } from '../../contract.ts'
import { requestPhrases as phrases } from '../parts/request-phrases.ts'
import { TimeLeft } from '../parts/TimeLeft.tsx'
import classes from '../parts/account-requests.module.css'

/** Requests that wait for my decision, the next due first: new accounts for O&M, further grants for the platform admin. */
export default function WaitingRequestsCard() {
  const t = useSay()
  const kind = useMe().permissions.includes('account_request.decide') ? 'new_account' : 'further_grants'
  const waiting = useRead<typeof listAccountRequests>('GET /account-requests', { query: { kind, state: 'waiting', pageSize: 5 } }, { refreshEveryMs: 60_000 })
  return (
    <Section title={phrases.waitingHome} actions={waiting.data && waiting.data.total > 0 && <PageLink to={`/account-requests?kind=${kind}&state=waiting`}>{t(phrases.showAll, { count: waiting.data.total })}</PageLink>}>
      {waiting.error ? <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />
        : !waiting.data ? <LoadingState height={80} />
        : waiting.data.items.length === 0 ? <EmptyState title={phrases.waitingHomeEmpty} />
        : (
          <ul className={classes.plainList}>
            {waiting.data.items.map((row) => (
              <li key={row.id} className={classes.line}>
                <div className={classes.lineMain}>
                  <PageLink to={`/account-requests/${row.id}`}>{row.number}</PageLink>
                  <span className={classes.small}>{row.displayName} · {row.department.name}</span>
                </div>
                <TimeLeft minutes={row.minutesLeft} />
              </li>
            ))}
          </ul>
        )}
    </Section>
  )
}
