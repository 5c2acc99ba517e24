import { atLeast, atMost, isRequired } from '#kit/web/checks.ts'
import type { Me } from '#kit/web/me.ts'
import type { UploadedFile } from '#kit/web/upload.ts'
import type { Rules } from '#kit/web/use-form.ts'
import type { Project } from '../../contract.ts'
import { projectLimits } from '../../rules/limits.ts'

/** What is typed in the form of a project; an empty contact or owner means: I. */
export type ProjectValues = {
  readonly name: string
  readonly description: string
  readonly contactId: string
  readonly ownerId: string
  readonly memberIds: readonly string[]
  readonly files: readonly UploadedFile[]
}

/** Contact and owner begin as the person at work, if the project is of their own department. */
export function emptyProject(me: Me, departmentId: string | null): ProjectValues {
  const self = departmentId === me.departmentId ? me.id : ''
  return { name: '', description: '', contactId: self, ownerId: self, memberIds: [], files: [] }
}

export function valuesOf(project: Project): ProjectValues {
  return {
    name: project.name, description: project.description, contactId: project.contact.id, ownerId: project.owner.id,
    memberIds: project.members.map(({ id }) => id), files: project.attachments,
  }
}

export const projectRules: Rules<ProjectValues> = {
  name: [isRequired, (value, values) => atLeast(projectLimits.shortestName)(value.trim(), values), atMost(projectLimits.name)],
  description: [atMost(projectLimits.description)],
}

/** What both endpoints take. */
export function bodyOf({ files, contactId, ownerId, memberIds, ...values }: ProjectValues) {
  return {
    ...values, memberIds: [...memberIds], attachmentIds: files.map(({ id }) => id),
    ...(contactId === '' ? {} : { contactId }), ...(ownerId === '' ? {} : { ownerId }),
  }
}
