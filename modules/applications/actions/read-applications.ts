import { query } from '#kit/server/action.ts'
import { fullVersionsOf } from '../content-store.ts'
import { listApplications, listVersions, readApplication, waitingApplications } from '../contract.ts'
import { listApplicationRows } from '../list-store.ts'
import { findApplication, findWaiting } from '../store.ts'
import { rowOf, showApplication, versionOf } from '../view.ts'

export const listQuery = query(listApplications, async ({ database, actor, input }) => {
  const list = await listApplicationRows(database, actor, input)
  return { ...list, items: list.items.map((application) => rowOf(actor, application)) }
})

export const readQuery = query(readApplication, ({ database, actor, input }) => showApplication(database, actor, input.id))

const shownOnHome = 10
/** What waits for the actor: to decide, to provision, or to mend and send again. */
export const waitingQuery = query(waitingApplications, async ({ database, actor }) => {
  const { total, rows } = await findWaiting(database, actor, shownOnHome)
  return { total, items: rows.map((application) => rowOf(actor, application)) }
})

export const versionsQuery = query(listVersions, async ({ database, actor, input }) => {
  const { id } = await findApplication(database, actor, input.id)
  return { items: (await fullVersionsOf(database, id)).map((version) => ({ ...versionOf(version), snapshot: version.snapshot })) }
})
