import { Type, type Static } from 'typebox'
import { Day, endpoint, Id, listAnswer, listQuery, Moment, Nothing, Nullable, OneOf, Record, Reference } from '#kit/pure/contract.ts'
import { mostRecords } from './rules/batch.ts'

const permission = 'usage.record'
/** Of whoever measures; visible signs without spaces. */
const SourceId = Type.String({ pattern: '^[\\x21-\\x7e]{1,100}$' })
/** The record's id, or what people call it by: the cloud's instance id, the product's number. */
const Name = Type.String({ minLength: 1, maxLength: 120 })
/** Six decimals are kept. */
const Quantity = Type.Number({ minimum: -1e12, maximum: 1e12 })

export const UsageRecord = Record({
  sourceId: SourceId, resourceId: Type.Optional(Name), productId: Type.Optional(Name), metric: Type.String({ minLength: 1, maxLength: 40 }),
  from: Moment, to: Moment, quantity: Quantity, corrects: Type.Optional(SourceId),
})

const Taken = { accepted: Type.Integer(), duplicates: Type.Integer() }
const largestBatch = 6 * 1024 * 1024

/** Each record by itself: what is right is kept, what is wrong is named by its place in the batch. The same batch again is all duplicates. */
export const recordUsage = endpoint({
  method: 'POST', path: '/usage-records', permission, summary: 'Take in metered records, up to 10,000 at once', largestBody: largestBatch,
  body: Record({ records: Type.Array(UsageRecord, { minItems: 1, maxItems: mostRecords }) }),
  answer: Record({ ...Taken, errors: Type.Array(Record({ index: Type.Integer(), code: Type.String(), message: Type.String() })) }),
})

/** The same from a table; `row` is the row as people see it. */
export const importUsage = endpoint({
  method: 'POST', path: '/usage-records/import', permission, summary: 'Take in metered records from a table, CSV or XLSX', upload: true,
  answer: Record({ ...Taken, errors: Type.Array(Record({ row: Type.Integer(), code: Type.String(), message: Type.String() })) }),
  refusals: ['usage.missing_columns', 'table.too_large', 'table.type_refused', 'table.not_utf8', 'table.unreadable', 'table.too_many_rows', 'table.empty'],
})
export const readUsageTemplate = endpoint({
  method: 'GET', path: '/usage-records/template', permission, summary: 'An empty table for the import', answer: Nothing, download: true,
})

const Row = Record({
  id: Id, day: Day, sourceId: Type.String(), kind: OneOf(['resource', 'product'] as const), subject: Reference, metric: Type.String(),
  from: Moment, to: Moment, quantity: Type.Number(), corrects: Nullable(Type.String()), receivedAt: Moment, by: Reference,
})
export type UsageRow = Static<typeof Row>
export const usageList = { sort: ['day', 'receivedAt'], filters: { metric: 'choice', day: 'days', kind: 'choice', subject: 'text', sourceId: 'text' }, search: false } as const
export const listUsage = endpoint({
  method: 'GET', path: '/usage-records', permission, summary: 'The metered records, the newest first',
  query: listQuery(usageList), answer: listAnswer(Row), list: usageList,
})
