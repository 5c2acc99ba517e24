import { Type, type Static } from 'typebox'
import { endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nothing, Nullable, OneOf, Record, Reference, Text, Version } from '#kit/pure/contract.ts'
import { Month } from './contract.ts'

const permission = 'bill.prepare'
/** Exact, with as many decimals as the provider's files have. */
const Cost = Type.String()
const Currency = Type.String({ pattern: '^[A-Z]{3}$' })
const CurrencySum = Record({ currency: Currency, cost: Cost })
/** What the operator calls the provider; several accounts of one provider that come in files of their own have names of their own. */
const Provider = Text(100, 1)
const largestFile = 50 * 1024 * 1024

// ---- files ----

export const CostFile = Record({
  id: Id, provider: Type.String(), name: Type.String(), rowCount: Type.Integer(), importedAt: Moment, importedBy: Type.String(),
  /** The billing periods that it brought; `replacedBy`: another file took its place for that month. */
  months: Type.Array(Record({ month: Month, rowCount: Type.Integer(), costs: Type.Array(CurrencySum), replacedBy: Nullable(Reference) })),
  /** How many of its rows no rule fits. */
  unmappedCount: Type.Integer(),
})
export type CostFile = Static<typeof CostFile>

/** Whole or not at all: rows that cannot be read are named. The same file again answers what it did first. */
export const importCosts = endpoint({
  method: 'POST', path: '/cost-files', permission, summary: 'Import a FOCUS file of a provider, CSV or CSV.gz (B10)', upload: true, largestBody: largestFile, status: 201,
  query: Record({ provider: Provider, name: Type.Optional(Text(200, 1)), replaces: Type.Optional(Type.Boolean()) }), answer: CostFile,
  refusals: ['cost.type_refused', 'cost.too_large', 'cost.unpacks_too_large', 'cost.unreadable', 'cost.missing_columns', 'cost.empty', 'cost.too_many_rows', 'cost.rows_wrong',
    'cost.period_taken', 'cost.busy', 'bill.before_opening'],
})
const fileList = { sort: ['importedAt', 'provider', 'name'], filters: { provider: 'text' }, search: true } as const
export const listCostFiles = endpoint({
  method: 'GET', path: '/cost-files', permission, summary: 'Imported files, the newest first', query: listQuery(fileList), answer: listAnswer(CostFile), list: fileList,
})

// ---- what no rule fits ----

const unmapped = { provider: Type.String(), currency: Currency, rowCount: Type.Integer(), cost: Cost, firstMonth: Month, lastMonth: Month }
const Unmapped = Record({
  rowCount: Type.Integer(),
  bySubAccount: Type.Array(Record({ ...unmapped, subAccountId: Type.String(), subAccountName: Type.String() })),
  /** A row with several tags counts at each of them. */
  byTag: Type.Array(Record({ ...unmapped, tag: Type.String(), value: Type.String() })),
  /** Only the largest groups are answered. */
  isComplete: Type.Boolean(),
})
export type Unmapped = Static<typeof Unmapped>
export const readUnmapped = endpoint({ method: 'GET', path: '/cost-rows/unmapped', permission, summary: 'Sums of the rows that no rule fits, by sub-account and by tag', answer: Unmapped })

const CostRow = Record({
  file: Reference, row: Type.Integer(), month: Month, service: Type.String(), region: Type.String(), resource: Type.String(), category: Type.String(), description: Type.String(),
  cost: Cost, currency: Currency, tags: Type.Array(Record({ tag: Type.String(), value: Type.String() })),
})
export const listUnmappedRows = endpoint({
  method: 'GET', path: '/cost-rows', permission, summary: 'The rows of a sub-account that no rule fits, as their file has them',
  query: Record({ provider: Provider, subAccountId: Type.Optional(Text(300)), page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })) }),
  answer: Record({ items: Type.Array(CostRow), total: Type.Integer(), page: Type.Integer(), pageSize: Type.Integer() }),
})

// ---- rules ----

const ruleKinds = ['sub_account', 'tag'] as const
const CostRule = Record({
  id: Id, provider: Type.String(), kind: OneOf(ruleKinds), tag: Type.String(), value: Type.String(), subAccountName: Type.String(), department: Reference, project: Nullable(Reference),
  /** Nothing is mapped to an archived department. */
  isArchived: Type.Boolean(), rowCount: Type.Integer(), updatedAt: Moment, updatedBy: Type.String(), version: Version,
})
export type CostRule = Static<typeof CostRule>
/** How many rows are placed otherwise than before, and how many stay because a bill that was sent holds them. */
const Effect = Record({ changedCount: Type.Integer(), keptCount: Type.Integer() })
const Ruled = Record({ rule: CostRule, effect: Effect })

const ruleList = { sort: ['provider', 'value', 'updatedAt'], filters: { provider: 'text', kind: 'choice', department: 'choice' }, search: true } as const
export const listCostRules = endpoint({
  method: 'GET', path: '/cost-rules', permission, summary: 'Where providers\' costs go', query: listQuery(ruleList), answer: listAnswer(CostRule), list: ruleList,
})
export const makeCostRule = endpoint({
  method: 'POST', path: '/cost-rules', permission, summary: 'Map a sub-account or a tag to a department, and maybe a project of it (B10)', status: 201,
  body: Record({ provider: Provider, kind: OneOf(ruleKinds), tag: Type.Optional(Text(200)), value: Text(300), departmentId: Id, projectId: Type.Optional(Nullable(Id)) }),
  answer: Ruled, refusals: ['cost.rule_taken', 'cost.department_not_billed', 'cost.project_of_other', 'cost.busy'],
})
export const changeCostRule = endpoint({
  method: 'PATCH', path: '/cost-rules/:id', permission, summary: 'Map it elsewhere', params: IdParams,
  body: Record({ version: Version, departmentId: Id, projectId: Nullable(Id) }), answer: Ruled,
  refusals: ['conflict.stale', 'cost.department_not_billed', 'cost.project_of_other', 'cost.busy'],
})
export const removeCostRule = endpoint({
  method: 'DELETE', path: '/cost-rules/:id', permission, summary: 'Take a rule away; its rows that no sent bill holds find another or none', params: IdParams,
  query: Record({ version: Version }), answer: Effect, refusals: ['conflict.stale', 'cost.busy'],
})

// ---- rates ----

const rate = {
  currency: Currency, month: Month, /** Null: rows need it and nobody has set it. */ rate: Nullable(Type.String()), rowCount: Type.Integer(),
  /** Bills that were sent with costs in this currency and month: another rate makes a difference that comes into the next ones. */
  billCount: Type.Integer(), updatedAt: Nullable(Moment), updatedBy: Nullable(Type.String()), version: Type.Integer({ minimum: 0 }),
}
const CostRate = Record(rate)
export type CostRate = Static<typeof CostRate>
export const listCostRates = endpoint({
  method: 'GET', path: '/cost-rates', permission, summary: 'What a foreign currency is worth, by month; missing ones too',
  answer: Record({ currency: Currency, items: Type.Array(CostRate) }),
})
export const setCostRate = endpoint({
  method: 'PUT', path: '/cost-rates', permission, summary: 'Set what one unit of a currency is worth in a month',
  /** `version` as it was shown; 0 where none was set. */
  body: Record({ currency: Currency, month: Month, rate: Type.String({ pattern: '^(0|[1-9][0-9]{0,8})(\\.[0-9]{1,8})?$' }), version: Type.Integer({ minimum: 0 }) }),
  answer: CostRate, refusals: ['conflict.stale', 'cost.rate_zero', 'cost.own_currency'],
})
export const removeCostRate = endpoint({
  method: 'DELETE', path: '/cost-rates/:currency/:month', permission, summary: 'Take a rate back that no sent bill rests on',
  params: Record({ currency: Currency, month: Month }), query: Record({ version: Version }), answer: Nothing, refusals: ['conflict.stale', 'cost.rate_billed'],
})
