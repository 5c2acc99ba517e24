import type { InputOf } from '#kit/pure/contract.ts'
import { allow } from '#kit/pure/policy.ts'
import { invalid, refuse } from '#kit/pure/refusal.ts'
import type { Language } from '#kit/pure/register.ts'
import { action } from '#kit/server/action.ts'
import type { Tx } from '#kit/server/database.ts'
import { readSetting } from '#modules/settings/offers.ts'
import { changeAnnouncement, endAnnouncement, writeAnnouncement } from '../contract.ts'
import { announcementPolicy } from '../policy.ts'
import { complaintsAbout, stateOf } from '../rules/announcement.ts'
import { announcementWith, insertAnnouncement, lockAnnouncement, updateAnnouncement, writeEnd, type AnnouncementContent } from '../store.ts'
import { announcementView } from '../view.ts'

export const writeAnnouncementAction = action(writeAnnouncement, async ({ tx, actor, now, input, record }) => {
  const content = await acceptedContent(tx, input, now)
  const id = await insertAnnouncement(tx, content, actor.id, now)
  record({ kind: 'announcement.written', subject: { kind: 'announcement', id }, facts: factsOf(content) })
  return announcementView(actor, await announcementWith(tx, id), now)
})

/** Those who put it away see it again: what they read is no longer what it says. */
export const changeAnnouncementAction = action(changeAnnouncement, async ({ tx, actor, now, input: { id, version, ...given }, record }) => {
  const before = await lockAnnouncement(tx, id)
  allow(announcementPolicy, 'edit', actor, { state: stateOf(before, now) })
  if (before.version !== version) throw refuse('conflict.stale')
  const content = await acceptedContent(tx, given, now)
  await updateAnnouncement(tx, id, version, content, actor.id, now)
  record({ kind: 'announcement.changed', subject: { kind: 'announcement', id }, facts: { before: factsOf(before), after: factsOf(content) } })
  return announcementView(actor, await announcementWith(tx, id), now)
})

export const endAnnouncementAction = action(endAnnouncement, async ({ tx, actor, now, input: { id, version }, record }) => {
  const before = await lockAnnouncement(tx, id)
  allow(announcementPolicy, 'end', actor, { state: stateOf(before, now) })
  if (before.version !== version) throw refuse('conflict.stale')
  await writeEnd(tx, id, version, now)
  record({ kind: 'announcement.ended', subject: { kind: 'announcement', id }, facts: { titles: before.titles, untilAt: before.untilAt.toISOString() } })
  return announcementView(actor, await announcementWith(tx, id), now)
})

async function acceptedContent(tx: Tx, given: InputOf<typeof writeAnnouncement>, now: Date): Promise<AnnouncementContent> {
  const plain = (texts: readonly string[]) => texts.map((text) => text.replaceAll('\r\n', '\n').trim())
  const content = { titles: plain(given.titles), texts: plain(given.texts), tone: given.tone, isPublic: given.isPublic, fromAt: new Date(given.fromAt), untilAt: new Date(given.untilAt) }
  const complaints = complaintsAbout(content, await readSetting(tx, 'language.default') as Language, now)
  if (complaints.length > 0) throw invalid(complaints)
  return content
}

function factsOf({ titles, texts, tone, isPublic, fromAt, untilAt }: AnnouncementContent): Record<string, unknown> {
  return { titles, texts, tone, isPublic, fromAt: fromAt.toISOString(), untilAt: untilAt.toISOString() }
}
