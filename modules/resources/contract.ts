import { Type, type Static } from 'typebox'
import {
  Allowed, Day, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nothing, Nullable, OneOf, Record, Reference, Version,
} from '#kit/pure/contract.ts'
import { resourceStatuses } from './rules/status.ts'

/** A name in English, Traditional and Simplified Chinese: pages change language without asking again. */
const Name = Type.Tuple([Type.String(), Type.String(), Type.String()])

export const ResourceRow = Record({
  id: Id,
  instanceId: Type.String(),
  name: Type.String(),
  service: Record({ code: Type.String(), name: Name }),
  region: Nullable(Record({ id: Id, name: Name })),
  department: Reference,
  project: Reference,
  ips: Type.Array(Type.String()),
  status: OneOf(resourceStatuses),
  application: Nullable(Record({ id: Id, number: Type.String() })),
  /** The open application that changes or releases it. */
  heldBy: Nullable(Record({ id: Id, number: Type.String(), kind: OneOf(['change', 'release'] as const) })),
  startedAt: Moment,
  endedAt: Nullable(Moment),
  version: Version,
  allowed: Allowed,
})
export type ResourceRow = Static<typeof ResourceRow>

/** One thing that happened to it: `kind` is an event's name. */
const ResourceEvent = Record({ at: Moment, kind: Type.String(), by: Nullable(Reference), for: Nullable(Reference) })

const Component = Record({ category: Type.String(), resource: Type.String(), spec: Type.String(), quantity: Type.Number(), count: Type.Number() })

/** What it was, where, from day to day: what it is charged by (chapter 6). On the day of a change only the new one counts. */
const Stretch = Record({
  fromDay: Day,
  /** The last day that counts; null: it runs on. */
  toDay: Nullable(Day),
  department: Type.String(),
  project: Type.String(),
  region: Nullable(Name),
  components: Type.Array(Component),
  /** The application that led to it. */
  application: Nullable(Record({ id: Id, number: Type.String() })),
})

export const Resource = Record({
  ...ResourceRow.properties,
  /** The configuration as people read it, in the words of the catalogue version that it was made with. */
  description: Type.Array(Record({ label: Name, value: Name })),
  /** What was chosen, by option key; a change begins with it. */
  configuration: Type.Record(Type.String(), Type.Unknown()),
  /** What it takes of the department's quota (R5). */
  quotaDemand: Type.Record(Type.String(), Type.Integer()),
  users: Type.Array(Record({ accountId: Nullable(Id), name: Type.String(), phone: Type.String(), email: Type.String() })),
  history: Type.Array(ResourceEvent),
  /** Newest first. */
  stretches: Type.Array(Stretch),
})
export type Resource = Static<typeof Resource>

export const resourceList = {
  sort: ['instanceId', 'name', 'service', 'status', 'startedAt'],
  filters: {
    instanceId: 'text', name: 'text', ip: 'text', service: 'choice', region: 'choice', department: 'choice', project: 'choice',
    status: 'choice', application: 'text', startedAt: 'days',
  },
  search: true,
} as const

export const listResources = endpoint({
  method: 'GET', path: '/resources', permission: 'resource.view', summary: 'The inventory in the actor\'s scope',
  query: listQuery(resourceList), answer: listAnswer(ResourceRow), list: resourceList,
})

export const exportResources = endpoint({
  method: 'GET', path: '/resources/export', permission: 'resource.view', summary: 'The same list as a spreadsheet',
  query: listQuery(resourceList), list: resourceList, download: true, answer: Nothing,
})

export const readResource = endpoint({
  method: 'GET', path: '/resources/:id', permission: 'resource.view', summary: 'A resource with its history',
  params: IdParams, answer: Resource,
})
