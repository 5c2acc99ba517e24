import type { StoredEvent } from '#kit/server/events.ts'
import type { Notice, NoticeTable } from '#kit/server/notices.ts'

/** The member learns what a month's usage costs, what was taken, and what stays due; a month that costs nothing is no news. */
export const usageNotices: NoticeTable = {
  'usage_fee.charged': async ({ event }) => isZero(event.facts['amount']) ? [] : [noticeOf(event, isZero(event.facts['due']) ? 'usage.notice.charged' : 'usage.notice.due')],
  'usage_fee.collected': async ({ event }) => [noticeOf(event, 'usage.notice.collected')],
}

const isZero = (amount: unknown) => typeof amount === 'string' && /^0(\.0*)?$/.test(amount)

function noticeOf({ subjectId, facts }: StoredEvent, title: string): Notice {
  return {
    to: [{ accountId: String(facts['memberId']) }], kind: 'account', title, body: `${title}_body`,
    facts: { month: String(facts['month']), amount: String(facts['amount']), taken: String(facts['taken']), due: String(facts['due']) }, link: `/my-usage/fees/${subjectId}`,
  }
}
