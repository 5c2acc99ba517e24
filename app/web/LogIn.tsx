import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import { isRequired } from '#kit/web/checks.ts'
import { call, problemOf } from '#kit/web/client.ts'
import { useDocumentTitle } from '#kit/web/document-title.ts'
import { ErrorSummary } from '#kit/web/ErrorSummary.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink, useGo, useSearchValues } from '#kit/web/links.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { replaceSession, useSession, type Session } from '#kit/web/session.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { logIn } from '#modules/accounts/contract.ts'
import { returnPage } from '#modules/accounts/rules/return-page.ts'
import type { finishSingleSignOn } from '#modules/accounts/single-sign-on-contract.ts'
import { shellPhrases } from './phrases.ts'
import { Support } from './Support.tsx'
import classes from './frame.module.css'

// Only who needs them loads them: the log-in page stays light.
const SecondStep = lazy(() => import('./SecondStep.tsx'))
const SingleSignOnButton = lazy(() => import('./SingleSignOnButton.tsx'))

type Typed = { readonly account: string; readonly password: string }

export default function LogIn() {
  const [{ from, step }, setSearch] = useSearchValues()
  // What was typed waits in memory for its second step: never in an address or a store of the browser.
  const [typed, setTyped] = useState<Typed | null>(null)
  const enter = useEnter(from)
  if (typed) return <Suspense><SecondStep onCode={(totp) => call<typeof logIn>('POST /session', { body: { ...typed, totp } })} onDone={enter} onLeave={() => setTyped(null)} /></Suspense>
  if (step === 'second-factor') return <Suspense><SecondStep onCode={(totp) => call<typeof finishSingleSignOn>('POST /session/single-sign-on', { body: { totp } })} onDone={enter} onLeave={() => setSearch({ step: undefined })} /></Suspense>
  return <FirstStep from={from} onSecondStep={setTyped} onDone={enter} />
}

type FirstStepProps = { readonly from: string | undefined; readonly onSecondStep: (typed: Typed) => void; readonly onDone: (session: Session) => void }

function FirstStep({ from, onSecondStep, onDone }: FirstStepProps) {
  const t = useSay()
  const { demoAccounts, singleSignOn } = useSession()
  const password = useRef<HTMLInputElement>(null)
  const form = useLogIn(onSecondStep, onDone)
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
        {singleSignOn && <Suspense><SingleSignOnButton name={singleSignOn.name} from={from} /></Suspense>}
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

/** The right password of somebody with a second factor is no failure: the second step follows (U2). */
function useLogIn(onSecondStep: (typed: Typed) => void, onDone: (session: Session) => void) {
  return useForm<Typed, Session | null>({
    initial: { account: '', password: '' },
    rules: { account: [isRequired], password: [isRequired] },
    submit: async (values) => {
      const typed = { account: values.account.trim(), password: values.password }
      try {
        return await call<typeof logIn>('POST /session', { body: typed })
      } catch (error) {
        if (problemOf(error).code !== 'session.second_factor_needed') throw error
        onSecondStep(typed)
        return null
      }
    },
    onDone: (session) => { if (session) onDone(session) },
  })
}

/** Back to where one came from; only to a page of this site, whatever the address says. */
function useEnter(from: string | undefined): (session: Session) => void {
  const queries = useQueryClient()
  const go = useGo()
  return (session) => {
    replaceSession(queries, session)
    if (session.me?.mustChangePassword) return go('/first-password', { isReplacing: true })
    if (session.me?.mustSetUpSecondFactor) return go('/second-factor-setup', { isReplacing: true })
    go(returnPage(from), { isReplacing: true })
  }
}
