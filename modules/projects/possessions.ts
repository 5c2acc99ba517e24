import type { AccountPossessions } from '#modules/accounts/offers.ts'
import { countMadeBy, passToColleague } from './possession-store.ts'

/** Answers the accounts' question: projects go to a colleague when somebody moves on (U6). Who made them, their contact and their owner. */
export const projectsOfAccount: AccountPossessions = {
  kind: 'projects',
  ownedBy: countMadeBy,
  handOver: async ({ tx, record, from, to }) => {
    const passed = await passToColleague(tx, from.id, to.id)
    for (const { id, number, name, departmentId } of passed)
      record({ kind: 'project.handed_over', subject: { kind: 'project', id }, departmentId, facts: { number, name, before: { accountId: from.id, account: from.name }, after: { accountId: to.id, account: to.name } } })
    return passed.length
  },
}
