import { Type, type Static } from 'typebox'
import {
  Allowed, Day, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nothing, Nullable, OneOf, Record, Reference, Text, Version,
} from '#kit/pure/contract.ts'
import { Email, Phone } from '#modules/accounts/contract.ts'
import { Attachment } from '#modules/attachments/contract.ts'
import { ItemResource } from './existing-contract.ts'
import { deadlineStates } from './rules/deadline.ts'
import { kinds } from './rules/kind.ts'
import { stages } from './rules/route.ts'
import { statuses, steps } from './rules/status.ts'

// ---- what is sent ----

export const modes = ['single', 'batch'] as const
export const limits = { title: 100, reason: 2000, remark: 500, items: 50, users: 20, quantity: 100, attachments: 2 } as const

const Kind = OneOf(kinds)
const Mode = OneOf(modes)
/** The choices of one item by option key; what they mean and whether they are complete is the catalogue's rule. */
const Configuration = Type.Record(Type.String({ maxLength: 64 }), Type.Unknown(), { maxProperties: 60 })
const Reason = Text(limits.reason, 1)

/** An account of the department, or somebody typed in. */
const UserInput = Type.Union([
  Record({ accountId: Id }),
  Record({ name: Text(64, 1), phone: Phone, email: Email }),
])

const itemOfAnyKind = {
  /** Of an item that stays: keeps its identity, so that versions can be compared. */
  id: Type.Optional(Id),
  remark: Type.Optional(Text(limits.remark)),
}
const newItem = { service: Text(40, 1), regionId: Nullable(Id), configuration: Configuration, quantity: Type.Integer({ minimum: 1, maximum: limits.quantity }) }
/** What is asked for anew. */
export const NewItemInput = Record({ ...itemOfAnyKind, ...newItem })
export type NewItemInput = Static<typeof NewItemInput>

/**
 * An item of a new application needs service, region, configuration and quantity; one of a change or a release the resources,
 * of one service and region, which say the rest. A change without a configuration begins with the present one of the first.
 */
export const ItemInput = Record({
  ...itemOfAnyKind,
  service: Type.Optional(newItem.service), regionId: Type.Optional(newItem.regionId),
  configuration: Type.Optional(Configuration), quantity: Type.Optional(newItem.quantity),
  resourceIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: limits.quantity })),
})

const content = {
  departmentId: Type.Optional(Id),
  projectId: Type.Optional(Nullable(Id)),
  title: Type.Optional(Text(limits.title)),
  reason: Type.Optional(Text(limits.reason)),
  documentNumber: Type.Optional(Text(100)),
  users: Type.Optional(Type.Array(UserInput, { maxItems: limits.users })),
  attachmentIds: Type.Optional(Type.Array(Id, { maxItems: limits.attachments })),
  items: Type.Optional(Type.Array(ItemInput, { maxItems: limits.items })),
}
/** A draft may leave anything open; a field that is not sent keeps its value. */
export const ApplicationContent = Record(content)
export type ApplicationContent = Static<typeof ApplicationContent>
export type ItemInput = Static<typeof ItemInput>
export type UserInput = Static<typeof UserInput>

// ---- what is answered ----

/** A name in English, Traditional and Simplified Chinese: pages change language without asking again. */
const Name = Type.Tuple([Type.String(), Type.String(), Type.String()])
const Stage = OneOf(stages)
const ServiceName = Record({ code: Type.String(), name: Name })

/** R7: the count of working days at the platform. */
const Deadline = Record({
  state: OneOf(deadlineStates),
  /** Working days after today; 0 on the due day, negative once it is past; paused: what will be left. Null: not counted. */
  daysLeft: Nullable(Type.Integer()),
  /** Null while it is not with the platform. */
  dueOn: Nullable(Day),
  /** It rests on a year whose holidays are not published yet. */
  isEstimated: Type.Boolean(),
  /** Working days of the stretches that are over. */
  daysCounted: Type.Integer(),
})

export const ApplicationRow = Record({
  id: Id,
  number: Type.String(),
  title: Type.String(),
  kind: Kind,
  mode: Mode,
  status: OneOf(statuses),
  stage: Nullable(Stage),
  step: OneOf(steps),
  department: Reference,
  project: Nullable(Reference),
  services: Type.Array(ServiceName),
  applicant: Reference,
  submittedAt: Nullable(Moment),
  dueOn: Nullable(Day),
  deadline: Deadline,
  version: Version,
  allowed: Allowed,
})
export type ApplicationRow = Static<typeof ApplicationRow>

const Unit = Record({
  number: Type.Integer(), instanceId: Type.String(), ip: Nullable(Type.String()), startedAt: Moment,
  /** What it was done to, of a change or a release. */
  resourceId: Nullable(Id),
})
/** An item as the applicant asks for it: what a version keeps. */
const WantedItem = Record({
  id: Id,
  service: ServiceName,
  catalogueVersion: Type.Integer(),
  region: Nullable(Record({ id: Id, name: Name })),
  configuration: Configuration,
  /** The configuration as people read it, in the words of the item's catalogue version. */
  description: Type.Array(Record({ key: Type.String(), label: Name, value: Name })),
  quantity: Type.Integer(),
  remark: Type.String(),
  /** What it changes or releases; missing where it asks for new ones. */
  resources: Type.Optional(Type.Array(ItemResource)),
})
const Item = Record({
  ...WantedItem.properties,
  units: Type.Array(Unit),
  /** Why O&M refused what is not provisioned of it. */
  refused: Nullable(Type.String()),
  /** Why a reviewer turned it down, and at which stage (R12); submitting again or modifying clears it. */
  rejected: Nullable(Record({ reason: Type.String(), stage: Stage })),
})

const User = Record({ accountId: Nullable(Id), name: Type.String(), phone: Type.String(), email: Type.String() })

/** What a decision turned down of the application, as it stood then (R12). */
export const RejectedItem = Record({ id: Id, service: Name, quantity: Type.Integer(), reason: Type.String() })
export type RejectedItem = Static<typeof RejectedItem>

/** One step of the flow: who did what when and why, or for whom it waits. */
const FlowStep = Record({
  round: Type.Integer(),
  /** Which desk: the applicant's, a stage's, or O&M's provisioning. */
  desk: OneOf(['applicant', ...stages, 'provisioning'] as const),
  state: OneOf(['done', 'waiting', 'upcoming'] as const),
  verdict: Nullable(OneOf(['submitted', 'modified', 'approved', 'rejected', 'withdrawn', 'provisioned', 'completed', 'closed'] as const)),
  by: Nullable(Reference),
  /** Whom `by` acted for as a substitute (A6). */
  for: Nullable(Reference),
  at: Nullable(Moment),
  reason: Nullable(Type.String()),
  /** The submitted version it was about. */
  versionNumber: Nullable(Type.Integer()),
  rejectedItems: Type.Array(RejectedItem),
})

const VersionSummary = Record({ number: Type.Integer(), round: Type.Integer(), by: Reference, for: Nullable(Reference), at: Moment })

export const Application = Record({
  ...ApplicationRow.properties,
  sector: OneOf(['government', 'politics_law'] as const),
  reason: Type.String(),
  documentNumber: Type.String(),
  route: Type.Array(Stage),
  round: Type.Integer(),
  users: Type.Array(User),
  attachments: Type.Array(Attachment),
  items: Type.Array(Item),
  flow: Type.Array(FlowStep),
  versions: Type.Array(VersionSummary),
  createdAt: Moment,
  endedAt: Nullable(Moment),
})
export type Application = Static<typeof Application>

/** What was submitted, complete; two of them go into `differencesOf` (rules/differences.ts). */
export const ApplicationSnapshot = Record({
  title: Type.String(),
  reason: Type.String(),
  documentNumber: Type.String(),
  project: Nullable(Reference),
  users: Type.Array(User),
  attachments: Type.Array(Attachment),
  items: Type.Array(WantedItem),
})
export type ApplicationSnapshot = Static<typeof ApplicationSnapshot>

// ---- endpoints ----

export const applicationList = {
  sort: ['number', 'title', 'kind', 'status', 'submittedAt', 'dueOn'],
  filters: {
    number: 'text', title: 'text', kind: 'choice', department: 'choice', project: 'choice', service: 'anyOf',
    status: 'choice', step: 'choice', applicant: 'text', submittedAt: 'days', dueOn: 'days',
    /** `mine`: I am the applicant, or whom I act for is; `forMe`: it waits for my decision or my hands. */
    whose: 'anyOf',
  },
  search: true,
} as const

export const listApplications = endpoint({
  method: 'GET', path: '/applications', permission: 'resource.view', summary: 'Applications in the actor\'s scope',
  query: listQuery(applicationList), answer: listAnswer(ApplicationRow), list: applicationList,
})

export const exportApplications = endpoint({
  method: 'GET', path: '/applications/export', permission: 'resource.view', summary: 'The same list as a spreadsheet',
  query: listQuery(applicationList), answer: Nothing, list: applicationList, download: true,
})

export const waitingApplications = endpoint({
  method: 'GET', path: '/applications/waiting', permission: 'resource.view', summary: 'What waits for the actor, oldest first',
  answer: Record({ total: Type.Integer(), items: Type.Array(ApplicationRow) }),
})

export const readApplication = endpoint({
  method: 'GET', path: '/applications/:id', permission: 'resource.view', summary: 'One application',
  params: IdParams, answer: Application,
})

export const createApplication = endpoint({
  method: 'POST', path: '/applications', permission: 'resource.apply', summary: 'Begin a draft',
  body: Record({ kind: Kind, mode: Mode, ...content }), answer: Application, status: 201,
})

export const saveApplication = endpoint({
  method: 'PATCH', path: '/applications/:id', permission: 'resource.apply',
  summary: 'Save a draft; modify what is in review at its first stage or was rejected (R3)',
  params: IdParams, body: Record({ version: Version, ...content }), answer: Application,
  refusals: ['application.changed', 'application.bad_transition', 'application.stage_passed', 'resource.held'],
})

export const submitApplication = endpoint({
  method: 'POST', path: '/applications/:id/submission', permission: 'resource.apply', summary: 'Submit, or submit again after a rejection',
  params: IdParams, body: Record({ version: Version }), answer: Application,
  refusals: ['application.changed', 'application.bad_transition', 'application.incomplete', 'resource.held'],
})

export const withdrawApplication = endpoint({
  method: 'POST', path: '/applications/:id/withdrawal', permission: 'resource.apply', summary: 'Withdraw; a draft is discarded by it',
  params: IdParams, body: Record({ version: Type.Optional(Version) }), answer: Application,
  refusals: ['application.changed', 'application.bad_transition'],
})

const decisionRefusals = ['application.changed', 'application.already_decided', 'application.bad_transition', 'application.other_stage', 'application.own']

/** Item by item (R12): an item that is not named shares the fate of the application. */
const ItemVerdicts = Type.Array(
  Record({ id: Id, verdict: OneOf(['approve', 'reject'] as const), reason: Type.Optional(Text(limits.reason)) }), { maxItems: limits.items })

export const approveApplication = endpoint({
  method: 'POST', path: '/applications/:id/approval', permission: 'resource.view',
  summary: 'Approve at the present stage, all of it or without the items that are turned down (R12); nothing left is a rejection',
  params: IdParams, body: Record({ version: Version, reason: Type.Optional(Text(limits.reason)), items: Type.Optional(ItemVerdicts) }), answer: Application,
  refusals: decisionRefusals,
})

export const rejectApplication = endpoint({
  method: 'POST', path: '/applications/:id/rejection', permission: 'resource.view', summary: 'Send back to the applicant with a reason (R2), of the whole or of items (R12)',
  params: IdParams, body: Record({ version: Version, reason: Type.Optional(Text(limits.reason)), items: Type.Optional(ItemVerdicts) }), answer: Application,
  refusals: decisionRefusals,
})

const ProvisionedItem = Type.Union([
  Record({
    id: Id,
    units: Type.Array(Type.Union([
      Record({ instanceId: Text(120, 1), ip: Type.Optional(Text(120)) }),
      /** Of a change or a release: that it is done in the cloud. */
      Record({ resourceId: Id }),
    ]), { minItems: 1, maxItems: limits.quantity }),
  }),
  Record({ id: Id, refused: Reason }),
])
export type ProvisionedItem = Static<typeof ProvisionedItem>

export const provisionApplication = endpoint({
  method: 'POST', path: '/applications/:id/provisioning', permission: 'resource.provision', summary: 'Enter the ids of created units, record what was changed or released, or refuse an item (R6)',
  params: IdParams,
  body: Record({ version: Type.Optional(Version), items: Type.Array(ProvisionedItem, { minItems: 1, maxItems: limits.items }) }),
  answer: Application,
  refusals: ['application.changed', 'application.bad_transition', 'resource.instance_used', 'resource.released'],
})

export const copyApplication = endpoint({
  method: 'POST', path: '/applications/:id/copy', permission: 'resource.apply', summary: 'Apply again: a copy as a new draft (R14)',
  params: IdParams, answer: Application, status: 201, refusals: ['application.resources_gone'],
})

export const listVersions = endpoint({
  method: 'GET', path: '/applications/:id/versions', permission: 'resource.view', summary: 'Every submitted version in full, newest first',
  params: IdParams, answer: Record({ items: Type.Array(Record({ ...VersionSummary.properties, snapshot: ApplicationSnapshot })) }),
})
