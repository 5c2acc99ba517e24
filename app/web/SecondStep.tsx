import { Button, TextInput } from '@mantine/core'
import { isRequired } from '#kit/web/checks.ts'
import { useDocumentTitle } from '#kit/web/document-title.ts'
import { ErrorSummary } from '#kit/web/ErrorSummary.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import type { Session } from '#kit/web/session.ts'
import { useForm } from '#kit/web/use-form.ts'
import { secondFactorPhrases as phrases } from '#modules/accounts/second-factor-phrases.ts'
import { shellPhrases } from './phrases.ts'
import classes from './frame.module.css'

type StepProps = { readonly onCode: (totp: string) => Promise<Session>; readonly onDone: (session: Session) => void; readonly onLeave: () => void }

/** The code after the password, or after the identity provider (U2). What was typed before stays with whoever shows this, in memory only. */
export default function SecondStep({ onCode, onDone, onLeave }: StepProps) {
  const t = useSay()
  const form = useForm({ initial: { totp: '' }, rules: { totp: [isRequired] }, submit: ({ totp }) => onCode(totp), onDone })
  useDocumentTitle(t(phrases.secondStepTitle))
  const { id, value, error, onChange } = form.field('totp')
  return (
    <div className={classes.card}>
      <h1>{t(phrases.secondStepTitle)}</h1>
      <p>{t(phrases.secondStepText)}</p>
      <form noValidate onSubmit={(event) => { event.preventDefault(); void form.submit() }}>
        <ErrorSummary form={form} />
        <TextInput id={id} label={t(phrases.codeOrRecovery)} autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} autoFocus maxLength={64} required value={value} error={error} onChange={(event) => onChange(event.currentTarget.value)} />
        <Button type="submit" loading={form.isBusy}>{t(shellPhrases.logIn)}</Button>
        <Button variant="subtle" onClick={onLeave}>{t(phrases.otherAccount)}</Button>
      </form>
    </div>
  )
}
