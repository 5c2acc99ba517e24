import { notFound } from '#kit/pure/refusal.ts'
import { action, query } from '#kit/server/action.ts'
import type { EventDraft } from '#kit/server/events.ts'
import { addRecipient, deleteRecipient, listRecipients, removeRecipients, type RecipientRow } from '../mail-setting-contract.ts'
import { insertRecipient, recipients, removeRecipientRows, type RecipientRecord, type RemovedRecipient } from '../recipient-store.ts'

export const listRecipientsQuery = query(listRecipients, async ({ database, input }) => {
  const page = await recipients(database, input)
  return { ...page, items: page.items.map(rowOf) }
})

/** Guide 004 §7.1.2. */
export const addRecipientAction = action(addRecipient, async ({ tx, actor, now, input, record }) => {
  const made = await insertRecipient(tx, { email: input.email, jobTitle: input.jobTitle, remark: input.remark?.trim() ?? '', by: actor.id, now })
  record(eventOf('mail_recipient.added', made))
  return rowOf(made)
})

/** Guide 004 §7.1.8. */
export const deleteRecipientAction = action(deleteRecipient, async ({ tx, input, record }) => {
  const [removed] = await removeRecipientRows(tx, [input.id])
  if (!removed) throw notFound()
  record(eventOf('mail_recipient.removed', removed))
  return {}
})

/** Guide 004 §7.1.9. */
export const removeRecipientsAction = action(removeRecipients, async ({ tx, input, record }) => {
  const removed = await removeRecipientRows(tx, input.ids)
  for (const one of removed) record(eventOf('mail_recipient.removed', one))
  return { removed: removed.map(({ id, email }) => ({ id, email })), goneBefore: input.ids.length - removed.length }
})

function eventOf(kind: string, { id, email, jobTitle, remark }: RemovedRecipient): EventDraft {
  return { kind, subject: { kind: 'mail_recipient', id }, facts: { email, jobTitle, remark } }
}

/** Whoever may read the list may change it: there is one permission for both. */
function rowOf({ updatedAt, updatedById, updatedByName, ...row }: RecipientRecord): RecipientRow {
  return { ...row, updatedAt: updatedAt.toISOString(), updatedBy: updatedById === null ? null : { id: updatedById, name: updatedByName ?? '' }, allowed: ['delete'] }
}
