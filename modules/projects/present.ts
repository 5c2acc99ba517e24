import { allowedActs } from '#kit/pure/policy.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { attachmentsOf } from '#modules/attachments/offers.ts'
import type { Project, ProjectRow } from './contract.ts'
import type { ProjectQuestions } from './offers.ts'
import { projectPolicy } from './policy.ts'
import { readMembers, type ProjectRecord } from './store.ts'

/** The row of the list. Whether a project was used is asked only for the single record: a list never offers deletion. */
export function projectRow(actor: Actor, project: ProjectRecord): ProjectRow {
  return {
    id: project.id, number: project.number, name: project.name,
    department: { id: project.departmentId, name: project.departmentName },
    contact: { id: project.contactId, name: project.contactName },
    owner: { id: project.ownerId, name: project.ownerName },
    createdBy: { id: project.createdById, name: project.createdByName },
    createdAt: project.createdAt.toISOString(),
    state: project.isClosed ? 'closed' : 'open',
    version: project.version,
    allowed: allowedActs(projectPolicy, actor, { ...project, isUsed: true }),
  }
}

export async function projectDetail(reader: Reader, actor: Actor, project: ProjectRecord, questions: ProjectQuestions): Promise<Project> {
  const [members, attachments, applications, resources] = [
    await readMembers(reader, project.id),
    await attachmentsOf(reader, { kind: 'project', id: project.id }),
    await questions.applicationsOf(reader, actor, project.id),
    await questions.resourcesOf(reader, actor, project.id),
  ]
  const isUsed = applications.total + resources.total > 0
  return {
    ...projectRow(actor, project),
    allowed: allowedActs(projectPolicy, actor, { ...project, isUsed }),
    description: project.description, members, attachments, applications, resources,
  }
}

/** As the detail says it: a project with anything in it is not deleted. */
export async function isProjectUsed(reader: Reader, actor: Actor, projectId: string, questions: ProjectQuestions): Promise<boolean> {
  return (await questions.applicationsOf(reader, actor, projectId)).total + (await questions.resourcesOf(reader, actor, projectId)).total > 0
}
