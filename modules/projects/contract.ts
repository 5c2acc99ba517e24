import { Type, type Static } from 'typebox'
import {
  Allowed, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nothing, Nullable, OneOf, Record, Reference, Text, Version,
} from '#kit/pure/contract.ts'
import { Attachment } from '#modules/attachments/contract.ts'
import { projectLimits as limits } from './rules/limits.ts'

export const projectStates = ['open', 'closed'] as const

export const ProjectRow = Record({
  id: Id,
  number: Type.String(),
  name: Type.String(),
  department: Reference,
  contact: Reference,
  owner: Reference,
  state: OneOf(projectStates),
  createdBy: Reference,
  createdAt: Moment,
  version: Version,
  allowed: Allowed,
})
export type ProjectRow = Static<typeof ProjectRow>

/** An application of the project; `status` is the word that the list of applications shows. */
export const ProjectApplication = Record({
  id: Id, number: Type.String(), title: Type.String(), step: Type.String(), applicant: Type.String(), submittedAt: Nullable(Moment),
})
export type ProjectApplication = Static<typeof ProjectApplication>

/** A name in English, Traditional and Simplified Chinese. */
const Name = Type.Tuple([Type.String(), Type.String(), Type.String()])
export const ProjectResource = Record({
  id: Id, instanceId: Type.String(), name: Type.String(), service: Record({ code: Type.String(), name: Name }), status: Type.String(), startedAt: Moment,
})
export type ProjectResource = Static<typeof ProjectResource>

/** The newest ones, and how many there are; the whole list stands in the list filtered by the project. */
const newest = <Item extends Parameters<typeof Type.Array>[0]>(item: Item) => Record({ total: Type.Integer(), items: Type.Array(item) })

export const Project = Record({
  ...ProjectRow.properties,
  description: Type.String(),
  members: Type.Array(Reference),
  attachments: Type.Array(Attachment),
  applications: newest(ProjectApplication),
  resources: newest(ProjectResource),
})
export type Project = Static<typeof Project>

export const projectList = {
  sort: ['number', 'name', 'state', 'createdAt'],
  filters: { number: 'text', name: 'text', department: 'choice', state: 'choice', contact: 'text', owner: 'text', createdBy: 'text', createdAt: 'days' },
  search: true,
} as const

export const listProjects = endpoint({
  method: 'GET', path: '/projects', permission: 'resource.view', summary: 'Projects in the actor\'s scope',
  query: listQuery(projectList), answer: listAnswer(ProjectRow), list: projectList,
})

export const readProject = endpoint({
  method: 'GET', path: '/projects/:id', permission: 'resource.view', summary: 'A project with its applications and resources',
  params: IdParams, answer: Project,
})

/** Open projects of one department, for the application form. */
export const listProjectChoices = endpoint({
  method: 'GET', path: '/projects/choices', permission: 'resource.apply', summary: 'Open projects to apply for',
  query: Record({ departmentId: Type.Optional(Id) }),
  answer: Record({ items: Type.Array(Record({ id: Id, number: Type.String(), name: Type.String(), contact: Reference })) }),
})

const fields = {
  description: Type.Optional(Text(limits.description)),
  /** Among the accounts of the department; the actor if left out. */
  contactId: Type.Optional(Id),
  ownerId: Type.Optional(Id),
  memberIds: Type.Optional(Type.Array(Id, { maxItems: limits.members })),
  attachmentIds: Type.Optional(Type.Array(Id, { maxItems: 20 })),
}
const attachmentRefusals = ['attachment.too_many']

export const createProject = endpoint({
  method: 'POST', path: '/projects', permission: 'resource.apply', summary: 'Create a project for a department',
  body: Record({ name: Text(limits.name, limits.shortestName), departmentId: Type.Optional(Id), ...fields }),
  answer: Project, status: 201, refusals: ['project.name_taken', 'project.department_unfit', 'project.person_elsewhere', ...attachmentRefusals],
})

export const changeProject = endpoint({
  method: 'PATCH', path: '/projects/:id', permission: 'resource.apply', summary: 'Change a project (its creator and the department\'s admin)',
  params: IdParams, body: Record({ version: Version, name: Type.Optional(Text(limits.name, limits.shortestName)), ...fields }),
  answer: Project, refusals: ['conflict.stale', 'project.is_closed', 'project.name_taken', 'project.person_elsewhere', ...attachmentRefusals],
})

export const closeProject = endpoint({
  method: 'POST', path: '/projects/:id/closing', permission: 'resource.apply', summary: 'Close a project: nothing more is applied for in it',
  params: IdParams, body: Record({ version: Version }), answer: Project, refusals: ['conflict.stale', 'project.is_closed'],
})

export const reopenProject = endpoint({
  method: 'POST', path: '/projects/:id/reopening', permission: 'resource.apply', summary: 'Open a closed project again',
  params: IdParams, body: Record({ version: Version }), answer: Project, refusals: ['conflict.stale', 'project.is_open'],
})

export const deleteProject = endpoint({
  method: 'DELETE', path: '/projects/:id', permission: 'resource.apply', summary: 'Delete a project that was never used',
  params: IdParams, answer: Nothing, refusals: ['project.in_use'],
})
