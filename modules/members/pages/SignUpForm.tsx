import { useState } from 'react'
import { isRequired } from '#kit/web/checks.ts'
import { DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { TextAreaField, TextField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useLanguage, useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { useAct } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import { accountNameRules, displayNameRules, emailRules, phoneRules } from '#modules/accounts/pages/parts/account-rules.ts'
import { accountPhrases } from '#modules/accounts/phrases.ts'
import { memberPhrases } from '../phrases.ts'
import type { signUp } from '../sign-up-contract.ts'
import { memberPagePhrases } from './parts/page-phrases.ts'
import { signUpPhrases as phrases } from './parts/sign-up-phrases.ts'
import classes from './parts/members.module.css'

/** The public page on which strangers ask to become members. */
export default function SignUpForm() {
  const { language } = useLanguage()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const ask = useAct<typeof signUp>('POST /sign-ups', { isQuiet: true })
  const form = useForm({
    initial: { accountName: '', displayName: '', email: '', phone: '', organisation: '', reason: '' },
    rules: { accountName: accountNameRules, displayName: displayNameRules, email: [isRequired, ...emailRules], phone: phoneRules },
    submit: async (values) => { await ask.mutateAsync({ body: { ...values, language } }); return values.email },
    onDone: setSentTo,
  })
  if (sentTo !== null) return <Sent email={sentTo} />
  return (
    <div className={classes.public}>
      <FormPage title={phrases.title} subtitle={<Intro />} form={form} verb={phrases.send} backTo="/login">
        <FormSection>
          <TextField {...form.field('accountName')} label={phrases.accountName} help={accountPhrases.accountNameHelp} autoComplete="username" maximum={40} />
          <TextField {...form.field('displayName')} label={memberPhrases.displayName} autoComplete="name" maximum={64} />
          <TextField {...form.field('email')} label={memberPhrases.email} inputMode="email" autoComplete="email" maximum={254} />
          <TextField {...form.field('phone')} label={memberPagePhrases.phone} inputMode="tel" autoComplete="tel" maximum={40} />
          <TextField {...form.field('organisation')} label={phrases.organisation} autoComplete="organization" maximum={100} isWide />
          <TextAreaField {...form.field('reason')} label={phrases.reason} maximum={500} />
        </FormSection>
      </FormPage>
    </div>
  )
}

function Intro() {
  const t = useSay()
  return <p className={classes.intro}>{t(phrases.intro)}</p>
}

function Sent({ email }: { readonly email: string }) {
  const t = useSay()
  return (
    <div className={classes.public}>
      <DetailPage title={phrases.sentTitle}>
        <Section><p role="status">{t(phrases.sentText, { email })}</p><LinkButton to="/login">{t(phrases.toLogIn)}</LinkButton></Section>
      </DetailPage>
    </div>
  )
}
