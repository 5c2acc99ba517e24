import { useEffect, useState } from 'react'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { isRequired } from '#kit/web/checks.ts'
import { problemOf, type Problem } from '#kit/web/client.ts'
import { DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { PasswordField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, useGo } from '#kit/web/links.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct } from '#kit/web/query.ts'
import { LoadingState } from '#kit/web/States.tsx'
import { useForm } from '#kit/web/use-form.ts'
import type { readPasswordLink, setPasswordByLink } from '../password-link-contract.ts'
import { accountPhrases } from '../phrases.ts'
import { passwordPagePhrases as phrases } from './parts/password-page-phrases.ts'
import { takeToken } from './parts/link-token.ts'
import { useNewPassword } from './parts/use-new-password.ts'
import classes from './parts/public.module.css'

type Link = AnswerOf<typeof readPasswordLink>

/** Where the link of a mail leads (U2, C-E1). The token is taken out of the address at once, before anything is asked. */
export default function SetPassword() {
  const go = useGo()
  const [token] = useState(takeToken)
  const [link, setLink] = useState<Link | Problem | null>(null)
  const { mutateAsync: read } = useAct<typeof readPasswordLink>('POST /password-links/reading', { isQuiet: true })
  useEffect(() => { go('/set-password', { isReplacing: true }) }, [go])
  useEffect(() => { read({ body: { token: token || '-' } }).then(setLink, (error: unknown) => setLink(problemOf(error))) }, [read, token])
  return (
    <div className={classes.public}>
      {link === null ? <LoadingState height={240} /> : 'accountName' in link ? <Setting link={link} token={token} /> : <NotValid reason={link.title} />}
    </div>
  )
}

function Setting({ link: { accountName, purpose, shortestPassword }, token }: { readonly link: Link; readonly token: string }) {
  const t = useSay()
  const go = useGo()
  const { help, complaints } = useNewPassword([accountName], shortestPassword)
  const set = useAct<typeof setPasswordByLink>('POST /password-links/use', { isQuiet: true })
  const form = useForm({
    initial: { newPassword: '', repeated: '' },
    rules: { newPassword: [isRequired], repeated: [isRequired] },
    check: complaints,
    submit: ({ newPassword }) => set.mutateAsync({ body: { token, newPassword } }),
    onDone: () => {
      notify(phrases.isSet)
      go('/login', { isReplacing: true })
    },
  })
  const title = purpose === 'first_password' ? phrases.chooseFirst : phrases.chooseNew
  return (
    <FormPage title={title} subtitle={<p className={classes.intro}>{t(phrases.chooseText, { account: accountName })}</p>} form={form} verb={phrases.set}>
      <FormSection>
        <input type="text" name="username" autoComplete="username" value={accountName} readOnly hidden />
        <PasswordField {...form.field('newPassword')} label={accountPhrases.newPassword} help={help} autoComplete="new-password" isWide />
        <PasswordField {...form.field('repeated')} label={accountPhrases.repeatPassword} autoComplete="new-password" isWide />
      </FormSection>
    </FormPage>
  )
}

function NotValid({ reason }: { readonly reason: string }) {
  const t = useSay()
  return (
    <DetailPage title={phrases.notValid}>
      <Section><p role="alert">{reason}</p><LinkButton to="/forgotten-password">{t(phrases.askAgain)}</LinkButton></Section>
    </DetailPage>
  )
}
