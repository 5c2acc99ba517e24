import { allow } from '#kit/pure/policy.ts'
import { notFound } from '#kit/pure/refusal.ts'
import { action, type Route } from '#kit/server/action.ts'
import { linkAttachments } from '#modules/attachments/offers.ts'
import { deleteProject } from '../contract.ts'
import type { ProjectQuestions } from '../offers.ts'
import { projectPolicy } from '../policy.ts'
import { lockProject, removeProject } from '../store.ts'

/** Only a project that nothing ever referred to; its files go with the next sweep. */
export function deleteProjectRoute(questions: ProjectQuestions): Route {
  return action(deleteProject, async ({ tx, actor, input, record }) => {
    const project = await lockProject(tx, actor, input.id)
    if (!project) throw notFound()
    const applications = await questions.applicationsOf(tx, actor, project.id)
    const resources = await questions.resourcesOf(tx, actor, project.id)
    allow(projectPolicy, 'delete', actor, { ...project, isUsed: applications.total + resources.total > 0 })
    await linkAttachments(tx, { ids: [], owner: { kind: 'project', id: project.id }, actor, maximum: 0 })
    await removeProject(tx, project.id)
    record({ kind: 'project.deleted', subject: { kind: 'project', id: project.id }, departmentId: project.departmentId, facts: { number: project.number, name: project.name } })
    return {}
  })
}
