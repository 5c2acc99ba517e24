import type { StoredEvent } from '#kit/server/events.ts'
import type { Notice, NoticeTable } from '#kit/server/notices.ts'

/** The member learns what business did with the account, and when it runs low; what a product costs is told with the product. */
export const pointsNotices: NoticeTable = {
  'points.topped_up': async ({ event }) => [noticeOf(event, 'points.notice.topped_up')],
  'points.top_up_reversed': async ({ event }) => [noticeOf(event, 'points.notice.reversed')],
  'points.paid_out': async ({ event }) => [noticeOf(event, 'points.notice.paid_out')],
  'points.low': async ({ event: { subjectId, facts } }) => [{
    to: [{ accountId: subjectId }], kind: 'account', title: 'points.notice.low', body: 'points.notice.low_body',
    facts: { balance: String(facts.balance), threshold: String(facts.threshold) }, link: '/my-points',
  }],
}

function noticeOf({ subjectId, facts }: StoredEvent, title: string): Notice {
  return {
    to: [{ accountId: subjectId }], kind: 'account', title, body: `${title}_body`,
    facts: { amount: String(facts.amount), balance: String(facts.balance), reference: String(facts.reference) || '—', note: String(facts.note) },
    link: '/my-points',
  }
}
