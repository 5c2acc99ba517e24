import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { usePageParams } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { MomentText, NumberText } from '#kit/web/Values.tsx'
import type { Mail, sendMailAgain, viewMail } from '../contract.ts'
import { messagePhrases as phrases } from '../phrases.ts'
import { outboxPagePhrases } from './outbox-phrases.ts'
import { languageNamesOfMails, mailLooks } from './parts/looks.ts'
import classes from './parts/messages.module.css'

/** A mail as its reader gets it. */
export default function MailDetail() {
  const { id = '' } = usePageParams()
  const mail = useRead<typeof viewMail>('GET /outbox/:id', { params: { id } })
  return <Answer of={mail}>{(data) => <Detail mail={data} />}</Answer>
}

function Detail({ mail }: { readonly mail: Mail }) {
  const t = useSay()
  return (
    <DetailPage title={mail.subject} tag={<StatusTag looks={mailLooks} status={mail.state} />} crumbs={[{ label: phrases.outbox, to: '/outbox' }, { label: phrases.outboxMail }]}
      actions={mail.allowed.includes('send_again') && <SendAgain mail={mail} />}>
      <Section>
        <Facts items={[
          { label: phrases.mailRecipient, value: mail.toName },
          { label: phrases.mailAddress, value: mail.toAddress },
          { label: phrases.mailLanguage, value: t(languageNamesOfMails[mail.language]) },
          { label: phrases.mailWrittenAt, value: <MomentText moment={mail.at} /> },
          mail.sentAt !== null && { label: phrases.mailSentAt, value: <MomentText moment={mail.sentAt} /> },
          mail.nextAttemptAt !== null && { label: phrases.mailNextAttemptAt, value: <MomentText moment={mail.nextAttemptAt} /> },
          { label: phrases.mailAttempts, value: <NumberText value={mail.attempts} /> },
          mail.lastError !== null && { label: phrases.mailError, value: mail.lastError, isWide: true },
        ]} />
      </Section>
      <Section title={phrases.mailText}><pre className={classes.mail} lang={mail.language}>{mail.text}</pre></Section>
    </DetailPage>
  )
}

function SendAgain({ mail: { id, toAddress } }: { readonly mail: Mail }) {
  const t = useSay()
  const again = useAct<typeof sendMailAgain>('POST /outbox/:id/sending', { done: outboxPagePhrases.sentAgain, isQuiet: true })
  return (
    <ConfirmButton verb={outboxPagePhrases.sendAgain} title={outboxPagePhrases.sendAgainTitle} text={t(outboxPagePhrases.sendAgainText, { address: toAddress })}
      onConfirm={() => again.mutateAsync({ params: { id }, body: {} })} />
  )
}
