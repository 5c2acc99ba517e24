import { useSay } from '#kit/web/i18n.tsx'
import { EmptyState } from '#kit/web/States.tsx'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import type { MyGrants } from '../../contract.ts'
import { grantNames, requestLooks } from './looks.ts'
import { requestPhrases as phrases } from './request-phrases.ts'
import classes from './account-requests.module.css'

/** What I asked for, the latest first, with the answers. */
export function MyRequests({ requests }: Pick<MyGrants, 'requests'>) {
  const t = useSay()
  if (requests.length === 0) return <EmptyState title={phrases.noRequests} />
  return (
    <ul className={classes.plainList}>
      {requests.map((request) => (
        <li key={request.id} className={classes.line}>
          <div className={classes.lineMain}>
            <span>{request.number} · {grantNames(request).map((name) => t(name)).join(' · ')}</span>
            <span className={classes.small}>{t(phrases.submittedAt)} <MomentText moment={request.submittedAt} /> · {t(phrases.reason)}: {request.reason}</span>
            {request.decidedAt !== null && <span className={classes.small}>{t(phrases.decidedBy)} {request.decidedBy} · <MomentText moment={request.decidedAt} />{request.decisionReason !== '' && ` · ${request.decisionReason}`}</span>}
          </div>
          <StatusTag looks={requestLooks} status={request.state} />
        </li>
      ))}
    </ul>
  )
}
