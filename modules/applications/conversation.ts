import type { Reader } from '#kit/server/database.ts'
import { projectOf } from '#modules/projects/offers.ts'
import { usersOf } from './content-store.ts'
import { takesPart, type ConversationFacts } from './conversation-policy.ts'
import { candidatesFor, type Candidate } from './conversation-store.ts'
import type { ApplicationRecord } from './store.ts'

/** The application with those it is for: what the conversation's policy asks about. */
export async function conversationFacts(reader: Reader, application: ApplicationRecord): Promise<ApplicationRecord & ConversationFacts> {
  const contact = application.projectId === null ? undefined : (await projectOf(reader, application.projectId))?.contactId
  const users = (await usersOf(reader, application.id)).flatMap(({ accountId }) => accountId ?? [])
  const made = [application.applicantId, ...application.submitterIds]
  return { ...application, concernedIds: [...new Set([...made, ...contact === undefined ? [] : [contact], ...users])] }
}

/** Everybody who takes part in the conversation, by the same policy that guards it (A3). */
export async function participantsOf(reader: Reader, facts: ApplicationRecord & ConversationFacts): Promise<Candidate[]> {
  return (await candidatesFor(reader, facts, facts.concernedIds)).filter(({ actor }) => takesPart(actor, facts))
}
