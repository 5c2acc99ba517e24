import { Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState, ErrorState, LoadingState } from '#kit/web/States.tsx'
import type { ApplicationRow, waitingApplications } from '../../contract.ts'
import { ApplicationLine } from './ApplicationLine.tsx'
import { applicationPagePhrases as phrases } from '../parts/page-phrases.ts'
import classes from '../parts/applications.module.css'

/** 待我处理: what waits for my decision or my hands, oldest first, with its due date. */
export default function WaitingCard() {
  const t = useSay()
  const waiting = useRead<typeof waitingApplications>('GET /applications/waiting', {}, { refreshEveryMs: 60_000 })
  return (
    <Section title={phrases.waitsForMe} actions={waiting.data && waiting.data.total > 0 && <PageLink to="/applications?whose=forMe">{t(phrases.showAll, { count: waiting.data.total })}</PageLink>}>
      {waiting.error ? <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />
        : !waiting.data ? <LoadingState height={80} />
        : waiting.data.items.length === 0 ? <EmptyState title={phrases.waitsForMeEmpty} />
        : <ul className={classes.plainList}>{waiting.data.items.slice(0, 8).map((row) => <ApplicationLine key={row.id} row={row} to={hrefOf(row)} showsApplicant />)}</ul>}
    </Section>
  )
}

/** Straight to where it is dealt with. */
function hrefOf({ id, status, allowed }: ApplicationRow): string {
  if (status === 'provisioning') return `/applications/${id}/provisioning`
  return allowed.includes('approve') ? `/applications/${id}/review` : `/applications/${id}`
}
