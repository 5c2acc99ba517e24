import { storedName } from '#kit/pure/acted-by.ts'
import type { StoredEvent } from '#kit/server/events.ts'
import type { Notice, NoticeTable } from '#kit/server/notices.ts'

/** Both persons of a substitution learn when it is named and when it ends early (A6), whoever did it. */
export const accountNotices: NoticeTable = {
  'substitution.named': async ({ event }) => [noticeOf(event, 'substitution.notice.named')],
  'substitution.ended': async ({ event }) => [noticeOf(event, 'substitution.notice.ended')],
}

function noticeOf({ facts }: StoredEvent, title: string): Notice {
  return {
    to: [{ accountId: String(facts.accountId) }, { accountId: String(facts.substituteId) }],
    kind: 'account', title, body: `${title}_body`,
    facts: { account: String(facts.account), substitute: String(facts.substitute), from: String(facts.fromDay), until: String(facts.untilDay), by: storedName(facts.by) },
    link: '/me',
  }
}
