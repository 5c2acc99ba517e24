import { IconAlertTriangle, IconX } from '@tabler/icons-react'
import { actedBy } from '#kit/pure/acted-by.ts'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { languageNames, useSay, type Say } from '#kit/web/i18n.tsx'
import { PageLink, usePageParams } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { AccountRequest, readAccountRequest, rejectAccountRequest } from '../contract.ts'
import { ApproveRequest } from './parts/ApproveRequest.tsx'
import { grantNames, requestLooks } from './parts/looks.ts'
import { requestPhrases as phrases } from './parts/request-phrases.ts'
import { RoleAbilities } from './parts/RoleAbilities.tsx'
import { TimeLeft } from './parts/TimeLeft.tsx'
import classes from './parts/account-requests.module.css'

/** One request, with what approving it gives, decided by another person than who sent it (U1). */
export default function AccountRequestDetail() {
  const { id = '' } = usePageParams()
  const request = useRead<typeof readAccountRequest>('GET /account-requests/:id', { params: { id } }, { refreshEveryMs: 60_000 })
  return <Answer of={request}>{(data) => <Detail request={data} />}</Answer>
}

function Detail({ request }: { readonly request: AccountRequest }) {
  const t = useSay()
  const me = useMe()
  const isWaiting = request.state === 'waiting'
  return (
    <DetailPage title={request.number} tag={<StatusTag looks={requestLooks} status={request.state} />} actions={<Actions request={request} />}
      subtitle={isWaiting && <TimeLeft minutes={request.minutesLeft} />}
      crumbs={[{ label: accessPhrases.platformMenu }, { label: phrases.accountRequests, to: '/account-requests' }]}>
      <Section title={phrases.sectionAsked}>
        {request.isNameTaken && <p className={classes.warning}><IconAlertTriangle size={18} aria-hidden />{t(phrases.nameTaken)}</p>}
        {request.isEmailTaken && <p className={classes.warning}><IconAlertTriangle size={18} aria-hidden />{t(phrases.emailTaken)}</p>}
        <Facts items={askedFacts(request, t)} />
      </Section>
      {isWaiting && request.roles.length > 0 && <Section><RoleAbilities roles={request.roles} /></Section>}
      {!isWaiting && <Section title={phrases.sectionDecision}><Facts items={decisionFacts(request, t, me.permissions.includes('account.maintain'))} /></Section>}
    </DetailPage>
  )
}

function Actions({ request: { id, number, version, allowed, ...request } }: { readonly request: AccountRequest }) {
  const t = useSay()
  const reject = useAct<typeof rejectAccountRequest>('POST /account-requests/:id/rejection', { done: phrases.rejected, isQuiet: true })
  return (
    <>
      {allowed.includes('reject') && <ConfirmButton icon={IconX} title={t(phrases.rejectTitle, { number })} text={phrases.rejectText} verb={phrases.reject} isDangerous
        reason={{ label: phrases.rejectReason, isRequired: true, maximum: 1000 }} onConfirm={(reason) => reject.mutateAsync({ params: { id }, body: { version, reason } })} />}
      {allowed.includes('approve') && !request.isEmailTaken && <ApproveRequest request={{ id, number, version, allowed, ...request }} />}
    </>
  )
}

function askedFacts(request: AccountRequest, t: Say) {
  const isNew = request.kind === 'new_account'
  const sender = request.submittedBy === null ? phrases.stranger : actedBy(request.submittedBy.name, request.submittedFor?.name)
  return [
    { label: phrases.kind, value: t(phrases[`kind.${request.kind}`]) },
    { label: phrases.accountName, value: request.accountName },
    { label: phrases.displayName, value: request.displayName },
    { label: phrases.department, value: request.department.name },
    isNew && { label: phrases.region, value: request.region && t(request.region) },
    isNew && { label: phrases.projects, value: request.projects, isWide: true },
    { label: phrases.roles, value: grantNames({ roles: request.roles, quotaPermissions: [] }).map((name) => t(name)).join(' · ') },
    { label: phrases.quotaPermissions, value: grantNames({ roles: [], quotaPermissions: request.quotaPermissions }).map((name) => t(name)).join(' · ') },
    { label: phrases.phone, value: request.phone },
    { label: phrases.email, value: request.email },
    { label: phrases.language, value: languageNames[request.language] },
    isNew && { label: phrases.headName, value: request.headName },
    isNew && { label: phrases.headContact, value: request.headContact },
    { label: phrases.reason, value: request.reason, isWide: true },
    { label: phrases.submittedAt, value: <MomentText moment={request.submittedAt} /> },
    { label: phrases.submittedBy, value: t(sender) },
    { label: phrases.dueAt, value: <MomentText moment={request.dueAt} /> },
  ]
}

function decisionFacts({ account, decidedAt, decidedBy, decidedFor, decisionReason }: AccountRequest, t: Say, seesAccounts: boolean) {
  return [
    { label: phrases.decidedAt, value: <MomentText moment={decidedAt} /> },
    { label: phrases.decidedBy, value: t(decidedBy === null ? phrases.byItself : actedBy(decidedBy.name, decidedFor?.name)) },
    account !== null && { label: phrases.account, value: seesAccounts ? <PageLink to={`/accounts/${account.id}`}>{account.name}</PageLink> : account.name },
    { label: phrases.decisionReason, value: decisionReason, isWide: true },
  ]
}
