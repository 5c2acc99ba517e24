import { Answer } from '#kit/web/DetailPage.tsx'
import { useLanguage, useSay } from '#kit/web/i18n.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { inLanguage } from '#kit/web/texts.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { Announcement, changeAnnouncement, readAnnouncement } from '../contract.ts'
import { announcementPhrases } from '../phrases.ts'
import { localOf } from '../rules/local-moment.ts'
import { AnnouncementForm } from './parts/AnnouncementForm.tsx'
import { announcementPagePhrases as phrases } from './parts/page-phrases.ts'

export default function AnnouncementEdit() {
  const { id } = usePageParams()
  const announcement = useRead<typeof readAnnouncement>('GET /announcements/:id', { params: { id: id! } })
  return <Answer of={announcement}>{(data) => <Edit announcement={data} />}</Answer>
}

function Edit({ announcement: { id, version, titles, texts, tone, isPublic, fromAt, untilAt, dismissals } }: { readonly announcement: Announcement }) {
  const t = useSay()
  const go = useGo()
  const { language } = useLanguage()
  const change = useAct<typeof changeAnnouncement>('PUT /announcements/:id', { done: phrases.changed, isQuiet: true })
  const backTo = `/announcements/${id}`
  return (
    <AnnouncementForm key={id} title={phrases.editTitle} verb={phrases.saveChanges} backTo={backTo} {...(dismissals > 0 ? { note: t(phrases.again, { count: dismissals }) } : {})}
      crumbs={[{ label: accessPhrases.platformMenu }, { label: announcementPhrases.announcements, to: '/announcements' }, { label: inLanguage(titles, language), to: backTo }, { label: phrases.edit }]}
      initial={{ titles, texts, tone, audience: isPublic ? 'everybody' : 'signed_in', fromAt: localOf(new Date(fromAt)), untilAt: localOf(new Date(untilAt)) }}
      submit={(body) => change.mutateAsync({ params: { id }, body: { version, ...body } })} onDone={() => go(backTo, { isReplacing: true })} />
  )
}
