import { useState } from 'react'
import { isRequired } from '#kit/web/checks.ts'
import { DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { TextField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { useAct } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { requestPasswordLink } from '../password-link-contract.ts'
import { passwordPagePhrases as phrases } from './parts/password-page-phrases.ts'
import classes from './parts/public.module.css'

/** Asks for a link by mail (U2). What the page then says is true for every name. */
export default function ForgottenPassword() {
  const t = useSay()
  const [isSent, setIsSent] = useState(false)
  const ask = useAct<typeof requestPasswordLink>('POST /password-links', { isQuiet: true })
  const form = useForm({
    initial: { account: '' },
    rules: { account: [isRequired] },
    submit: ({ account }) => ask.mutateAsync({ body: { account: account.trim() } }),
    onDone: () => setIsSent(true),
  })
  return (
    <div className={classes.public}>
      {isSent ? (
        <DetailPage title={phrases.sentTitle}>
          <Section><p role="status">{t(phrases.sentText)}</p><LinkButton to="/login">{t(phrases.toLogIn)}</LinkButton></Section>
        </DetailPage>
      ) : (
        <FormPage title={phrases.forgotten} subtitle={<p className={classes.intro}>{t(phrases.forgottenText)}</p>} form={form} verb={phrases.send} backTo="/login">
          <FormSection><TextField {...form.field('account')} label={phrases.account} autoComplete="username" maximum={254} isWide hasFocus /></FormSection>
        </FormPage>
      )}
    </div>
  )
}
