import { nameOf } from '#kit/pure/acted-by.ts'
import { invalid, notFound } from '#kit/pure/refusal.ts'
import { signsIn } from '#kit/pure/text.ts'
import { dayOf } from '#kit/pure/time.ts'
import { action, type Route } from '#kit/server/action.ts'
import { nextNumber } from '#kit/server/database.ts'
import { reaches } from '#modules/access/rules/actor.ts'
import { linkAttachments } from '#modules/attachments/offers.ts'
import { departmentForRecord } from '#modules/departments/offers.ts'
import { createProject } from '../contract.ts'
import type { ProjectQuestions } from '../offers.ts'
import { guardPeople } from '../people.ts'
import { projectDetail } from '../present.ts'
import { projectLimits } from '../rules/limits.ts'
import { findProject, insertProject, replaceMembers } from '../store.ts'

/** A project of the actor's department, or of one that the actor may apply for, which is then told (chapter 4). */
export function createProjectRoute(questions: ProjectQuestions): Route {
  return action(createProject, async ({ tx, actor, now, input, record }) => {
    const departmentId = input.departmentId ?? actor.departmentId
    const department = departmentId === null ? undefined : await departmentForRecord(tx, departmentId)
    const { sector = null, unitId = null } = department ?? {}
    // The root has neither sector nor unit, so no projects.
    if (!department || sector === null || unitId === null || !reaches(actor, 'resource.apply', { departmentId: department.id, sector })) throw notFound()
    if (department.isArchived) throw invalid([{ path: 'departmentId', code: 'project.department_unfit' }])
    const { contactId = actor.id, ownerId = actor.id, memberIds = [] } = input
    await guardPeople(tx, { actor, departmentId: department.id }, { contactId, ownerId, memberIds })
    const name = input.name.trim()
    if (signsIn(name) < projectLimits.shortestName) throw invalid([{ path: 'name', code: 'field.too_short', facts: { limit: projectLimits.shortestName } }])
    const number = await nextNumber(tx, 'PJ', dayOf(now))
    const id = await insertProject(tx, {
      number, name, departmentId: department.id, sector, unitId,
      description: input.description?.trim() ?? '', contactId, ownerId, createdById: actor.id, createdAt: now,
    })
    await replaceMembers(tx, id, memberIds)
    await linkAttachments(tx, { ids: input.attachmentIds ?? [], owner: { kind: 'project', id }, actor, maximum: projectLimits.attachments })
    record({
      kind: 'project.created', subject: { kind: 'project', id }, departmentId: department.id,
      facts: { number, name, departmentName: department.name, by: nameOf(actor), isForOtherDepartment: department.id !== actor.departmentId },
    })
    return projectDetail(tx, actor, (await findProject(tx, actor, id))!, questions)
  })
}
