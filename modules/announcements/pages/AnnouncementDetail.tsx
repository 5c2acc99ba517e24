import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { useLanguage, useSay } from '#kit/web/i18n.tsx'
import { LinkButton, usePageParams } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { inLanguage } from '#kit/web/texts.ts'
import { MomentText } from '#kit/web/Values.tsx'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { Announcement, endAnnouncement, readAnnouncement } from '../contract.ts'
import { announcementPhrases } from '../phrases.ts'
import { stateLooks, toneLooks } from './parts/looks.ts'
import { announcementPagePhrases as phrases } from './parts/page-phrases.ts'
import { Previews } from './parts/Previews.tsx'

export default function AnnouncementDetail() {
  const { id } = usePageParams()
  const announcement = useRead<typeof readAnnouncement>('GET /announcements/:id', { params: { id: id! } })
  return <Answer of={announcement}>{(data) => <Detail announcement={data} />}</Answer>
}

function Detail({ announcement }: { readonly announcement: Announcement }) {
  const t = useSay()
  const { language } = useLanguage()
  const title = inLanguage(announcement.titles, language)
  const { state, tone, isPublic, fromAt, untilAt, endedAt, writtenBy, writtenAt, dismissals } = announcement
  return (
    <DetailPage title={title} tag={<StatusTag looks={stateLooks} status={state} />} actions={<Actions announcement={announcement} />}
      crumbs={[{ label: accessPhrases.platformMenu }, { label: announcementPhrases.announcements, to: '/announcements' }, { label: title }]}>
      <Section title={phrases.when}>
        <Facts items={[
          { label: phrases.from, value: <MomentText moment={fromAt} /> },
          { label: phrases.until, value: <MomentText moment={untilAt} /> },
          endedAt !== null && { label: phrases.endedAt, value: <MomentText moment={endedAt} /> },
          { label: phrases.tone, value: <StatusTag looks={toneLooks} status={tone} /> },
          { label: phrases.audience, value: t(isPublic ? phrases.everybody : phrases.signedIn) },
          { label: phrases.dismissals, value: t(phrases.dismissalCount, { count: dismissals }) },
          { label: phrases.writtenBy, value: writtenBy.name },
          { label: phrases.writtenAt, value: <MomentText moment={writtenAt} /> },
        ]} />
      </Section>
      <Section title={phrases.preview}><Previews {...announcement} /></Section>
    </DetailPage>
  )
}

function Actions({ announcement: { id, version, allowed } }: { readonly announcement: Announcement }) {
  const t = useSay()
  const end = useAct<typeof endAnnouncement>('POST /announcements/:id/ending', { done: phrases.isEnded, isQuiet: true })
  return (
    <>
      {allowed.includes('end') && <ConfirmButton verb={phrases.end} title={phrases.endQuestion} text={phrases.endText} isDangerous onConfirm={() => end.mutateAsync({ params: { id }, body: { version } })} />}
      {allowed.includes('edit') && <LinkButton to={`/announcements/${id}/edit`}>{t(phrases.edit)}</LinkButton>}
    </>
  )
}
