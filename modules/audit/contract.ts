import { Type, type Static } from 'typebox'
import { endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nullable, OneOf, Record, Reference, Text, Version } from '#kit/pure/contract.ts'
import { breakKinds } from './rules/breaks.ts'

/** One recorded act. `actor.id` is null for the system and for visitors; `name` is what it was then. */
export const AuditEvent = Record({
  id: Id,
  at: Moment,
  kind: Type.String(),
  actor: Record({ id: Nullable(Id), name: Type.String() }),
  roles: Type.Array(Type.String()),
  /** Whom the actor acted for as a substitute (A6). */
  for: Nullable(Type.String()),
  address: Nullable(Type.String()),
  subjectKind: Type.String(),
  subjectId: Id,
  /** Number or name of the record, as far as the event tells. */
  subject: Type.String(),
  department: Nullable(Reference),
  requestId: Nullable(Type.String()),
  isSealed: Type.Boolean(),
})
export type AuditEvent = Static<typeof AuditEvent>

/** A value in words of the event; `before` is null where only one is known. `path` names the field, outermost first. */
export const AuditFact = Record({ path: Type.Array(Type.String()), before: Nullable(Type.String()), after: Type.String() })
export type AuditFact = Static<typeof AuditFact>

export const auditList = {
  sort: ['at'],
  filters: { kind: 'choice', actor: 'text', address: 'text', subjectKind: 'choice', department: 'text', requestId: 'text', at: 'days' },
  search: true,
} as const

export const listAuditEvents = endpoint({
  method: 'GET', path: '/audit-events', permission: 'audit.view', summary: 'The audit log: everything that was done, newest first',
  query: listQuery(auditList), answer: listAnswer(AuditEvent), list: auditList,
})

export const exportAuditEvents = endpoint({
  method: 'GET', path: '/audit-events/export', permission: 'audit.export', summary: 'The same list as a spreadsheet or as CSV; the export is recorded itself',
  query: listQuery(auditList, { format: Type.Optional(OneOf(['xlsx', 'csv'])) }), answer: Record({}), download: true, list: auditList,
})

export const AuditEventDetail = Record({
  ...AuditEvent.properties,
  recordedAt: Moment,
  changes: Type.Array(AuditFact),
  facts: Type.Array(AuditFact),
  /** Its place in the chain, once it is sealed. */
  link: Nullable(Record({ sequence: Type.String(), hash: Type.String() })),
  /** Personal values were replaced since (PIPL 47). */
  isReplaced: Type.Boolean(),
})
export type AuditEventDetail = Static<typeof AuditEventDetail>

export const readAuditEvent = endpoint({
  method: 'GET', path: '/audit-events/:id', permission: 'audit.view', summary: 'One recorded act, with before and after',
  params: IdParams, answer: AuditEventDetail,
})

export const myActsList = { sort: ['at'], filters: { kind: 'choice', at: 'days' }, search: false } as const

export const listMyActs = endpoint({
  method: 'GET', path: '/me/acts', permission: 'signed-in', summary: 'What I did myself, newest first',
  query: listQuery(myActsList), answer: listAnswer(AuditEvent), list: myActsList,
})

// ---- verifying ----

export const Verification = Record({
  /** Events of the chain that were recomputed. */
  count: Type.Integer(),
  head: Nullable(Record({ sequence: Type.String(), hash: Type.String(), sealedAt: Moment })),
  /** Events that wait for the next seal. */
  waiting: Type.Integer(),
  /** Events whose personal values were replaced by a pseudonymisation. */
  replaced: Type.Integer(),
  /** Heads kept outside the database that were compared. */
  heads: Type.Integer(),
  broken: Nullable(Record({ kind: OneOf(breakKinds), sequence: Nullable(Type.String()), eventId: Nullable(Id), at: Nullable(Moment), eventKind: Nullable(Type.String()) })),
})
export type Verification = Static<typeof Verification>

export const PastVerification = Record({ id: Id, at: Moment, by: Type.String(), count: Type.Integer(), sequence: Nullable(Type.String()), brokenKind: Nullable(OneOf(breakKinds)) })
export type PastVerification = Static<typeof PastVerification>

export const readVerifications = endpoint({
  method: 'GET', path: '/audit-events/verification', permission: 'audit.verify', summary: 'The head of the chain and the last verifications',
  answer: Record({ head: Verification.properties.head, waiting: Type.Integer(), items: Type.Array(PastVerification) }),
})

/** A POST, because that somebody verified is recorded. */
export const verifyAuditLog = endpoint({
  method: 'POST', path: '/audit-events/verification', permission: 'audit.verify', summary: 'Recompute every link and seal; names the first that is broken',
  answer: Verification,
  refusals: ['audit.heads_unreadable'],
})

export const readAuditOverview = endpoint({
  method: 'GET', path: '/audit-events/overview', permission: 'audit.view', summary: 'Acts and refused acts of the last seven days, and the last verification',
  answer: Record({
    days: Type.Array(Record({ day: Type.String({ format: 'date' }), acts: Type.Integer(), refused: Type.Integer() })),
    waiting: Type.Integer(),
    verification: Nullable(PastVerification),
  }),
})

// ---- personal data ----

export const exportPersonalData = endpoint({
  method: 'GET', path: '/accounts/:id/personal-data', permission: 'account.maintain', summary: 'Everything kept about one person, as JSON; the export is recorded',
  params: IdParams, answer: Record({}), download: true,
})

export const exportMyPersonalData = endpoint({
  method: 'GET', path: '/me/personal-data', permission: 'signed-in', summary: 'Everything kept about me, as JSON; the export is recorded',
  answer: Record({}), download: true,
})

/** What a pseudonymisation replaces: how many rows of which table. */
export const PseudonymisationPreview = Record({
  account: Reference, accountName: Type.String(), pseudonym: Type.String(), isEnabled: Type.Boolean(), pseudonymisedAt: Nullable(Moment), version: Version,
  places: Type.Array(Record({ table: Type.String(), rows: Type.Integer() })),
})
export type PseudonymisationPreview = Static<typeof PseudonymisationPreview>

export const readPseudonymisation = endpoint({
  method: 'GET', path: '/accounts/:id/pseudonymisation', permission: 'account.maintain', summary: 'What replacing a person\'s data would change',
  params: IdParams, answer: PseudonymisationPreview,
})

export const pseudonymiseAccount = endpoint({
  method: 'POST', path: '/accounts/:id/pseudonymisation', permission: 'account.maintain', needsFreshProof: true, summary: 'Replace a person\'s data by a pseudonym, for good; the account must be disabled',
  params: IdParams, body: Record({ version: Version, reason: Text(500, 1) }), answer: PseudonymisationPreview,
  refusals: ['account.still_enabled', 'account.pseudonymised', 'conflict.stale'],
})
