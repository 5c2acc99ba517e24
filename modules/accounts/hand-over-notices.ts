import { storedName } from '#kit/pure/acted-by.ts'
import type { NoticeTable } from '#kit/server/notices.ts'

/** Both learn what was handed over, except whoever did it. */
export const handOverNotices: NoticeTable = {
  'account.handed_over': async ({ event: { subjectId, actorId, facts } }) => {
    const people = [String(facts.toAccountId), subjectId].filter((id) => id !== actorId)
    if (people.length === 0 || Number(facts.projects) + Number(facts.applications) === 0) return []
    return [{
      to: people.map((accountId) => ({ accountId })), kind: 'account', title: 'handOver.notice', body: 'handOver.notice_body', link: '/projects',
      facts: { account: String(facts.account), to: String(facts.to), projects: Number(facts.projects), applications: Number(facts.applications), by: storedName(facts.by) },
    }]
  },
}
