import { storedName } from '#kit/pure/acted-by.ts'
import type { Notice, NoticeTable } from '#kit/server/notices.ts'
import { conversationFacts, participantsOf } from './conversation.ts'
import { writersOf } from './conversation-store.ts'
import { readApplicationRecord } from './store.ts'

/**
 * R13: who is mentioned has something to do; the applicant and those who wrote before hear that it goes on. Only
 * those who take part at the moment of telling: a comment is not told to somebody who no longer sees the application.
 */
export const conversationNotices: NoticeTable = {
  'application.commented': async ({ tx, event }) => {
    const facts = await conversationFacts(tx, await readApplicationRecord(tx, event.subjectId))
    const present = new Set((await participantsOf(tx, facts)).map(({ actor }) => actor.id))
    present.delete(event.actorId ?? '')
    const mentioned = idsIn(event.facts.mentions).filter((id) => present.delete(id))
    const others = [...new Set([facts.applicantId, ...await writersOf(tx, facts.id)])].filter((id) => present.has(id))
    const notice = (ids: readonly string[], kind: Notice['kind'], title: string): Notice[] => ids.length === 0 ? [] : [{
      to: ids.map((accountId) => ({ accountId })), kind, title: `application.notice.${title}`, body: 'application.notice.comment_body',
      facts: { number: facts.number, title: facts.title, by: storedName(event.facts.by), excerpt: String(event.facts.excerpt) },
      link: `/applications/${facts.id}#conversation`,
    }]
    return [...notice(mentioned, 'task', 'mentioned'), ...notice(others, 'result', 'commented')]
  },
}

function idsIn(fact: unknown): string[] {
  return Array.isArray(fact) ? fact.map(String) : []
}
