import { Type, type Static } from 'typebox'
import { Day, endpoint, Id, IdParams, Moment, Money, Nullable, OneOf, Record, Reference, Text, Version } from '#kit/pure/contract.ts'
import { metricCodes } from '#modules/catalogue/rules/metrics.ts'
import { limits, RejectedItem } from './contract.ts'
import { stages } from './rules/route.ts'
import { steps } from './rules/status.ts'

/** What helps a reviewer before deciding (R11), and deciding on several at once. */

const Name = Type.Tuple([Type.String(), Type.String(), Type.String()])
const Amount = Type.Integer()
const Demand = Record({ regionId: Id, metric: OneOf(metricCodes), amount: Amount })
const Component = Record({ category: Type.String(), resource: Type.String(), spec: Type.String(), quantity: Type.Number(), count: Type.Number() })

/** A row of the quota of the application's department or of one above it. What is reserved counts this application already. */
const QuotaLine = Record({
  department: Reference,
  /** 0 at the root. */
  depth: Type.Integer(),
  isOwn: Type.Boolean(),
  regionId: Id,
  metric: OneOf(metricCodes),
  total: Amount, allocated: Amount, used: Amount, reserved: Amount, remaining: Amount,
  /** How much of `reserved` is this application's; only its own department's row has any. */
  ofThis: Amount,
  /** Approving changes nothing here: what is reserved becomes used when it is provisioned. */
  remainingAfterApproval: Amount,
  /** Rejecting gives back what this application holds. */
  remainingAfterRejection: Amount,
})

const Competing = Record({
  id: Id, number: Type.String(), title: Type.String(), step: OneOf(steps), department: Reference, isSameDepartment: Type.Boolean(),
  submittedAt: Moment, dueOn: Nullable(Day),
  /** What it waits for of the same regions and metrics. */
  demand: Type.Array(Demand),
})

const Earlier = Record({
  id: Id, number: Type.String(), title: Type.String(), step: OneOf(steps), submittedAt: Moment,
  /** The last decision on it. */
  verdict: Nullable(OneOf(['approved', 'rejected'] as const)), reason: Nullable(Type.String()),
})

const Decision = Record({
  round: Type.Integer(), stage: OneOf(stages), verdict: OneOf(['approved', 'rejected'] as const), by: Reference, for: Nullable(Reference),
  at: Moment, reason: Type.String(), versionNumber: Nullable(Type.Integer()), rejectedItems: Type.Array(RejectedItem),
})

export const ApplicationReview = Record({
  version: Version,
  cost: Record({
    /** At today's prices; null while `reason` says why there is none. */
    monthly: Nullable(Money),
    /** What the resources that it changes or releases cost at today's prices, and how much more (less: negative) it will be; null for new ones. */
    present: Nullable(Money), difference: Nullable(Money),
    currency: Record({ code: Type.String(), decimals: Type.Integer() }),
    reason: Nullable(OneOf(['price_missing'] as const)),
    missing: Type.Array(Record({ category: Type.String(), resource: Type.String(), spec: Type.String(), quantity: Type.Number() })),
    /** Of each item that is still open. */
    items: Type.Array(Record({ id: Id, monthly: Nullable(Money), present: Nullable(Money), components: Type.Array(Component) })),
  }),
  regions: Type.Array(Record({ id: Id, name: Name })),
  /** What each item that is still open takes of the quota. */
  items: Type.Array(Record({ id: Id, demand: Type.Array(Demand) })),
  quotas: Type.Array(QuotaLine),
  /** What a change or a release gives back of the quota when it is done (R5). */
  freedWhenDone: Type.Array(Demand),
  competing: Record({ total: Type.Integer(), items: Type.Array(Competing) }),
  history: Record({
    applicant: Reference, submitted: Type.Integer(), approved: Type.Integer(), rejected: Type.Integer(), withdrawn: Type.Integer(),
    last: Type.Array(Earlier),
  }),
  /** The version to compare the newest one with: what this reviewer's side decided on last, or else the one before. */
  comparison: Nullable(Record({ before: Type.Integer(), after: Type.Integer(), why: OneOf(['decided', 'previous'] as const) })),
  decisions: Type.Array(Decision),
  /** What waits for this reviewer's decision, oldest first: the place of this one (0: it does not wait), and what comes after it. */
  queue: Record({ place: Type.Integer(), total: Type.Integer(), nextId: Nullable(Id) }),
})
export type ApplicationReview = Static<typeof ApplicationReview>

export const readReview = endpoint({
  method: 'GET', path: '/applications/:id/review', permission: 'resource.view', summary: 'What a reviewer of it should know before deciding (R11)',
  params: IdParams, answer: ApplicationReview, refusals: ['application.own'],
})

// ---- several at once ----

export const bulkLimit = 50
const Rows = Type.Array(Record({ id: Id, version: Version }), { minItems: 1, maxItems: bulkLimit })

/** How each one went; the others do not depend on it. */
const Results = Record({
  results: Type.Array(Record({
    id: Id,
    /** Null where it is not the actor's to see. */
    number: Nullable(Type.String()),
    ok: Type.Boolean(), code: Type.Optional(Type.String()), message: Type.Optional(Type.String()),
  })),
})
export type BulkResults = Static<typeof Results>

export const approveApplications = endpoint({
  method: 'POST', path: '/applications/approvals', permission: 'resource.view',
  summary: 'Approve several, each for itself; under one idempotency key none is decided twice',
  body: Record({ reason: Type.Optional(Text(limits.reason)), items: Rows }), answer: Results,
})

export const rejectApplications = endpoint({
  method: 'POST', path: '/applications/rejections', permission: 'resource.view',
  summary: 'Reject several for the same reason, each for itself; under one idempotency key none is decided twice',
  body: Record({ reason: Text(limits.reason, 1), items: Rows }), answer: Results,
})

/** Ids separated by commas. */
const Ids = Type.String({ pattern: '^[1-9][0-9]{0,17}(,[1-9][0-9]{0,17}){0,49}$' })

export const readEffects = endpoint({
  method: 'GET', path: '/applications/effects', permission: 'resource.view', summary: 'What several applications in review hold of which quotas, before deciding on them',
  query: Record({ ids: Ids }),
  answer: Record({
    lines: Type.Array(Record({
      department: Reference, region: Record({ id: Id, name: Name }), metric: OneOf(metricCodes),
      /** What they hold together, and what is left beside. */
      amount: Amount, remaining: Amount,
    })),
  }),
})
