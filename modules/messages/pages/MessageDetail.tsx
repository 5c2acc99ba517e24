import { useEffect } from 'react'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, usePageParams } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { MomentText } from '#kit/web/Values.tsx'
import type { Message, readMessage, viewMessage } from '../contract.ts'
import { messagePhrases as phrases } from '../phrases.ts'
import { kindNames } from './parts/looks.ts'
import classes from './parts/messages.module.css'

/** One message; looking at it marks it as read. */
export default function MessageDetail() {
  const { id = '' } = usePageParams()
  const message = useRead<typeof viewMessage>('GET /messages/:id', { params: { id } })
  return <Answer of={message}>{(data) => <Detail key={data.id} message={data} />}</Answer>
}

function Detail({ message: { id, title, text, kind, at, link, state } }: { readonly message: Message }) {
  const t = useSay()
  const { mutate: markRead } = useAct<typeof readMessage>('POST /messages/:id/reading', { isQuiet: true })
  useEffect(() => { if (state === 'unread') markRead({ params: { id } }) }, [id, state, markRead])
  return (
    <DetailPage title={title} crumbs={[{ label: phrases.messageCentre, to: '/messages' }, { label: phrases.message }]}>
      <Section>
        <Facts items={[{ label: phrases.messageKind, value: t(kindNames[kind]) }, { label: phrases.messageAt, value: <MomentText moment={at} /> }]} />
      </Section>
      <Section>
        <p className={classes.text}>{t(text)}</p>
        <LinkButton to={link} className={classes.action ?? ''}>{t(phrases.openMessageLink)}</LinkButton>
      </Section>
    </DetailPage>
  )
}
