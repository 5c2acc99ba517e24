import { action } from '#kit/server/action.ts'
import { dismissAnnouncement } from '../contract.ts'
import { writeDismissal } from '../store.ts'

/** One's own view of the page, as reading a message is: remembered with the account, not an event of the platform. */
export const dismissAnnouncementAction = action(dismissAnnouncement, async ({ tx, actor, now, input: { id, version } }) => {
  await writeDismissal(tx, id, version, actor.id, now)
  return {}
})
