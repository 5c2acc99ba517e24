import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { isRequired } from '#kit/web/checks.ts'
import { call } from '#kit/web/client.ts'
import { useDocumentTitle } from '#kit/web/document-title.ts'
import { ErrorSummary } from '#kit/web/ErrorSummary.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink, useGo, useSearchValues } from '#kit/web/links.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { replaceSession, useSession } from '#kit/web/session.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { logIn } from '#modules/accounts/contract.ts'
import { shellPhrases } from './phrases.ts'
import { Support } from './Support.tsx'
import classes from './frame.module.css'

export default function LogIn() {
  const t = useSay()
  const { demoAccounts } = useSession()
  const [{ from }] = useSearchValues()
  const password = useRef<HTMLInputElement>(null)
  const form = useLogIn(from)
  useDocumentTitle(t(shellPhrases.logIn))
  const account = form.field('account')
  const secret = form.field('password')
  return (
    <div className={classes.card}>
      <h1>{t(shellPhrases.logIn)}</h1>
      {from && <p>{t(shellPhrases.sessionEnded)}</p>}
      <form noValidate onSubmit={(event) => { event.preventDefault(); void form.submit() }}>
        <ErrorSummary form={form} />
        <TextInput id={account.id} label={t(shellPhrases.accountName)} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus maxLength={254} required value={account.value} error={account.error} onBlur={account.value ? account.onBlur : undefined} onChange={(event) => account.onChange(event.currentTarget.value)} />
        <PasswordInput ref={password} id={secret.id} label={t(shellPhrases.password)} name="password" autoComplete="current-password" maxLength={200} required value={secret.value} error={secret.error}
          visibilityToggleButtonProps={{ 'aria-label': t(kitPhrases.showPassword), tabIndex: 0 }} onChange={(event) => secret.onChange(event.currentTarget.value)} />
        <Button type="submit" loading={form.isBusy}>{t(shellPhrases.logIn)}</Button>
      </form>
      <p className={classes.signUp}><PageLink to="/forgotten-password">{t(shellPhrases.forgottenPassword)}</PageLink></p>
      <p className={classes.signUp}>{t(shellPhrases.accountRequestHint)} <PageLink to="/account-request">{t(shellPhrases.accountRequest)}</PageLink></p>
      <p className={classes.signUp}>{t(shellPhrases.signUpHint)} <PageLink to="/sign-up">{t(shellPhrases.signUp)}</PageLink></p>
      {demoAccounts.length > 0 && (
        <section className={classes.demo}>
          <h2>{t(shellPhrases.demoAccounts)}</h2>
          <p>{t(shellPhrases.demoHint)}</p>
          <div className={classes.demoList}>
            {demoAccounts.map((name) => <button key={name} type="button" className={classes.chip} onClick={() => { account.onChange(name); password.current?.focus() }}>{name}</button>)}
          </div>
        </section>
      )}
      <section className={classes.demo}>
        <h2>{t(shellPhrases.support)}</h2>
        <p>{t(shellPhrases.supportText)}</p>
        <Support />
      </section>
    </div>
  )
}

function useLogIn(from: string | undefined) {
  const queries = useQueryClient()
  const go = useGo()
  return useForm({
    initial: { account: '', password: '' },
    rules: { account: [isRequired], password: [isRequired] },
    submit: (values) => call<typeof logIn>('POST /session', { body: { account: values.account.trim(), password: values.password } }),
    onDone: (session) => {
      replaceSession(queries, session)
      if (session.me?.mustChangePassword) return go('/first-password', { isReplacing: true })
      go(isOwnPage(from) ? from : '/home', { isReplacing: true })
    },
  })
}

/** Only back to a page of this site, whatever the address says. */
function isOwnPage(from: string | undefined): from is string {
  return from !== undefined && /^\/(?![/\\])/.test(from) && !from.startsWith('/login')
}
