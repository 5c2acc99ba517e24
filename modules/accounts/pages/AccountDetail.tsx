import { Modal } from '@mantine/core'
import { IconKey, IconLockOpen, IconPencil, IconShieldOff, IconUserCheck, IconUserOff } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { languageNames, useSay } from '#kit/web/i18n.tsx'
import { LinkButton, PageLink, usePageParams } from '#kit/web/links.tsx'
import { notify } from '#kit/web/notices.ts'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import { explanationPagePhrases } from '#modules/access/pages/parts/explanation-page-phrases.ts'
import { quotaPermissionName } from '#modules/access/pages/parts/words.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { Account, disableAccount, enableAccount, getAccount, resetPassword, unlockAccount } from '../contract.ts'
import { accountPhrases as phrases } from '../phrases.ts'
import { AccountTokens } from './parts/AccountTokens.tsx'
import { EndSessions } from './parts/EndSessions.tsx'
import { HandOver } from './parts/HandOver.tsx'
import type { resetSecondFactor } from '../second-factor-contract.ts'
import { secondFactorPhrases } from '../second-factor-phrases.ts'
import { AccountIdentities } from './parts/AccountIdentities.tsx'
import { accountLooks, factorLooks } from './parts/looks.ts'
import { OneTimePassword } from './parts/OneTimePassword.tsx'
import { personalLinkPhrases } from './parts/personal-link-phrases.ts'
import { RoleNames } from './parts/RoleNames.tsx'

/** One account and what the platform admin may do to it (U6). */
export default function AccountDetail() {
  const { id = '' } = usePageParams()
  const account = useRead<typeof getAccount>('GET /accounts/:id', { params: { id } })
  return <Answer of={account}>{(data) => <Detail account={data} />}</Answer>
}

function Detail({ account }: { readonly account: Account }) {
  const t = useSay()
  return (
    <DetailPage title={account.displayName} crumbs={[{ label: accessPhrases.platformMenu }, { label: phrases.accounts, to: '/accounts' }]}
      tag={<StatusTag looks={accountLooks} status={account.state} />} actions={<Actions account={account} />}>
      <Section>
        <Facts items={[
          { label: phrases.accountName, value: account.accountName },
          { label: phrases.department, value: account.departmentId && <PageLink to={`/departments/${account.departmentId}`}>{account.departmentName}</PageLink> },
          { label: phrases.roles, value: <RoleNames roles={account.roles} /> },
          { label: phrases.quotaPermissions, value: account.quotaPermissions.map((permission) => t(quotaPermissionName(permission))).join(' · ') },
          account.quotaPermissions.includes('quota.review') && { label: phrases.quotaReviewZones, value: t(account.quotaReviewZones === null ? phrases.quotaReviewZonesAll : phrases[`quotaReviewZones.${account.quotaReviewZones}`]) },
          { label: phrases.email, value: account.email },
          { label: phrases.phone, value: account.phone },
          { label: phrases.language, value: languageNames[account.language] },
          { label: phrases.passwordState, value: t(account.mustChangePassword ? phrases.mustChange : phrases.isFine) },
          { label: secondFactorPhrases.secondFactor, value: <StatusTag looks={factorLooks} status={account.secondFactor} /> },
          { label: phrases.lastSeenAt, value: <MomentText moment={account.lastSeenAt} /> },
          { label: phrases.createdAt, value: <MomentText moment={account.createdAt} /> },
        ]} />
      </Section>
      <AccountIdentities account={account} />
      <AccountTokens accountId={account.id} />
    </DetailPage>
  )
}

function Actions({ account: { id, version, allowed, displayName, departmentId } }: { readonly account: Account }) {
  const t = useSay()
  const [password, setPassword] = useState<string | null>(null)
  const settings = { done: kitPhrases.saved, isQuiet: true } as const
  const disable = useAct<typeof disableAccount>('POST /accounts/:id/disabling', settings)
  const enable = useAct<typeof enableAccount>('POST /accounts/:id/enabling', settings)
  const unlock = useAct<typeof unlockAccount>('POST /accounts/:id/unlocking', settings)
  const reset = useAct<typeof resetPassword>('POST /accounts/:id/password-reset', {
    isQuiet: true,
    onDone: ({ oneTimePassword, linkSentTo }) => {
      setPassword(oneTimePassword)
      if (linkSentTo !== null) notify(phrases.linkSent, { email: linkSentTo })
    },
  })
  const resetFactor = useAct<typeof resetSecondFactor>('POST /accounts/:id/second-factor-reset', settings)
  const params = { id }
  return (
    <>
      <LinkButton to={`/explanation?accountId=${id}`} variant="subtle">{t(explanationPagePhrases.title)}</LinkButton>
      <LinkButton to={`/accounts/${id}/personal-data`} variant="subtle">{t(personalLinkPhrases.personalData)}</LinkButton>
      {allowed.includes('edit') && departmentId !== null && <HandOver id={id} />}
      {allowed.includes('unlock') && <ConfirmButton icon={IconLockOpen} title={phrases.unlockTitle} text={phrases.unlockText} verb={phrases.unlock} onConfirm={() => unlock.mutateAsync({ params })} />}
      {allowed.includes('endSessions') && <EndSessions id={id} />}
      {allowed.includes('resetPassword') && <ConfirmButton icon={IconKey} title={phrases.resetPassword} text={phrases.resetText} verb={phrases.resetPassword} isDangerous onConfirm={() => reset.mutateAsync({ params })} />}
      {allowed.includes('resetSecondFactor') && <ConfirmButton icon={IconShieldOff} title={secondFactorPhrases.reset} text={secondFactorPhrases.resetText} verb={secondFactorPhrases.reset} isDangerous onConfirm={() => resetFactor.mutateAsync({ params })} />}
      {allowed.includes('disable') && <ConfirmButton icon={IconUserOff} title={phrases.disableTitle} text={phrases.disableText} verb={phrases.disable} isDangerous onConfirm={() => disable.mutateAsync({ params, body: { version } })} />}
      {allowed.includes('enable') && <ConfirmButton icon={IconUserCheck} title={phrases.enableTitle} text={phrases.enableText} verb={phrases.enable} onConfirm={() => enable.mutateAsync({ params, body: { version } })} />}
      {allowed.includes('edit') && <LinkButton to={`/accounts/${id}/edit`} leftSection={<IconPencil size={16} aria-hidden />}>{t(phrases.edit)}</LinkButton>}
      <Modal opened={password !== null} onClose={() => setPassword(null)} title={t(phrases.oneTimePassword)} closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
        {password !== null && <OneTimePassword name={displayName} password={password} />}
      </Modal>
    </>
  )
}
