import { useState } from 'react'
import { useGo } from '#kit/web/links.tsx'
import { useAct } from '#kit/web/query.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { writeAnnouncement } from '../contract.ts'
import { announcementPhrases } from '../phrases.ts'
import { localOf } from '../rules/local-moment.ts'
import { AnnouncementForm } from './parts/AnnouncementForm.tsx'
import { announcementPagePhrases as phrases } from './parts/page-phrases.ts'

const weekMs = 7 * 24 * 3600 * 1000

export default function AnnouncementCreation() {
  const go = useGo()
  const write = useAct<typeof writeAnnouncement>('POST /announcements', { done: phrases.published, isQuiet: true })
  const [now] = useState(() => Date.now())
  return (
    <AnnouncementForm title={phrases.new} verb={phrases.publish} backTo="/announcements" draft="announcement:new"
      crumbs={[{ label: accessPhrases.platformMenu }, { label: announcementPhrases.announcements, to: '/announcements' }, { label: phrases.new }]}
      initial={{ titles: ['', '', ''], texts: ['', '', ''], tone: 'information', audience: 'signed_in', fromAt: localOf(new Date(now)), untilAt: localOf(new Date(now + weekMs)) }}
      submit={(body) => write.mutateAsync({ body })} onDone={({ id }) => go(`/announcements/${id}`, { isReplacing: true })} />
  )
}
