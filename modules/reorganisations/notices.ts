import type { Tx } from '#kit/server/database.ts'
import type { StoredEvent } from '#kit/server/events.ts'
import type { Notice, NoticeTable } from '#kit/server/notices.ts'
import { adminRoles } from '#modules/access/rules/admins.ts'
import { accountsWithRoles } from '#modules/accounts/offers.ts'
import { findDepartment } from '#modules/departments/offers.ts'

type Told = { readonly tx: Tx; readonly event: StoredEvent }

/** Both departments learn what passes and when; the platform admins, what could not be done on its day. */
export const reorganisationNotices: NoticeTable = {
  'reorganisation.planned': (told) => told.event.facts.isForToday === true ? none() : toBoth(told, 'planned'),
  'reorganisation.postponed': (told) => told.event.facts.isForToday === true ? none() : toBoth(told, 'postponed'),
  'reorganisation.cancelled': (told) => toBoth(told, 'cancelled'),
  'reorganisation.done': (told) => toBoth(told, 'done'),
  'reorganisation.refused': async ({ tx, event }) => {
    const admins = await accountsWithRoles(tx, ['platform_admin'])
    return [noticeOf(event, 'refused', admins.map(({ id }) => id), `/reorganisations/${event.subjectId}`)]
  },
}

const none = (): Promise<Notice[]> => Promise.resolve([])

async function toBoth({ tx, event }: Told, happened: string): Promise<Notice[]> {
  const people = new Set<string>()
  for (const id of [event.facts.fromDepartmentId, event.facts.toDepartmentId]) for (const person of await adminsOf(tx, String(id))) people.add(person)
  return people.size === 0 ? [] : [noticeOf(event, happened, [...people], '/projects')]
}

/** The department's own admins; an inner department without any has those of its unit. */
async function adminsOf(tx: Tx, departmentId: string): Promise<string[]> {
  const department = await findDepartment(tx, departmentId)
  const own = await accountsWithRoles(tx, adminRoles, [departmentId])
  const admins = own.length > 0 || !department?.unitId ? own : await accountsWithRoles(tx, adminRoles, [department.unitId])
  return admins.map(({ id }) => id)
}

function noticeOf({ facts }: StoredEvent, happened: string, people: readonly string[], link: string): Notice {
  return {
    to: people.map((accountId) => ({ accountId })), kind: 'system', title: `reorganisation.notice.${happened}`, body: `reorganisation.notice.${happened}_body`, link,
    facts: {
      number: String(facts.number), day: String(facts.day), from: String(facts.from), to: String(facts.to),
      projects: Number(facts.projects ?? 0), resources: Number(facts.resources ?? 0), names: String(facts.names ?? ''),
    },
  }
}
