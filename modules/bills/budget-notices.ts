import type { NoticeTable } from '#kit/server/notices.ts'
import { adminRoles } from '#modules/access/rules/admins.ts'
import { accountsWithRoles } from '#modules/accounts/offers.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { projectOf } from '#modules/projects/offers.ts'
import { writtenAmount } from './rules/grouping.ts'

type Facts = { year: number; department: string; project: string | null; projectId: string | null; threshold: number; percent: string; spent: string; amount: string }

/** B12: the admins of the department; of a project's budget its contact and owner too. */
export const budgetNotices: NoticeTable = {
  'budget.reached': async ({ tx, event }) => {
    const { year, department, project, projectId, threshold, percent, spent, amount } = event.facts as Facts
    const { decimals } = await readCurrency(tx)
    const people = projectId === null ? undefined : await projectOf(tx, projectId)
    const ids = new Set([...(await accountsWithRoles(tx, adminRoles, [event.departmentId!])).map(({ id }) => id), ...people ? [people.contactId, people.ownerId] : []])
    const facts = { year: String(year), name: project === null ? department : `${department} › ${project}`, threshold, percent, spent: writtenAmount(spent, decimals), amount: writtenAmount(amount, decimals) }
    return ids.size === 0 ? [] : [{ to: [...ids].map((accountId) => ({ accountId })), kind: 'system', title: 'budget.notice.reached', body: 'budget.notice.reached_body', facts, link: `/budgets?year=${year}` }]
  },
}
