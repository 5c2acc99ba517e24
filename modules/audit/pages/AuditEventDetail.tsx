import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, PageLink, usePageParams } from '#kit/web/links.tsx'
import { meets } from '#kit/web/me.ts'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import type { AuditEventDetail, AuditFact, readAuditEvent } from '../contract.ts'
import { kindPhrase } from '../kind-phrases.ts'
import { auditPhrases } from '../phrases.ts'
import { recordPages } from '../rules/record-pages.ts'
import { subjectPhrase } from '../subject-phrases.ts'
import { auditMenuPhrases } from './menu-phrases.ts'
import { fieldWords } from './parts/field-words.ts'
import { auditPagePhrases as phrases } from './parts/page-phrases.ts'
import { actorWords, roleWords, sealLooks } from './parts/words.ts'
import classes from './parts/audit.module.css'

/** One recorded act: who, as what, for whom, from where, before → after, and its place in the chain. */
export default function AuditEventPage() {
  const { id = '' } = usePageParams()
  const event = useRead<typeof readAuditEvent>('GET /audit-events/:id', { params: { id } })
  return <Answer of={event}>{(data) => <Detail event={data} />}</Answer>
}

function Detail({ event }: { readonly event: AuditEventDetail }) {
  const t = useSay()
  return (
    <DetailPage title={kindPhrase(event.kind)} tag={<StatusTag looks={sealLooks} status={event.isSealed ? 'sealed' : 'waiting'} />}
      crumbs={[{ label: auditMenuPhrases.audit }, { label: auditMenuPhrases.log, to: '/audit-log' }, { label: t(phrases.eventTitle, { id: event.id }) }]}
      actions={<RecordLink event={event} />}>
      <Section>
        <Facts items={[
          { label: auditPhrases.at, value: <MomentText moment={event.at} /> },
          { label: auditPhrases.actor, value: event.actor.id === null ? t(actorWords(event)) : <PageLink to={`/audit-log?actor=${encodeURIComponent(event.actor.name)}`}>{event.actor.name}</PageLink> },
          { label: auditPhrases.roles, value: event.roles.map((role) => t(roleWords(role))).join(' · ') },
          { label: auditPhrases.for, value: event.for },
          { label: auditPhrases.address, value: event.address },
          { label: auditPhrases.subject, value: [t(subjectPhrase(event.subjectKind)), event.subject].filter(Boolean).join(' ') },
          { label: auditPhrases.department, value: event.department?.name },
          { label: auditPhrases.requestId, value: event.requestId && <PageLink to={`/audit-log?requestId=${event.requestId}`}>{event.requestId}</PageLink> },
          { label: phrases.recordedAt, value: <MomentText moment={event.recordedAt} /> },
          { label: auditPhrases.actCode, value: event.kind },
        ]} />
        {event.isReplaced && <p className={classes.text}>{t(phrases.replaced)}</p>}
      </Section>
      {event.changes.length > 0 && <Section title={phrases.changes} isFlush><Changes changes={event.changes} /></Section>}
      <Section title={phrases.furtherFacts} isFlush={event.facts.length > 0}>
        {event.facts.length === 0 ? <p className={classes.text}>{t(phrases.noFacts)}</p> : <OtherFacts facts={event.facts} />}
      </Section>
      {event.link && (
        <Section title={phrases.chain}>
          <Facts items={[{ label: auditPhrases.sequence, value: event.link.sequence }, { label: auditPhrases.hash, value: <span className={classes.hash}>{event.link.hash}</span>, isWide: true }]} />
        </Section>
      )}
    </DetailPage>
  )
}

/** Where the record has a page, and the reader may open it: the auditor reads the log alone. */
function RecordLink({ event: { subjectKind, subjectId } }: { readonly event: AuditEventDetail }) {
  const t = useSay()
  const me = useMe()
  const page = Object.hasOwn(recordPages, subjectKind) ? recordPages[subjectKind] : undefined
  return page && meets(me, page.needs) ? <LinkButton to={`${page.path}${subjectId}`} variant="default">{t(phrases.openRecord)}</LinkButton> : null
}

function Changes({ changes }: { readonly changes: readonly AuditFact[] }) {
  const t = useSay()
  return (
    <table className={classes.table}>
      <thead><tr><th scope="col">{t(phrases.field)}</th><th scope="col">{t(phrases.before)}</th><th scope="col">{t(phrases.after)}</th></tr></thead>
      <tbody>
        {changes.map(({ path, before, after }) => (
          <tr key={path.join('.')}><td>{fieldWords(path, t)}</td><td>{before === null || before === '' ? '—' : <span className={classes.before}>{before}</span>}</td><td>{after === '' ? '—' : after}</td></tr>
        ))}
      </tbody>
    </table>
  )
}

function OtherFacts({ facts }: { readonly facts: readonly AuditFact[] }) {
  const t = useSay()
  return (
    <table className={classes.table}>
      <thead><tr><th scope="col">{t(phrases.field)}</th><th scope="col">{t(auditPhrases.details)}</th></tr></thead>
      <tbody>{facts.map(({ path, after }) => <tr key={path.join('.')}><td>{fieldWords(path, t)}</td><td>{after === '' ? '—' : after}</td></tr>)}</tbody>
    </table>
  )
}
