import type { AccountPossessions } from '#modules/accounts/offers.ts'
import { countOpenOf, passApplications } from './possession-store.ts'

/**
 * Answers the accounts' question: open applications go to a colleague when somebody moves on (U6); drafts go with them,
 * though they keep nobody. Who submitted or reviewed what stays in the flow, so four eyes count as before.
 */
export const applicationsOfAccount: AccountPossessions = {
  kind: 'applications',
  ownedBy: countOpenOf,
  handOver: async ({ tx, record, from, to }) => {
    const passed = await passApplications(tx, from.id, to.id)
    for (const { id, number, sector, departmentId } of passed)
      record({ kind: 'application.handed_over', subject: { kind: 'application', id }, departmentId, facts: { number, sector, before: { accountId: from.id, account: from.name }, after: { accountId: to.id, account: to.name } } })
    return passed.length
  },
}
