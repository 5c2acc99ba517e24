import { Type, type Static } from 'typebox'
import { Allowed, endpoint, Id, IdParams, Nullable, OneOf, Record, Text, Version } from '#kit/pure/contract.ts'

const Kind = OneOf(['root', 'head', 'unit', 'inner'])
const Sector = OneOf(['government', 'politics_law'])
const Code = Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{0,39}$' })
const NewName = Text(64, 1)

/** A node of the tree. `assignableRoles`: which roles its accounts may hold; `accountCount`: enabled ones. */
export const Department = Record({
  id: Id,
  code: Type.String(),
  name: Type.String(),
  kind: Kind,
  sector: Nullable(Sector),
  parentId: Nullable(Id),
  unitId: Nullable(Id),
  depth: Type.Integer(),
  isArchived: Type.Boolean(),
  accountCount: Type.Integer(),
  childCount: Type.Integer(),
  assignableRoles: Type.Array(Type.String()),
  version: Version,
  allowed: Allowed,
})
export type Department = Static<typeof Department>

export const listDepartments = endpoint({
  method: 'GET', path: '/departments', permission: 'department.maintain', summary: 'The whole tree of departments, parents before children',
  answer: Record({ items: Type.Array(Department) }),
})

export const DepartmentChoice = Record({
  id: Id, code: Type.String(), name: Type.String(), kind: Kind, sector: Nullable(Sector), parentId: Nullable(Id), depth: Type.Integer(),
})
export type DepartmentChoice = Static<typeof DepartmentChoice>

/** `apply`: where I may apply for resources; `view`: whose resources and applications I may see. Without the root and archived ones. */
export const listDepartmentChoices = endpoint({
  method: 'GET', path: '/departments/choices', permission: 'signed-in', summary: 'Departments to choose from',
  query: Record({ purpose: OneOf(['apply', 'view']) }),
  answer: Record({ items: Type.Array(DepartmentChoice) }),
})

export const getDepartment = endpoint({
  method: 'GET', path: '/departments/:id', permission: 'department.maintain', summary: 'One department',
  params: IdParams,
  answer: Department,
})

/** A `head` stands under the root and names its sector; everything else takes the parent's. */
export const createDepartment = endpoint({
  method: 'POST', path: '/departments', permission: 'department.maintain', summary: 'Create a department', status: 201,
  body: Record({ code: Code, name: NewName, parentId: Id, kind: OneOf(['head', 'unit', 'inner']), sector: Type.Optional(Sector) }),
  answer: Department,
  refusals: ['department.archived', 'department.wrong_kind', 'department.too_deep', 'department.sector_has_head'],
})

export const changeDepartment = endpoint({
  method: 'PATCH', path: '/departments/:id', permission: 'department.maintain', summary: 'Rename a department or change its code',
  params: IdParams,
  body: Record({ version: Version, name: Type.Optional(NewName), code: Type.Optional(Code) }),
  answer: Department,
  refusals: ['conflict.stale', 'department.archived'],
})

const Name = Type.Tuple([Type.String(), Type.String(), Type.String()])

/** What stands in the way of a change of a department, and what a move does to the quota of its new parent, before it is confirmed. */
export const readBlockers = endpoint({
  method: 'GET', path: '/departments/:id/blockers', permission: 'department.maintain', summary: 'What stands in the way of archiving or moving a department',
  params: IdParams, query: Record({ change: OneOf(['archiving', 'moving']), parentId: Type.Optional(Id) }),
  answer: Record({
    items: Type.Array(Record({ code: Type.String(), message: Type.String(), link: Nullable(Type.String()) })),
    /** In the numbers of the new parent: what it has left. */
    quota: Type.Array(Record({
      region: Record({ id: Id, name: Name }), metric: Record({ code: Type.String(), name: Name, unit: Name }),
      moved: Type.Integer(), before: Type.Integer(), after: Type.Integer(),
    })),
  }),
})

export const archiveDepartment = endpoint({
  method: 'POST', path: '/departments/:id/archiving', permission: 'department.maintain', summary: 'Archive a department that nothing hangs on any more',
  params: IdParams,
  body: Record({ version: Version }),
  answer: Department,
  refusals: ['conflict.stale', 'department.archived', 'department.stays', 'department.in_use'],
})

export const moveDepartment = endpoint({
  method: 'POST', path: '/departments/:id/move', permission: 'department.maintain', summary: 'Move a department to another parent in its sector',
  params: IdParams,
  body: Record({ version: Version, parentId: Id }),
  answer: Department,
  refusals: ['conflict.stale', 'department.archived', 'department.stays', 'department.in_use', 'department.into_itself',
    'department.already_there', 'department.other_sector', 'department.too_deep', 'quota.insufficient'],
})
