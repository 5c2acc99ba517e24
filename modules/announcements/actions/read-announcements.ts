import { query } from '#kit/server/action.ts'
import { currentAnnouncements, listAnnouncements, readAnnouncement } from '../contract.ts'
import { announcements, announcementWith, showingTo } from '../store.ts'
import { announcementView } from '../view.ts'

export const listAnnouncementsQuery = query(listAnnouncements, async ({ database, actor, input, now }) => {
  const found = await announcements(database, input)
  return { ...found, items: found.items.map((row) => announcementView(actor, row, now)) }
})

export const readAnnouncementQuery = query(readAnnouncement, async ({ database, actor, input, now }) => announcementView(actor, await announcementWith(database, input.id), now))

export const currentAnnouncementsQuery = query(currentAnnouncements, async ({ database, actor, now }) => ({
  items: await showingTo(database, actor.kind === 'account' ? actor.id : null, now),
}))
