import { Type, type Static } from 'typebox'
import { Allowed, Day, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nothing, Nullable, OneOf, Record, Reference, Text, Version } from '#kit/pure/contract.ts'
import { quotaZones } from '#modules/access/rules/permissions.ts'
import { metricCodes } from '#modules/catalogue/rules/metrics.ts'
import { Attachment } from '#modules/attachments/contract.ts'
import { requestStatuses } from './rules/request-status.ts'

// ---- numbers ----

/** Whole units of a metric. */
const Amount = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 })
const Metric = OneOf(metricCodes)
const Name = Type.Tuple([Type.String(), Type.String(), Type.String()])
const Region = Record({ id: Id, name: Name, zone: OneOf(['public', 'dedicated', 'industry'] as const) })

export const Quota = Record({
  departmentId: Id,
  regionId: Id,
  metric: Metric,
  total: Amount,
  allocated: Amount,
  used: Amount,
  reserved: Amount,
  /** total − allocated − used − reserved */
  remaining: Amount,
  /** What a temporary grant should have fallen back by and is in use (Q8); blocks new reservations. */
  overdue: Amount,
  /** Threshold reached (Q9): 0 none, 1 warning, 2 alarm. */
  level: Type.Integer({ minimum: 0, maximum: 2 }),
})
export type Quota = Static<typeof Quota>

/** What falls back by itself on a day (Q8). */
const Grant = Record({ departmentId: Id, regionId: Id, metric: Metric, amount: Amount, endsOn: Day })

// ---- seeing ----

export const ownQuotas = endpoint({
  method: 'GET', path: '/quotas', permission: 'quota.view', summary: 'The quotas of my department (Q5)',
  query: Record({ regionId: Type.Optional(Id) }),
  answer: Record({
    department: Reference, parent: Nullable(Reference), regions: Type.Array(Region), items: Type.Array(Quota), grants: Type.Array(Grant),
    thresholds: Record({ warning: Type.Integer(), alarm: Type.Integer() }),
  }),
})

/**
 * What a form may still ask for: the numbers of one department that I may apply for, with those of its ancestors left out
 * (they are the ancestors' own). 404 outside the scope of `resource.apply`.
 */
export const quotasForApplication = endpoint({
  method: 'GET', path: '/quotas/available', permission: 'resource.apply', summary: 'What is left for an application of a department (R5)',
  query: Record({ departmentId: Id }), answer: Record({ items: Type.Array(Quota) }),
})

const DepartmentNode = Record({ id: Id, name: Type.String(), code: Type.String(), kind: OneOf(['root', 'head', 'unit', 'inner'] as const), parentId: Nullable(Id), depth: Type.Integer(), isArchived: Type.Boolean() })

export const subordinateQuotas = endpoint({
  method: 'GET', path: '/quotas/subordinates', permission: 'quota.view_subordinates', summary: 'The departments below mine with their quotas of one region (Q5)',
  query: Record({ regionId: Id }), answer: Record({ region: Region, departments: Type.Array(DepartmentNode), items: Type.Array(Quota), grants: Type.Array(Grant) }),
})

export const changeKinds = ['capacity', 'allocation', 'request', 'import', 'grant_end', 'move', 'reservation', 'release', 'use', 'return', 'opening', 'correction'] as const
const Change = Type.Integer()
export const HistoryEntry = Record({
  id: Id, at: Moment, department: Reference, region: Region, metric: Metric, kind: OneOf(changeKinds),
  /** What was added to each number; negative ones were taken. */
  total: Change, allocated: Change, used: Change, reserved: Change,
  totalAfter: Amount, allocatedAfter: Amount, usedAfter: Amount, reservedAfter: Amount,
  by: Nullable(Reference), for: Nullable(Reference),
  subject: Record({ kind: OneOf(['application', 'quota_request', 'department', 'quota', 'resource', 'reorganisation'] as const), id: Nullable(Id), number: Type.String() }),
  reason: Type.String(),
})
export type HistoryEntry = Static<typeof HistoryEntry>
export const historyList = { sort: ['at'], filters: { region: 'choice', metric: 'choice', kind: 'choice', department: 'choice', at: 'days' }, search: false } as const

/** Of my department; with `quota.view_subordinates` also of those below it (filter `department`). */
export const quotaHistory = endpoint({
  method: 'GET', path: '/quotas/history', permission: 'quota.view', summary: 'Every change with who and why (Q5)',
  query: listQuery(historyList), answer: listAnswer(HistoryEntry), list: historyList,
})

// ---- allocating ----

/** The tab of allocation: own numbers and those of the direct children, of one region; also without `quota.view_subordinates` (Q2). */
export const allocationTable = endpoint({
  method: 'GET', path: '/quotas/allocation', permission: 'quota.allocate', summary: 'What I can allocate to my direct children (Q2)',
  query: Record({ regionId: Id }),
  answer: Record({ department: Reference, parent: Nullable(Reference), region: Region, own: Type.Array(Quota), children: Type.Array(DepartmentNode), items: Type.Array(Quota), grants: Type.Array(Grant) }),
})

const SomeAmount = Type.Optional(Amount)
const Totals = Record(Object.fromEntries(metricCodes.map((metric) => [metric, SomeAmount])) as { [metric in (typeof metricCodes)[number]]: typeof SomeAmount })

/** All or nothing (Q2). `until`: what is added falls back by itself on that day (Q8). Metrics that are not named stay as they are. */
export const allocate = endpoint({
  method: 'POST', path: '/quotas/allocation', permission: 'quota.allocate', summary: 'Set the totals of a direct child in a region (Q2)',
  body: Record({ departmentId: Id, regionId: Id, totals: Totals, until: Type.Optional(Nullable(Day)), reason: Type.Optional(Text(500)) }),
  answer: Record({ own: Type.Array(Quota), items: Type.Array(Quota) }),
  refusals: ['quota.insufficient', 'quota.child_needs', 'quota.not_a_child', 'quota.ends_too_early', 'department.archived'],
})

// ---- requests ----

const RequestItem = Record({
  region: Region, metric: Metric, increase: Amount,
  /** When it was asked. */
  totalBefore: Amount,
  /** Now, for the reviewer and for "before → after". */
  totalNow: Amount,
  granted: Nullable(Amount),
  /** What the reviewing department has left; only shown to its reviewers. */
  parentRemaining: Nullable(Type.Integer()),
})
const RequestRow = Record({
  id: Id, number: Type.String(), status: OneOf(requestStatuses), department: Reference, parent: Reference, zones: OneOf(quotaZones),
  metrics: Type.Array(Metric), reason: Type.String(), endsOn: Nullable(Day),
  requestedBy: Reference, requestedFor: Nullable(Reference), requestedAt: Moment,
  decidedBy: Nullable(Reference), decidedFor: Nullable(Reference), decidedAt: Nullable(Moment), decisionReason: Type.String(),
  version: Version, allowed: Allowed,
})
export type RequestRow = Static<typeof RequestRow>
export const QuotaRequest = Record({ ...RequestRow.properties, items: Type.Array(RequestItem), attachments: Type.Array(Attachment) })
export type QuotaRequest = Static<typeof QuotaRequest>

export const requestList = {
  sort: ['number', 'status', 'requestedAt', 'decidedAt'],
  filters: { number: 'text', status: 'choice', department: 'choice', zones: 'choice', requestedAt: 'days' },
  search: true,
} as const

/** `tab=mine`: asked by my department; `tab=reviews`: asked of my department. Which one may be read follows the quota permissions. */
export const listRequests = endpoint({
  method: 'GET', path: '/quota-requests', permission: 'signed-in', summary: 'Quota requests of my department, or those it reviews (Q3, Q4)',
  query: Type.Object({ ...listQuery(requestList).properties, tab: OneOf(['mine', 'reviews'] as const) }, { additionalProperties: false }),
  answer: listAnswer(RequestRow), list: requestList,
})
export const readRequest = endpoint({
  method: 'GET', path: '/quota-requests/:id', permission: 'signed-in', summary: 'One quota request', params: IdParams, answer: QuotaRequest,
})

export const limits = { reason: 2000, attachments: 1, items: 200 } as const

export const createRequest = endpoint({
  method: 'POST', path: '/quota-requests', permission: 'quota.apply', summary: 'Ask the direct parent for more quota (Q3)', status: 201,
  body: Record({
    regionItems: Type.Array(Record({ regionId: Id, metric: Metric, increase: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }) }), { minItems: 1, maxItems: limits.items }),
    reason: Text(limits.reason, 1), endsOn: Type.Optional(Nullable(Day)), attachmentIds: Type.Optional(Type.Array(Id, { maxItems: limits.attachments })),
  }),
  /** `reviewers`: how many enabled people at the parent may review it; 0 is a warning, and the platform admin is told. */
  answer: Record({ ...QuotaRequest.properties, reviewers: Type.Integer() }),
  refusals: ['quota.mixed_zones', 'quota.no_parent', 'quota.ends_too_early'],
})

export const approveRequest = endpoint({
  method: 'POST', path: '/quota-requests/:id/approval', permission: 'quota.review', summary: 'Approve and allocate in one step; an amount may be lowered (Q4)',
  params: IdParams,
  body: Record({
    version: Version, reason: Text(limits.reason, 1),
    items: Type.Optional(Type.Array(Record({ regionId: Id, metric: Metric, amount: Amount }), { maxItems: limits.items })),
  }),
  answer: QuotaRequest,
  refusals: ['quota.insufficient', 'quota_request.already_decided', 'quota_request.own', 'quota_request.nothing_granted', 'quota.ends_too_early', 'conflict.stale'],
})
export const rejectRequest = endpoint({
  method: 'POST', path: '/quota-requests/:id/rejection', permission: 'quota.review', summary: 'Reject with a reason (Q4)',
  params: IdParams, body: Record({ version: Version, reason: Text(limits.reason, 1) }), answer: QuotaRequest,
  refusals: ['quota_request.already_decided', 'quota_request.own', 'conflict.stale'],
})
export const withdrawRequest = endpoint({
  method: 'POST', path: '/quota-requests/:id/withdrawal', permission: 'quota.apply', summary: 'Withdraw while it waits (Q3)',
  params: IdParams, body: Record({ version: Type.Optional(Version) }), answer: QuotaRequest,
  refusals: ['quota_request.already_decided', 'conflict.stale'],
})

// ---- the platform admin: capacities, import, thresholds, proof ----

export const readCapacities = endpoint({
  method: 'GET', path: '/quotas/capacities', permission: 'quota.capacity', summary: 'The capacities at the root (Q6)',
  query: Record({ regionId: Id }), answer: Record({ region: Region, items: Type.Array(Quota) }),
})
export const setCapacities = endpoint({
  method: 'PUT', path: '/quotas/capacities', permission: 'quota.capacity', summary: 'Set the capacities at the root (Q6)',
  body: Record({ regionId: Id, totals: Totals, reason: Text(500, 1) }), answer: Record({ region: Region, items: Type.Array(Quota) }),
  refusals: ['quota.child_needs'],
})
export const readThresholds = endpoint({
  method: 'GET', path: '/quotas/thresholds', permission: 'quota.capacity', summary: 'When quota holders are warned (Q9)',
  answer: Record({ warning: Type.Integer(), alarm: Type.Integer() }),
})
export const setThresholds = endpoint({
  method: 'PUT', path: '/quotas/thresholds', permission: 'quota.capacity', summary: 'Percent of the total at which quota holders are warned (Q9)',
  body: Record({ warning: Type.Integer({ minimum: 1, maximum: 100 }), alarm: Type.Integer({ minimum: 1, maximum: 100 }) }),
  answer: Record({ warning: Type.Integer(), alarm: Type.Integer() }),
})

/** A line of the table for a first distribution: department code, region code, metric, total. */
const ImportLine = Record({ row: Type.Integer(), department: Type.String(), region: Type.String(), metric: Type.String(), before: Nullable(Amount), total: Nullable(Amount), errors: Type.Array(Record({ column: Type.String(), code: Type.String(), message: Type.String() })) })
/** Checked whole: with `apply=true` it is written if no line is wrong, else nothing is (Q6). */
export const importQuotas = endpoint({
  method: 'POST', path: '/quotas/import', permission: 'quota.import', summary: 'Check or apply a table of totals, CSV or XLSX (Q6)', upload: true,
  query: Record({ apply: Type.Optional(OneOf(['true', 'false'] as const)) }),
  answer: Record({ lines: Type.Array(ImportLine), valid: Type.Integer(), wrong: Type.Integer(), applied: Type.Boolean() }),
  refusals: ['quota.insufficient', 'quota.child_needs', 'quota.import_wrong'],
})
/** In the columns of the import, to be edited and imported. */
export const proposeQuotas = endpoint({
  method: 'GET', path: '/quotas/proposal', permission: 'quota.import', summary: 'A table of totals proposed from present use (Q6)', answer: Nothing, download: true,
  query: Record({ headroomPercent: Type.Optional(Type.Integer({ minimum: 0, maximum: 500 })) }),
})

const Difference = Record({ department: Reference, region: Region, metric: Metric, number: OneOf(['total', 'allocated', 'used', 'reserved'] as const), stored: Type.Integer(), found: Type.Integer() })
/** Each proof of Q10: how much was counted, both sums, and where they differ (always nowhere). */
const Proof = Record({ code: Type.String(), name: Name, count: Type.Integer(), stored: Type.String(), found: Type.String(), isProven: Type.Boolean(), differences: Type.Array(Difference) })
export const checkQuotas = endpoint({
  method: 'POST', path: '/quotas/check', permission: 'quota.check', summary: 'Recompute Q1 from inventory, applications and children (Q7, Q10)',
  answer: Record({ checkedAt: Moment, proofs: Type.Array(Proof), differences: Type.Array(Difference) }),
})
/** The only way to mend a difference: the row is set to what was found, as an entry of its own in the history (Q10). */
export const correctQuota = endpoint({
  method: 'POST', path: '/quotas/corrections', permission: 'quota.check', summary: 'Book a correction of a difference (Q10)',
  body: Record({ departmentId: Id, regionId: Id, metric: Metric, number: OneOf(['allocated', 'used', 'reserved'] as const), reason: Text(500, 1) }),
  answer: Record({ checkedAt: Moment, proofs: Type.Array(Proof), differences: Type.Array(Difference) }),
  refusals: ['quota.no_difference', 'quota.insufficient'],
})
