import type { Tx } from '#kit/server/database.ts'
import type { StoredEvent } from '#kit/server/events.ts'
import type { Notice, NoticeTable } from '#kit/server/notices.ts'
import type { Role } from '#modules/access/rules/permissions.ts'
import { accountsWithRoles } from '#modules/accounts/offers.ts'
import type { Stage } from './rules/route.ts'
import { readApplicationRecord, type ApplicationRecord } from './store.ts'

/** R7: the desk that it waits at is warned; once it is late, those who watch over the sector are told too. */
export const deadlineNotices: NoticeTable = {
  'application.due_soon': async ({ tx, event }) => {
    const application = await readApplicationRecord(tx, event.subjectId)
    return notice(event, application, await withRoles(tx, deskOf(event)), 'task', Number(event.facts.daysLeft) === 0 ? 'due_today' : 'due_soon')
  },
  'application.overdue': async ({ tx, event }) => {
    const application = await readApplicationRecord(tx, event.subjectId)
    const desk = await withRoles(tx, deskOf(event))
    const watchers = await withRoles(tx, ['business_operator', headAdmin(application)])
    return [
      ...notice(event, application, desk, 'task', 'overdue'),
      ...notice(event, application, watchers.filter((accountId) => !desk.includes(accountId)), 'application_reviewed', 'overdue'),
    ]
  },
}

/** Bureau and committee are told by their admins (chapter 2, settled contradiction 3); the rest is O&M's. */
function deskOf({ facts }: StoredEvent): readonly Role[] {
  const stage = facts.stage as Stage | null
  return stage === 'bureau' ? ['bureau_admin'] : stage === 'committee' ? ['committee_admin'] : ['om_operator']
}

function headAdmin({ sector }: ApplicationRecord): Role {
  return sector === 'government' ? 'bureau_admin' : 'committee_admin'
}

async function withRoles(tx: Tx, roles: readonly Role[]): Promise<string[]> {
  return (await accountsWithRoles(tx, roles)).map(({ id }) => id)
}

function notice({ facts }: StoredEvent, application: ApplicationRecord, accountIds: readonly string[], kind: Notice['kind'], name: string): Notice[] {
  if (accountIds.length === 0) return []
  return [{
    to: accountIds.map((accountId) => ({ accountId })), kind,
    title: `application.notice.${name}`, body: 'application.notice.due_body',
    facts: { number: application.number, title: application.title, department: application.departmentName, day: String(facts.dueOn), left: Number(facts.daysLeft) },
    link: `/applications/${application.id}`,
  }]
}
