import { Button, PasswordInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { isRequired } from '#kit/web/checks.ts'
import { call } from '#kit/web/client.ts'
import { useDocumentTitle } from '#kit/web/document-title.ts'
import { ErrorSummary } from '#kit/web/ErrorSummary.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useGo } from '#kit/web/links.tsx'
import { notify } from '#kit/web/notices.ts'
import { kitPhrases } from '#kit/web/phrases.ts'
import { replaceSession, useSession } from '#kit/web/session.ts'
import { useForm, type FieldBinding } from '#kit/web/use-form.ts'
import { useNewPassword } from '#modules/accounts/pages/parts/use-new-password.ts'
import { shellPhrases } from './phrases.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import type { changeMyPassword } from '#modules/accounts/contract.ts'
import classes from './frame.module.css'

/** Nobody works with a password that somebody else has set (U4). */
export default function FirstPassword() {
  const t = useSay()
  const { me } = useSession()
  const go = useGo()
  const queries = useQueryClient()
  useDocumentTitle(t(shellPhrases.firstPasswordTitle))
  useEffect(() => { if (!me) go('/login', { isReplacing: true }); else if (!me.mustChangePassword) go('/home', { isReplacing: true }) }, [me, go])
  const { help, complaints } = useNewPassword(me ? [me.accountName, me.displayName] : [])
  const form = useForm({
    initial: { currentPassword: '', newPassword: '', repeated: '' },
    rules: { currentPassword: [isRequired], newPassword: [isRequired], repeated: [isRequired] },
    check: complaints,
    submit: ({ currentPassword, newPassword }) => call<typeof changeMyPassword>('PUT /me/password', { body: { currentPassword, newPassword } }),
    onDone: (session) => {
      notify(shellPhrases.passwordChanged)
      replaceSession(queries, session)
    },
  })
  return (
    <div className={classes.card}>
      <h1>{t(shellPhrases.firstPasswordTitle)}</h1>
      <p>{t(shellPhrases.firstPasswordText)}</p>
      <form noValidate onSubmit={(event) => { event.preventDefault(); void form.submit() }}>
        <input type="text" name="username" autoComplete="username" value={me?.accountName ?? ''} readOnly hidden />
        <ErrorSummary form={form} />
        <Password label={shellPhrases.currentPassword} autoComplete="current-password" field={form.field('currentPassword')} />
        <Password label={shellPhrases.newPassword} help={help} autoComplete="new-password" field={form.field('newPassword')} />
        <Password label={shellPhrases.repeatPassword} autoComplete="new-password" field={form.field('repeated')} />
        <Button type="submit" loading={form.isBusy}>{t(shellPhrases.changePassword)}</Button>
      </form>
    </div>
  )
}

function Password({ label, help, autoComplete, field }: { readonly label: Phrase; readonly help?: string; readonly autoComplete: string; readonly field: FieldBinding<string> }) {
  const t = useSay()
  return (
    <PasswordInput id={field.id} label={t(label)} description={help} autoComplete={autoComplete} required maxLength={200} value={field.value} error={field.error} onBlur={field.onBlur}
      visibilityToggleButtonProps={{ 'aria-label': t(kitPhrases.showPassword), tabIndex: 0 }} onChange={(event) => field.onChange(event.currentTarget.value)} />
  )
}
