import { allow } from '#kit/pure/policy.ts'
import { invalid, notFound, refuse } from '#kit/pure/refusal.ts'
import { signsIn } from '#kit/pure/text.ts'
import { action, type Route } from '#kit/server/action.ts'
import { attachmentsOf, linkAttachments } from '#modules/attachments/offers.ts'
import { changeProject } from '../contract.ts'
import type { ProjectQuestions } from '../offers.ts'
import { guardPeople } from '../people.ts'
import { projectPolicy } from '../policy.ts'
import { projectDetail } from '../present.ts'
import { projectLimits } from '../rules/limits.ts'
import { findProject, lockProject, readMembers, replaceMembers, updateProject } from '../store.ts'

/** What is not sent keeps its value; the department stays for ever (chapter 4). */
export function changeProjectRoute(questions: ProjectQuestions): Route {
  return action(changeProject, async ({ tx, actor, input, record }) => {
    const project = await lockProject(tx, actor, input.id)
    if (!project) throw notFound()
    allow(projectPolicy, 'edit', actor, { ...project, isUsed: true })
    if (project.version !== input.version) throw refuse('conflict.stale', { version: project.version })
    const members = (await readMembers(tx, project.id)).map(({ id }) => id)
    const { contactId = project.contactId, ownerId = project.ownerId, memberIds = members } = input
    await guardPeople(tx, { actor, departmentId: project.departmentId }, { contactId, ownerId, memberIds }, [project.contactId, project.ownerId, ...members])
    const name = input.name?.trim() ?? project.name
    if (signsIn(name) < projectLimits.shortestName) throw invalid([{ path: 'name', code: 'field.too_short', facts: { limit: projectLimits.shortestName } }])
    const owner = { kind: 'project', id: project.id } as const
    const changed = { name, description: input.description?.trim() ?? project.description, contactId, ownerId, isClosed: project.isClosed }
    await updateProject(tx, project, changed)
    await replaceMembers(tx, project.id, memberIds)
    const files = await attachmentsOf(tx, owner)
    await linkAttachments(tx, { ids: input.attachmentIds ?? files.map(({ id }) => id), owner, actor, maximum: projectLimits.attachments })
    record({
      kind: 'project.changed', subject: { kind: 'project', id: project.id }, departmentId: project.departmentId,
      facts: {
        number: project.number,
        before: { name: project.name, description: project.description, contactId: project.contactId, ownerId: project.ownerId, memberIds: members, files: files.map((file) => file.name) },
        after: { ...changed, memberIds, files: (await attachmentsOf(tx, owner)).map((file) => file.name) },
      },
    })
    return projectDetail(tx, actor, (await findProject(tx, actor, project.id))!, questions)
  })
}
