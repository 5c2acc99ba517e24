import type { NoticeTable } from '#kit/server/notices.ts'
import { adminsFor } from './place-store.ts'

/** A head that makes a project for another department tells that department's admins (chapter 4, Projects). */
export const projectNotices: NoticeTable = {
  'project.created': async ({ tx, event }) => {
    if (event.facts.isForOtherDepartment !== true || event.departmentId === null) return []
    const admins = (await adminsFor(tx, event.departmentId)).filter((id) => id !== event.actorId)
    if (admins.length === 0) return []
    return [{
      to: admins.map((accountId) => ({ accountId })),
      kind: 'result',
      title: 'project.created.title',
      body: 'project.created.body',
      facts: { name: String(event.facts.name), number: String(event.facts.number), department: String(event.facts.departmentName), by: String(event.facts.by) },
      link: `/projects/${event.subjectId}`,
    }]
  },
}
