import { IconSpeakerphone } from '@tabler/icons-react'
import type { PageRoute } from '#kit/web/routes.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import { announcementPhrases as phrases } from '../phrases.ts'

const needs = 'announcement.maintain'

export const announcementPages: readonly PageRoute[] = [
  { path: '/announcements', load: () => import('./AnnouncementList.tsx'), needs, menu: { group: accessPhrases.platformMenu, label: phrases.announcements, icon: IconSpeakerphone, order: 825 } },
  { path: '/announcements/new', load: () => import('./AnnouncementCreation.tsx'), needs },
  { path: '/announcements/:id', load: () => import('./AnnouncementDetail.tsx'), needs },
  { path: '/announcements/:id/edit', load: () => import('./AnnouncementEdit.tsx'), needs },
]
