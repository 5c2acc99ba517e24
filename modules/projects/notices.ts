import { storedName } from '#kit/pure/acted-by.ts'
import type { Tx } from '#kit/server/database.ts'
import type { NoticeTable } from '#kit/server/notices.ts'
import { accountsWithRoles } from '#modules/accounts/offers.ts'
import { adminRoles } from './rules/editors.ts'
import { readProjectRecord } from './store.ts'

/** A head that makes a project for another department tells that department's admins (chapter 4, Projects). */
export const projectNotices: NoticeTable = {
  'project.created': async ({ tx, event }) => {
    if (event.facts.isForOtherDepartment !== true || event.departmentId === null) return []
    const admins = (await adminsFor(tx, event.subjectId)).filter((id) => id !== event.actorId)
    if (admins.length === 0) return []
    return [{
      to: admins.map((accountId) => ({ accountId })),
      kind: 'result',
      title: 'project.created.title',
      body: 'project.created.body',
      facts: { name: String(event.facts.name), number: String(event.facts.number), department: String(event.facts.departmentName), by: storedName(event.facts.by) },
      link: `/projects/${event.subjectId}`,
    }]
  },
}

/** The department's own admins; an inner department without any has those of its unit. */
async function adminsFor(tx: Tx, projectId: string): Promise<string[]> {
  const project = await readProjectRecord(tx, projectId)
  if (!project) return []
  const own = await accountsWithRoles(tx, adminRoles, [project.departmentId])
  const admins = own.length > 0 ? own : await accountsWithRoles(tx, adminRoles, [project.unitId])
  return admins.map(({ id }) => id)
}
