import { notFound, refuse } from '#kit/pure/refusal.ts'
import type { Database, Reader, Tx } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { reaches } from '#modules/access/rules/actor.ts'
import type { DepartmentMover } from '#modules/departments/offers.ts'
import type { ProjectApplication, ProjectResource } from './contract.ts'
import { findProject, moveToUnit, readProjectRecord, shareProject, type ProjectRecord } from './store.ts'

export type { ProjectRecord } from './store.ts'
export { lockProjects, moveProjects, namesTaken, projectsByIds, projectsOfDepartment } from './passing-store.ts'

/** What the modules above know of a project; joined in `app/modules.server.ts`. */
export type ProjectQuestions = {
  /** The newest applications (drafts counted too: they use the project) and how many there are. */
  readonly applicationsOf: (reader: Reader, actor: Actor, projectId: string) => Promise<{ total: number; items: ProjectApplication[] }>
  readonly resourcesOf: (reader: Reader, actor: Actor, projectId: string) => Promise<{ total: number; items: ProjectResource[] }>
}
/** How many records each answer brings at most. */
export const shownOfProject = 50

/**
 * The project of an application, held open until the end of the transaction. Outside the scope of seeing
 * or applying: 404; closed: 409 `project.is_closed`.
 */
export async function lockProjectFor(tx: Tx, actor: Actor, projectId: string): Promise<ProjectRecord> {
  const project = await shareProject(tx, actor, projectId)
  if (!project || !reaches(actor, 'resource.apply', project)) throw notFound()
  if (project.isClosed) throw refuse('project.is_closed')
  return project
}

/** Without a scope: the record that names the project was seen through its own. */
export function projectOf(reader: Reader, id: string): Promise<ProjectRecord | undefined> {
  return readProjectRecord(reader, id)
}

/** Answers the attachments' question: a project's files are seen by those who see the project. */
export async function seesProject(database: Database, actor: Actor, projectId: string): Promise<boolean> {
  return await findProject(database, actor, projectId) !== undefined
}

/** Answers the departments' question: what a moved department has goes along to its new unit. */
export const projectsMoveAlong: DepartmentMover = ({ tx, moved, parent }) => moveToUnit(tx, moved.path, parent.unitId)
