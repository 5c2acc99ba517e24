import { Type, type Static, type TProperties } from 'typebox'
import { endpoint, Id, Nothing, Nullable, OneOf, Record } from '#kit/pure/contract.ts'
import { BillCurrency, BillMoney, Month, Names } from './contract.ts'
import { statisticsBy } from './rules/statistics.ts'

/** Narrowing by another grouping is drilling down: a department's projects, a project's services (B5). */
const conditions = {
  from: Month, to: Month, by: OneOf(statisticsBy),
  unit: Type.Optional(Id), department: Type.Optional(Id), project: Type.Optional(Id), region: Type.Optional(Id), service: Type.Optional(Type.String({ maxLength: 40 })),
} satisfies TProperties
const Conditions = Record(conditions)
export type StatisticsConditions = Static<typeof Conditions>

const Statistics = Record({
  currency: BillCurrency, months: Type.Array(Month),
  /** By amount, the largest first. `id` null: what has none (no project, no region). `amounts`: of each month. */
  groups: Type.Array(Record({ id: Nullable(Type.String()), name: Nullable(Names), total: BillMoney, amounts: Type.Array(BillMoney) })),
  amounts: Type.Array(BillMoney), total: BillMoney,
})
export type BillStatistics = Static<typeof Statistics>

/** Of what was sent, within the reader's scope; every grouping adds up to the same total (B4). */
export const readStatistics = endpoint({
  method: 'GET', path: '/bill-statistics', permission: 'bill.view', summary: 'Amounts by month and group (B5)', query: Conditions, answer: Statistics,
})
export const exportStatistics = endpoint({
  method: 'GET', path: '/bill-statistics/export', permission: 'bill.view', summary: 'The same as a spreadsheet', query: Conditions, answer: Nothing, download: true,
})
