import { dayOf } from '#kit/pure/time.ts'
import type { StoredEvent } from '#kit/server/events.ts'
import type { Notice, NoticeTable } from '#kit/server/notices.ts'

/** The owner learns of a token that they may not have made, that somebody else revoked, and that one soon ends (U5). */
export const apiTokenNotices: NoticeTable = {
  'token.made': async ({ event }) => [noticeOf(event, 'token.notice.made')],
  'token.revoked': async ({ event }) => event.actorId === event.subjectId ? [] : [noticeOf(event, 'token.notice.revoked')],
  'token.ending': async ({ event }) => [noticeOf(event, 'token.notice.ending')],
}

function noticeOf({ subjectId, facts }: StoredEvent, title: string): Notice {
  return {
    to: [{ accountId: subjectId }], kind: 'account', title, body: `${title}_body`, link: '/me',
    facts: { name: String(facts.name), ...(typeof facts.expiresAt === 'string' ? { until: dayOf(new Date(facts.expiresAt)) } : {}) },
  }
}
