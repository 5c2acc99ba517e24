import { allow, allowedActs } from '#kit/pure/policy.ts'
import { nameOf } from '#kit/pure/acted-by.ts'
import { invalid } from '#kit/pure/refusal.ts'
import { action, query } from '#kit/server/action.ts'
import { addComment, conversationLimits, listComments, listParticipants, type Comment } from '../conversation-contract.ts'
import { conversationFacts, participantsOf } from '../conversation.ts'
import { conversationPolicy } from '../conversation-policy.ts'
import { commentsOf, insertComment, type CommentRow } from '../conversation-store.ts'
import { findApplication } from '../store.ts'
import { eventOf } from './moving.ts'

/** R13: whoever sees the application reads what was said about it. */
export const commentsQuery = query(listComments, async ({ database, actor, input }) => {
  const facts = await conversationFacts(database, await findApplication(database, actor, input.id))
  const { total, rows } = await commentsOf(database, facts.id, input.last ?? conversationLimits.shown)
  return { items: rows.map(commentOf), total, allowed: allowedActs(conversationPolicy, actor, facts) }
})

export const participantsQuery = query(listParticipants, async ({ database, actor, input }) => {
  const facts = await conversationFacts(database, await findApplication(database, actor, input.id))
  const wanted = (input.q ?? '').trim().toLowerCase()
  const found = (await participantsOf(database, facts)).filter(({ actor: person, department }) =>
    [person.displayName, person.accountName, department ?? ''].some((text) => text.toLowerCase().includes(wanted)))
  const items = found.slice(0, conversationLimits.participants).map(({ actor: { id, displayName }, department }) => ({ id, name: displayName, department }))
  return { items, total: found.length }
})

/**
 * Says something; whoever is mentioned must take part themselves, so that nobody is pointed to what they may not see.
 * The application stays as it is, so it is not locked: talking does not hold up a decision.
 */
export const commentAction = action(addComment, async ({ tx, actor, now, input, record }) => {
  const facts = await conversationFacts(tx, await findApplication(tx, actor, input.id))
  allow(conversationPolicy, 'comment', actor, facts)
  const mentions = [...new Set(input.mentions)]
  const known = new Set(mentions.length === 0 ? [] : (await participantsOf(tx, facts)).map(({ actor: { id } }) => id))
  const errors = mentions.flatMap((id, index) => known.has(id) ? [] : [{ path: `mentions/${index}`, code: 'application.mention_elsewhere' }])
  if (errors.length > 0) throw invalid(errors)
  const comment = await insertComment(tx, { applicationId: facts.id, text: input.text.trim(), mentions }, actor, now)
  record(eventOf(facts, 'commented', { by: nameOf(actor), commentId: comment.id, mentions, excerpt: excerptOf(comment.text) }))
  return commentOf(comment)
})

function commentOf({ id, accountId, accountName, forAccountId, forAccountName, department, at, text, mentions }: CommentRow): Comment {
  return {
    id, department, text, at: at.toISOString(),
    by: { id: accountId, name: accountName },
    for: forAccountId !== null && forAccountName !== null ? { id: forAccountId, name: forAccountName } : null,
    mentions: mentions.map((person) => ({ ...person })),
  }
}

const excerptSigns = 200
/** What a message shows of it, cut between signs. */
function excerptOf(text: string): string {
  const signs = [...text]
  return signs.length <= excerptSigns ? text : `${signs.slice(0, excerptSigns - 1).join('')}…`
}
