import type { Route } from '#kit/server/action.ts'
import { dismissAnnouncementAction } from './actions/dismiss-announcement.ts'
import { currentAnnouncementsQuery, listAnnouncementsQuery, readAnnouncementQuery } from './actions/read-announcements.ts'
import { changeAnnouncementAction, endAnnouncementAction, writeAnnouncementAction } from './actions/write-announcement.ts'

export const announcementRoutes: readonly Route[] = [
  listAnnouncementsQuery, currentAnnouncementsQuery, readAnnouncementQuery, writeAnnouncementAction, changeAnnouncementAction, endAnnouncementAction, dismissAnnouncementAction,
]
