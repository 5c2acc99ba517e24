import { Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState, ErrorState, LoadingState } from '#kit/web/States.tsx'
import type { listApplications } from '../../contract.ts'
import { ApplicationLine } from './ApplicationLine.tsx'
import { applicationPagePhrases as phrases } from '../parts/page-phrases.ts'
import classes from '../parts/applications.module.css'

/** 我发起的: my latest applications and where they stand. */
export default function MineCard() {
  const t = useSay()
  const mine = useRead<typeof listApplications>('GET /applications', { query: { whose: 'mine', pageSize: 8 } })
  return (
    <Section title={phrases.startedByMe} actions={mine.data && mine.data.total > 0 && <PageLink to="/applications?whose=mine">{t(phrases.showAll, { count: mine.data.total })}</PageLink>}>
      {mine.error ? <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />
        : !mine.data ? <LoadingState height={80} />
        : mine.data.items.length === 0 ? <EmptyState title={phrases.startedByMeEmpty}><LinkButton to="/applications/new">{t(phrases.applyForResources)}</LinkButton></EmptyState>
        : <ul className={classes.plainList}>{mine.data.items.map((row) => <ApplicationLine key={row.id} row={row} to={row.status === 'draft' ? `/applications/${row.id}/edit` : `/applications/${row.id}`} />)}</ul>}
    </Section>
  )
}
