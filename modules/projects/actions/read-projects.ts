import { notFound } from '#kit/pure/refusal.ts'
import { query, type Route } from '#kit/server/action.ts'
import { reaches } from '#modules/access/rules/actor.ts'
import { findDepartment } from '#modules/departments/offers.ts'
import { listProjectChoices, listProjects, readProject } from '../contract.ts'
import type { ProjectQuestions } from '../offers.ts'
import { projectDetail, projectRow } from '../present.ts'
import { findProject, listProjectRows, readChoices } from '../store.ts'

export const listProjectsRoute: Route = query(listProjects, async ({ database, actor, input }) => {
  const list = await listProjectRows(database, actor, input)
  return { ...list, items: list.items.map((project) => projectRow(actor, project)) }
})

export function readProjectRoute(questions: ProjectQuestions): Route {
  return query(readProject, async ({ database, actor, input }) => {
    const project = await findProject(database, actor, input.id)
    if (!project) throw notFound()
    return projectDetail(database, actor, project, questions)
  })
}

/** The choices of a form: of the actor's own department, or of one that the actor may apply for. */
export const listProjectChoicesRoute: Route = query(listProjectChoices, async ({ database, actor, input }) => {
  const departmentId = input.departmentId ?? actor.departmentId
  const department = departmentId === null ? undefined : await findDepartment(database, departmentId)
  if (!department || !reaches(actor, 'resource.apply', { departmentId: department.id, sector: department.sector })) throw notFound()
  const choices = await readChoices(database, department.id)
  return { items: choices.map(({ id, number, name, contactId, contactName }) => ({ id, number, name, contact: { id: contactId, name: contactName } })) }
})
