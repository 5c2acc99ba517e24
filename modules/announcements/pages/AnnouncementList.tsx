import { choice, custom, moment, status } from '#kit/web/columns.tsx'
import { useLanguage } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { inLanguage } from '#kit/web/texts.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { Announcement, listAnnouncements } from '../contract.ts'
import { announcementPhrases } from '../phrases.ts'
import { audiences, stateLooks, toneLooks } from './parts/looks.ts'
import { announcementPagePhrases as phrases } from './parts/page-phrases.ts'

/** 公告: what is announced, was and will be (chapter 10). */
export default listPage<typeof listAnnouncements>('GET /announcements', {
  title: announcementPhrases.announcements,
  crumbs: [{ label: accessPhrases.platformMenu }, { label: announcementPhrases.announcements }],
  hasSearch: true,
  empty: phrases.empty,
  primaryAction: { label: phrases.new, to: '/announcements/new', needs: 'announcement.maintain' },
  columns: [
    custom('title', phrases.title, (row: Announcement) => <Title {...row} />, { width: 320 }),
    status('state', phrases.state, stateLooks, { filter: true, width: 130 }),
    status('tone', phrases.tone, toneLooks, { filter: true, width: 130 }),
    choice('audience', phrases.audience, { options: audiences, filter: true, width: 220, value: (row: Announcement) => row.isPublic ? 'everybody' : 'signed_in' }),
    moment('fromAt', phrases.from, { sort: true, filter: true }),
    moment('untilAt', phrases.until, { sort: true, filter: true }),
    custom('writtenBy', phrases.writtenBy, (row: Announcement) => row.writtenBy.name, { width: 130 }),
    moment('writtenAt', phrases.writtenAt, { sort: true, isHidden: true }),
  ],
})

function Title({ id, titles }: Announcement) {
  const { language } = useLanguage()
  return <PageLink to={`/announcements/${id}`}>{inLanguage(titles, language)}</PageLink>
}
