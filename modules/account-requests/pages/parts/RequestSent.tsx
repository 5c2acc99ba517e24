import { Button } from '@mantine/core'
import { DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { requestPhrases as phrases } from './request-phrases.ts'
import classes from './account-requests.module.css'

export type SentRequest = { readonly number: string; readonly dueAt: string; readonly email: string }

/** The number, until when, and what happens next (chapter 10). */
export function RequestSent({ sent: { number, dueAt, email }, onAnother }: { readonly sent: SentRequest; readonly onAnother: () => void }) {
  const t = useSay()
  const formats = useFormats()
  return (
    <DetailPage title={phrases.sentTitle}>
      <Section>
        <div className={classes.stack} role="status">
          <p>{t(phrases.sentNumber)} <strong className={classes.number}>{number}</strong></p>
          <p>{t(phrases.sentUntil, { due: formats.moment(dueAt), email })}</p>
        </div>
      </Section>
      <Section title={phrases.sentNext}>
        <div className={classes.stack}>
          <ol className={classes.steps}>{[phrases.sentStep1, phrases.sentStep2, phrases.sentStep3].map((step) => <li key={step[0]}>{t(step)}</li>)}</ol>
          <div className={classes.actions}><LinkButton to="/login">{t(phrases.toLogIn)}</LinkButton><Button variant="default" onClick={onAnother}>{t(phrases.another)}</Button></div>
        </div>
      </Section>
    </DetailPage>
  )
}
