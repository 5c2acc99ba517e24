import { IconArrowRight } from '@tabler/icons-react'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { meets } from '#kit/web/me.ts'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import type { listRequests, QuotaRequest } from '../../contract.ts'
import { quotaRequestPhrases as phrases } from '../parts/request-phrases.ts'

/** After a decision the reviewer goes on with the oldest request that still waits. */
export function NextWaiting({ request }: { readonly request: QuotaRequest }) {
  const t = useSay()
  const me = useMe()
  const isMine = request.status !== 'waiting' && request.parent.id === me.departmentId && meets(me, 'quota.review')
  const waiting = useRead<typeof listRequests>('GET /quota-requests', { query: { tab: 'reviews', status: 'waiting', sort: 'requestedAt', pageSize: 1 } }, { enabled: isMine })
  const next = waiting.data?.items[0]
  if (!isMine || !next) return null
  return <LinkButton to={`/quotas/requests/${next.id}`} rightSection={<IconArrowRight size={16} aria-hidden />}>{t(phrases.nextWaiting, { count: waiting.data?.total ?? 1 })}</LinkButton>
}
