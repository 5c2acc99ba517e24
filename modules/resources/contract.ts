import { Type, type Static } from 'typebox'
import {
  Allowed, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nothing, Nullable, OneOf, Record, Reference, Version,
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
  startedAt: Moment,
  endedAt: Nullable(Moment),
  version: Version,
  allowed: Allowed,
})
export type ResourceRow = Static<typeof ResourceRow>

/** One thing that happened to it: `kind` is an event's name. */
const ResourceEvent = Record({ at: Moment, kind: Type.String(), by: Nullable(Reference), for: Nullable(Reference) })

export const Resource = Record({
  ...ResourceRow.properties,
  /** The configuration as people read it, in the words of the catalogue version that it was made with. */
  description: Type.Array(Record({ label: Name, value: Name })),
  users: Type.Array(Record({ accountId: Nullable(Id), name: Type.String(), phone: Type.String(), email: Type.String() })),
  history: Type.Array(ResourceEvent),
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
