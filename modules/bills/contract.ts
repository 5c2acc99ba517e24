import { Type, type Static, type TProperties } from 'typebox'
import { Allowed, Day, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nullable, OneOf, Record, Reference, Text, Version } from '#kit/pure/contract.ts'
import { lineKinds } from './rules/lines.ts'
import { rollUpKinds, rollUpStatuses, shownStatuses } from './rules/status.ts'
import { billWarnings } from './rules/warnings.ts'

const view = 'bill.view'
export const Month = Type.String({ pattern: '^[12][0-9]{3}-(0[1-9]|1[0-2])$' })
export const BillMoney = Type.String()
export const Names = Type.Tuple([Type.String(), Type.String(), Type.String()])
export const BillCurrency = Record({ code: Type.String(), decimals: Type.Integer() })
export const ServiceName = Record({ code: Type.String(), names: Names })
export const RegionName = Record({ id: Id, names: Names })
const Revision = Type.Integer({ minimum: 1 })
const Sector = OneOf(['government', 'politics_law'] as const)
/** What the operator should look at before sending (B1): `tripled` against the last month, no enabled admin, to be computed again. */
const Warning = OneOf(billWarnings)

// ---- bills ----

const bill = {
  id: Id, month: Month, unit: Reference, sector: Sector,
  /** `revising`: being worked on again; what is shown is the revision sent last. */
  status: OneOf(shownStatuses),
  /** The revision that is shown; a draft that was never sent has none. */
  revision: Nullable(Revision),
  /** Of what the reader may see: an inner department's accounts see their subtree's lines and their sum (B2). */
  total: BillMoney, lineCount: Type.Integer(), isCut: Type.Boolean(),
  /** Against the month before, of the same unit; null: there was no bill. */
  previousTotal: Nullable(BillMoney),
  sentAt: Nullable(Moment), dueOn: Nullable(Day), isOverdue: Type.Boolean(), answeredAt: Nullable(Moment),
  settlement: Nullable(Record({ day: Day, voucher: Type.String() })),
  /** For business operators only. */
  warnings: Type.Array(Warning),
  version: Version, allowed: Allowed,
}
const BillRow = Record(bill)
export type BillRow = Static<typeof BillRow>

const billList = {
  sort: ['month', 'unit', 'total', 'status', 'dueOn'],
  filters: { month: 'choice', unit: 'choice', sector: 'choice', status: 'choice' }, search: true,
} as const
export const listBills = endpoint({
  method: 'GET', path: '/bills', permission: view, summary: 'Bills that were sent; drafts too for business operators (B2)',
  query: listQuery(billList), answer: listAnswer(BillRow), list: billList,
})

const group = <P extends TProperties>(fields: P) => Type.Array(Record({ ...fields, amount: BillMoney, lineCount: Type.Integer() }))
/** A name, or "A for B" in three languages (A6). */
const By = Type.Union([Type.String(), Names])
const Person = Record({ name: By, at: Moment })
const BillDetail = Record({
  ...bill, currency: BillCurrency,
  /** Ways of grouping the same lines: each adds up to the total (B4). */
  byRegion: group({ region: Nullable(RegionName) }),
  byProject: group({ project: Nullable(Reference) }),
  byService: group({ service: Nullable(ServiceName), kind: OneOf(lineKinds) }),
  byDepartment: group({ department: Reference }),
  revisions: Type.Array(Record({
    number: Revision, total: BillMoney, lineCount: Type.Integer(), sentAt: Moment, sentBy: Nullable(Type.String()), dueOn: Day,
    feedback: Nullable(Record({ verdict: OneOf(['confirmed', 'rejected'] as const), reason: Type.String(), by: By, at: Moment })),
  })),
  /** Lines that were put in question, newest revision first (B11). */
  questions: Type.Array(Record({
    id: Id, revision: Revision, lineNumber: Type.Integer(), remark: Type.String(), lineText: Names, amount: BillMoney,
    outcome: Nullable(OneOf(['adjusted', 'kept'] as const)), answer: Type.String(), answered: Nullable(Person),
  })),
  adjustments: Type.Array(Record({ id: Id, amount: BillMoney, reason: Type.String(), department: Reference, revision: Revision, by: Person, allowed: Allowed })),
  steps: Type.Array(Record({ act: Type.String(), to: OneOf(shownStatuses), revision: Type.Integer(), at: Moment, by: Nullable(By), reason: Type.String() })),
})
export type BillDetail = Static<typeof BillDetail>
export const readBill = endpoint({
  method: 'GET', path: '/bills/:id', permission: view, summary: 'A bill with its groupings, revisions and flow', params: IdParams,
  query: Record({ revision: Type.Optional(Revision) }), answer: BillDetail,
})

// ---- lines ----

const line = {
  number: Type.Integer(), kind: OneOf(lineKinds), department: Reference, project: Nullable(Reference), region: Nullable(RegionName), service: Nullable(ServiceName),
  resource: Nullable(Record({ id: Id, instanceId: Type.String(), name: Type.String() })),
  /** What is paid for: category, resource and specification of the price list; empty for adjustments. */
  component: Record({ category: Type.String(), resource: Type.String(), spec: Type.String() }),
  quantity: Type.String(), count: Type.Integer(), unit: Type.String(),
  fromDay: Day, toDay: Day, days: Type.Integer(),
  /** Of the price row: so much for `priceNumber` of the unit. */
  unitPrice: Nullable(Type.String()), priceNumber: Nullable(Type.Integer()),
  /** Late usage: the month that it is of (B8). */
  usageMonth: Nullable(Month), provider: Type.String(), note: Type.String(), amount: BillMoney,
}
export const BillLine = Record(line)
export type BillLine = Static<typeof BillLine>
const lineList = {
  sort: ['number', 'amount', 'fromDay', 'days'],
  filters: { department: 'choice', project: 'choice', region: 'choice', service: 'choice', kind: 'choice', resource: 'choice' }, search: true,
} as const
export const listBillLines = endpoint({
  method: 'GET', path: '/bills/:id/lines', permission: view, summary: 'The lines of a revision that the reader may see', params: IdParams,
  query: listQuery(lineList, { revision: Type.Optional(Type.Integer({ minimum: 1 })) }), answer: listAnswer(BillLine), list: lineList,
})
/** "Why this amount": who asked and who approved, the price with its history entry, the formula with its numbers. */
export const explainBillLine = endpoint({
  method: 'GET', path: '/bills/:id/lines/:number', permission: view, summary: 'Why a line costs what it costs',
  params: Record({ id: Id, number: Type.Integer({ minimum: 1 }) }), query: Record({ revision: Type.Optional(Revision) }),
  answer: Record({
    line: BillLine, daysOfMonth: Type.Integer(),
    application: Nullable(Record({ id: Id, number: Type.String(), applicant: Type.String(), approvals: Type.Array(Record({ stage: Type.String(), by: Type.String(), at: Moment })) })),
    price: Nullable(Record({ fromDay: Day, price: Type.String(), number: Type.Integer(), unit: Type.String(), setBy: Nullable(Type.String()) })),
    /** The exact value before rounding, as a fraction of whole numbers: `numerator / denominator`. */
    formula: Nullable(Record({ text: Type.String(), exact: Type.String(), amount: BillMoney })),
    /** Days with metered quantities, of a usage line. */
    usage: Type.Array(Record({ day: Day, quantity: Type.String() })),
  }),
})

export const compareRevisions = endpoint({
  method: 'GET', path: '/bills/:id/differences', permission: view, summary: 'What a revision changed against an earlier one, line by line (B11)', params: IdParams,
  query: Record({ from: Revision, to: Type.Optional(Revision) }),
  answer: Record({
    from: Revision, to: Revision, totalBefore: BillMoney, totalAfter: BillMoney, isComplete: Type.Boolean(),
    lines: Type.Array(Record({ change: OneOf(['added', 'removed', 'changed'] as const), before: Nullable(BillLine), after: Nullable(BillLine), difference: BillMoney })),
  }),
})

// ---- preparing (business operators) ----

const prepare = 'bill.prepare'
export const BillAnswer = Record(bill)
export const recomputeBill = endpoint({
  method: 'POST', path: '/bills/:id/recomputation', permission: prepare, summary: 'Compute a draft, or a rejected bill, again (B1)', params: IdParams,
  body: Record({ version: Version }), answer: BillAnswer, refusals: ['conflict.stale', 'bill.bad_transition'],
})
/** On a line: it bears department, project, region, service and resource of that line. Negative gives back. */
export const adjustBill = endpoint({
  method: 'POST', path: '/bills/:id/adjustments', permission: prepare, summary: 'Add an adjustment line with its reason', params: IdParams,
  body: Record({ version: Version, lineNumber: Type.Optional(Type.Integer({ minimum: 1 })), amount: Type.String({ pattern: '^-?(0|[1-9][0-9]{0,12})(\\.[0-9]{1,4})?$' }), reason: Text(500, 1) }),
  answer: BillAnswer, status: 201, refusals: ['conflict.stale', 'bill.bad_transition'],
})
export const removeAdjustment = endpoint({
  method: 'DELETE', path: '/bills/:id/adjustments/:adjustmentId', permission: prepare, summary: 'Take an adjustment back that was not sent yet',
  params: Record({ id: Id, adjustmentId: Id }), query: Record({ version: Version }), answer: BillAnswer, refusals: ['conflict.stale', 'bill.adjustment_sent'],
})
export const answerQuestion = endpoint({
  method: 'POST', path: '/bills/:id/questions/:questionId/answer', permission: prepare, summary: 'Answer a line that was put in question (B11)',
  params: Record({ id: Id, questionId: Id }), body: Record({ version: Version, outcome: OneOf(['adjusted', 'kept'] as const), answer: Text(500) }),
  answer: BillAnswer, refusals: ['conflict.stale', 'bill.bad_transition'],
})

export const BillRun = Record({
  id: Id, month: Month, status: OneOf(['running', 'stopped', 'done'] as const), startedAt: Moment, endedAt: Nullable(Moment), startedBy: Nullable(Type.String()),
  progress: Record({ units: Type.Integer(), done: Type.Integer(), kept: Type.Integer(), failed: Type.Integer(), waiting: Type.Integer(), lines: Type.Integer() }),
  problems: Type.Array(Record({ unit: Reference, code: Type.String(), message: Type.String() })),
  allowed: Allowed,
})
export type BillRun = Static<typeof BillRun>
/** Drafts for every unit of a closed month; drafts that are there are computed again, sent bills are kept (B1, B9). */
export const startRun = endpoint({
  method: 'POST', path: '/bills/runs', permission: prepare, summary: 'Compute the drafts of a month', body: Record({ month: Month }), answer: BillRun, status: 201,
  refusals: ['bill.month_open', 'bill.run_under_way', 'bill.before_opening'],
})
export const listRuns = endpoint({
  method: 'GET', path: '/bills/runs', permission: prepare, summary: 'Runs of a month, newest first', query: Record({ month: Type.Optional(Month) }), answer: Record({ items: Type.Array(BillRun) }),
})
export const readRun = endpoint({ method: 'GET', path: '/bills/runs/:id', permission: prepare, summary: 'A run and its progress', params: IdParams, answer: BillRun })
export const stopRun = endpoint({
  method: 'POST', path: '/bills/runs/:id/stopping', permission: prepare, summary: 'Stop a run; what is done stays', params: IdParams, answer: BillRun, refusals: ['bill.run_ended'],
})

// ---- sending, feedback, settlement ----

export const sendBill = endpoint({
  method: 'POST', path: '/bills/:id/sending', permission: 'bill.send', summary: 'Send the draft as the next revision (B1)', params: IdParams,
  body: Record({ version: Version }), answer: BillAnswer,
  refusals: ['conflict.stale', 'bill.bad_transition', 'bill.outdated', 'bill.question_open'],
})
/** Each in a transaction of its own; answers a result per bill. Without ids: all drafts of the month. */
export const sendBills = endpoint({
  method: 'POST', path: '/bills/sending', permission: 'bill.send', summary: 'Send the drafts of a month', body: Record({ month: Month, ids: Type.Optional(Type.Array(Id, { maxItems: 1000 })) }),
  answer: Record({ sent: Type.Integer(), results: Type.Array(Record({ id: Id, unit: Type.String(), code: Nullable(Type.String()), message: Nullable(Type.String()) })) }),
})
/** The revision that was shown (B7). */
export const confirmBill = endpoint({
  method: 'POST', path: '/bills/:id/confirmation', permission: 'bill.feedback', summary: 'Confirm the bill of the own department (B2)', params: IdParams,
  body: Record({ revision: Revision }), answer: BillAnswer, refusals: ['bill.already_answered', 'bill.bad_transition', 'bill.revision_changed'],
})
export const rejectBill = endpoint({
  method: 'POST', path: '/bills/:id/rejection', permission: 'bill.feedback', summary: 'Reject the bill of the own department, with the reason and the lines in question (B2, B11)', params: IdParams,
  body: Record({ revision: Revision, reason: Text(500, 5), lines: Type.Optional(Type.Array(Record({ number: Type.Integer({ minimum: 1 }), remark: Text(500, 1) }), { maxItems: 200 })) }),
  answer: BillAnswer, refusals: ['bill.already_answered', 'bill.bad_transition', 'bill.revision_changed'],
})
export const settleBill = endpoint({
  method: 'POST', path: '/bills/:id/settlement', permission: 'bill.settle', summary: 'Record the settlement after the whole cloud was confirmed (B15)', params: IdParams,
  body: Record({ version: Version, day: Day, voucher: Text(100, 1) }), answer: BillAnswer, refusals: ['conflict.stale', 'bill.bad_transition', 'bill.whole_not_confirmed'],
})

// ---- months and roll-ups ----

const rollUp = {
  id: Id, month: Month, kind: OneOf(rollUpKinds), status: OneOf(rollUpStatuses), round: Type.Integer(),
  /** The sum of its sent bills (B4). */
  total: BillMoney, billCount: Type.Integer(), confirmedCount: Type.Integer(), dueOn: Nullable(Day), isOverdue: Type.Boolean(), allowed: Allowed,
}
export const RollUp = Record(rollUp)
export type RollUp = Static<typeof RollUp>
/** What the reader's scope holds of each month, newest first, with the roll-ups that may be seen (B5). */
const BillMonths = Record({
  currency: BillCurrency,
  items: Type.Array(Record({
    month: Month, total: BillMoney, previousTotal: Nullable(BillMoney), billCount: Type.Integer(), confirmedCount: Type.Integer(),
    rejectedCount: Type.Integer(), draftCount: Type.Integer(), overdueCount: Type.Integer(), rollUps: Type.Array(RollUp),
  })),
  /** For business operators: closed months from the opening month on that have no bills yet. */
  dueMonths: Type.Array(Month),
  /** For business operators: the platform's day, and the day by which what is sent today is to be answered (B14). */
  sending: Nullable(Record({ today: Day, answerBy: Day })),
})
export type BillMonths = Static<typeof BillMonths>
export const listMonths = endpoint({ method: 'GET', path: '/bill-months', permission: view, summary: 'Months with their sums and roll-ups', answer: BillMonths })
const RollUpDetail = Record({
  ...rollUp, currency: BillCurrency,
  bills: Type.Array(Record({ id: Id, unit: Reference, sector: Sector, status: OneOf(shownStatuses), revision: Nullable(Revision), total: BillMoney })),
  feedback: Type.Array(Record({
    round: Type.Integer(), verdict: OneOf(['confirmed', 'rejected'] as const), total: BillMoney, reason: Type.String(), bills: Type.Array(Reference), by: By, at: Moment,
  })),
})
export type RollUpDetail = Static<typeof RollUpDetail>
export const readRollUp = endpoint({
  method: 'GET', path: '/roll-ups/:id', permission: view, summary: 'A roll-up with its bills and answers', params: IdParams, answer: RollUpDetail,
})
export const listRollUps = endpoint({
  method: 'GET', path: '/roll-ups', permission: view, summary: 'Roll-ups of a month', query: Record({ month: Type.Optional(Month) }), answer: Record({ items: Type.Array(RollUp) }),
})
export const confirmRollUp = endpoint({
  method: 'POST', path: '/roll-ups/:id/confirmation', permission: view, summary: 'Confirm a roll-up: the committee its own, the bureau the whole cloud (B3)', params: IdParams,
  body: Record({ round: Type.Integer({ minimum: 1 }) }), answer: RollUpDetail, refusals: ['roll_up.not_open', 'roll_up.round_changed'],
})
export const rejectRollUp = endpoint({
  method: 'POST', path: '/roll-ups/:id/rejection', permission: view, summary: 'Reject a roll-up, naming the bills that have to be revised (B3)', params: IdParams,
  body: Record({ round: Type.Integer({ minimum: 1 }), reason: Text(500, 5), billIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }) }),
  answer: RollUpDetail, refusals: ['roll_up.not_open', 'roll_up.round_changed'],
})

