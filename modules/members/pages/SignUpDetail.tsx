import { Modal } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink, usePageParams } from '#kit/web/links.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import { OneTimePassword } from '#modules/accounts/pages/parts/OneTimePassword.tsx'
import { memberPhrases } from '../phrases.ts'
import type { readSignUp, rejectSignUp, SignUp } from '../sign-up-contract.ts'
import { ApproveSignUp } from './parts/ApproveSignUp.tsx'
import { signUpLooks } from './parts/looks.ts'
import { memberMenuPhrases } from './parts/menu-phrases.ts'
import { memberPagePhrases } from './parts/page-phrases.ts'
import { signUpPhrases as phrases } from './parts/sign-up-phrases.ts'
import classes from './parts/members.module.css'

/** A sign-up, approved or rejected with a reason. */
export default function SignUpDetail() {
  const { id = '' } = usePageParams()
  const signUp = useRead<typeof readSignUp>('GET /sign-ups/:id', { params: { id } })
  return <Answer of={signUp}>{(data) => <Detail signUp={data} />}</Answer>
}

function Detail({ signUp }: { readonly signUp: SignUp }) {
  const t = useSay()
  const [password, setPassword] = useState<string | null>(null)
  const { id, version, allowed, displayName } = signUp
  const reject = useAct<typeof rejectSignUp>('POST /sign-ups/:id/rejection', { done: phrases.rejected, isQuiet: true })
  const actions = (
    <>
      {allowed.includes('reject') && <ConfirmButton icon={IconX} title={phrases.rejectTitle} text={phrases.rejectText} verb={phrases.reject} isDangerous reason={{ isRequired: true, maximum: 500 }}
        onConfirm={(reason) => reject.mutateAsync({ params: { id }, body: { version, reason } })} />}
      {allowed.includes('approve') && <ApproveSignUp signUp={signUp} onDone={setPassword} />}
    </>
  )
  return (
    <DetailPage title={displayName} tag={<StatusTag looks={signUpLooks} status={signUp.status} />} actions={actions}
      crumbs={[{ label: memberMenuPhrases.userManagement }, { label: memberMenuPhrases.signUps, to: '/sign-ups' }]}>
      <Section>
        {signUp.isNameTaken && <p className={classes.warning}>{t(phrases.nameTaken)}</p>}
        {signUp.isEmailTaken && <p className={classes.warning}>{t(phrases.emailTaken)}</p>}
        <Facts items={factsOf(signUp, t)} />
      </Section>
      <Modal opened={password !== null} onClose={() => setPassword(null)} title={t(memberPagePhrases.passwordTitle)} closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
        {password !== null && <OneTimePassword name={displayName} password={password} />}
      </Modal>
    </DetailPage>
  )
}

function factsOf(signUp: SignUp, t: ReturnType<typeof useSay>) {
  return [
    { label: phrases.accountName, value: signUp.accountName },
    { label: memberPhrases.email, value: signUp.email },
    { label: memberPagePhrases.phone, value: signUp.phone },
    { label: phrases.organisation, value: signUp.organisation },
    { label: phrases.askedAt, value: <MomentText moment={signUp.askedAt} /> },
    { label: phrases.reason, value: signUp.reason, isWide: true },
    signUp.decidedAt !== null && { label: phrases.decidedAt, value: <MomentText moment={signUp.decidedAt} /> },
    signUp.decidedBy !== null && { label: phrases.decidedBy, value: signUp.decidedBy.name },
    signUp.decisionReason !== '' && { label: phrases.decisionReason, value: signUp.decisionReason, isWide: true },
    signUp.memberId !== null && { label: phrases.member, value: <PageLink to={`/members/${signUp.memberId}`}>{t(memberPagePhrases.toMember)}</PageLink> },
  ]
}
