import { Type, type Static } from 'typebox'
import { Allowed, Day, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nullable, OneOf, Record, Reference, Text, Version } from '#kit/pure/contract.ts'
import { limits } from './rules/limits.ts'
import { reorganisationStates } from './rules/status.ts'

const permission = 'department.maintain'
/** A name in English, Traditional and Simplified Chinese. */
const Name = Type.Tuple([Type.String(), Type.String(), Type.String()])
const Count = Type.Integer({ minimum: 0 })

/** Why it cannot be done, each in the reader's words. */
const Hindrance = Record({ code: Type.String(), message: Type.String() })
export type Hindrance = Static<typeof Hindrance>

/** Numbers before and after. */
const Change = Record({ before: Type.Integer(), after: Type.Integer() })
const QuotaLine = Record({ department: Reference, region: Record({ id: Id, name: Name }), metric: Type.String(), total: Change, used: Change, remaining: Type.Integer() })
const People = Record({ count: Count, names: Type.Array(Type.String()) })

/** What it does, told before it is confirmed, and kept as it was when it was done. */
export const Consequences = Record({
  projects: Type.Array(Record({ id: Id, number: Type.String(), name: Type.String(), resources: Count })),
  /** Those that pass alone. */
  resources: Type.Array(Record({ id: Id, instanceId: Type.String(), name: Type.String(), service: Name, project: Type.String(), toProject: Type.String() })),
  /** All that run, of projects too. */
  resourceCount: Count,
  /** Of both departments. */
  quota: Type.Array(QuotaLine),
  /** The units on whose bills charges stand until the day, and from it on. */
  bills: Record({ fromUnit: Reference, toUnit: Reference }),
  losing: People,
  gaining: People,
  /** Rules that place providers' costs in these projects; a business operator changes them. */
  costRules: Count,
})
export type Consequences = Static<typeof Consequences>

const Item = Record({ project: Nullable(Reference), resource: Nullable(Reference), toProject: Nullable(Reference) })

const row = {
  id: Id,
  number: Type.String(),
  state: OneOf(reorganisationStates),
  day: Day,
  from: Reference,
  to: Reference,
  projects: Count,
  resources: Count,
  plannedBy: Reference,
  plannedAt: Moment,
  version: Version,
  allowed: Allowed,
}
export const ReorganisationRow = Record(row)
export type ReorganisationRow = Static<typeof ReorganisationRow>

export const Reorganisation = Record({
  ...row,
  reason: Type.String(),
  items: Type.Array(Item),
  doneAt: Nullable(Moment),
  cancelledAt: Nullable(Moment),
  cancelledBy: Nullable(Reference),
  /** Why it was not done on its day. */
  lastRefusal: Nullable(Record({ at: Moment, hindrances: Type.Array(Hindrance) })),
  /** While planned, as of now; once done, as it was done; null: cancelled. */
  consequences: Nullable(Consequences),
  /** What is in its way now, while it is planned. */
  hindrances: Type.Array(Hindrance),
})
export type Reorganisation = Static<typeof Reorganisation>

export const reorganisationList = {
  sort: ['number', 'day', 'plannedAt', 'state'],
  filters: { number: 'text', state: 'choice', day: 'days', from: 'text', to: 'text', plannedAt: 'days' },
  search: true,
} as const

export const listReorganisations = endpoint({
  method: 'GET', path: '/reorganisations', permission, summary: 'Reorganisations: what passes or passed to another department on a day',
  query: listQuery(reorganisationList), answer: listAnswer(ReorganisationRow), list: reorganisationList,
})

/** What a department has that can pass on: all projects, and resources found by name or id. */
export const listPassingChoices = endpoint({
  method: 'GET', path: '/reorganisations/choices', permission, summary: 'Projects and resources of a department that can pass to another',
  query: Record({ departmentId: Id, q: Type.Optional(Text(100)) }),
  answer: Record({
    projects: Type.Array(Record({ id: Id, number: Type.String(), name: Type.String(), isClosed: Type.Boolean(), resources: Count })),
    resources: Type.Array(Record({ id: Id, instanceId: Type.String(), name: Type.String(), service: Name, project: Reference })),
    isCut: Type.Boolean(),
  }),
})

/** A project passes with all its resources; a resource alone goes into an open project of the new department, or one that passes too. */
const wish = {
  day: Day,
  fromDepartmentId: Id,
  toDepartmentId: Id,
  projectIds: Type.Array(Id, { maxItems: limits.projects, uniqueItems: true }),
  resources: Type.Array(Record({ id: Id, toProjectId: Id }), { maxItems: limits.resources }),
}

export const previewReorganisation = endpoint({
  method: 'POST', path: '/reorganisations/preview', permission, summary: 'What a reorganisation would do, and what is in its way today',
  body: Record(wish), answer: Record({ consequences: Consequences, hindrances: Type.Array(Hindrance) }),
})

const hindered = ['reorganisation.hindered']

export const planReorganisation = endpoint({
  method: 'POST', path: '/reorganisations', permission, summary: 'Plan a reorganisation for a day; for today it is done at once', status: 201,
  body: Record({ ...wish, reason: Text(limits.reason, 1) }), answer: Reorganisation, refusals: [...hindered, 'reorganisation.planned_elsewhere'],
})

export const readReorganisation = endpoint({
  method: 'GET', path: '/reorganisations/:id', permission, summary: 'A reorganisation with what it does or did', params: IdParams, answer: Reorganisation,
})

export const postponeReorganisation = endpoint({
  method: 'PATCH', path: '/reorganisations/:id', permission, summary: 'Another day for a planned one; today does it at once',
  params: IdParams, body: Record({ version: Version, day: Day }), answer: Reorganisation, refusals: ['conflict.stale', 'reorganisation.is_over', ...hindered],
})

export const startReorganisation = endpoint({
  method: 'POST', path: '/reorganisations/:id/start', permission, summary: 'Do one whose day has come, after what was in its way is cleared',
  params: IdParams, body: Record({ version: Version }), answer: Reorganisation, refusals: ['conflict.stale', 'reorganisation.is_over', 'reorganisation.not_due', ...hindered],
})

export const cancelReorganisation = endpoint({
  method: 'POST', path: '/reorganisations/:id/cancellation', permission, summary: 'Give up a planned one',
  params: IdParams, body: Record({ version: Version }), answer: Reorganisation, refusals: ['conflict.stale', 'reorganisation.is_over'],
})
