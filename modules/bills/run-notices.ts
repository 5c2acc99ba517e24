import type { NoticeTable } from '#kit/server/notices.ts'
import { accountsWithRoles } from '#modules/accounts/offers.ts'

/** C-A13: units that were left out are told to the business operators, whoever started the run. */
export const runNotices: NoticeTable = {
  'bill.run_done': async ({ tx, event }) => {
    const { month, failed, failedUnits } = event.facts as { month: string; failed: number; failedUnits: string[] }
    if (failed === 0) return []
    const to = (await accountsWithRoles(tx, ['business_operator'])).map(({ id }) => ({ accountId: id }))
    const facts = { month, failed, units: failedUnits.join('、') + (failed > failedUnits.length ? ' …' : '') }
    return [{ to, kind: 'task', title: 'bill.notice.run_failed', body: 'bill.notice.run_failed_body', facts, link: `/bills/prepare?month=${month}` }]
  },
}
