import { Type, type Static } from 'typebox'
import { Day, endpoint, Moment, Nothing, Nullable, OneOf, Record, Reference, Text } from '#kit/pure/contract.ts'
import { longestName, mostDays } from './rules/year-table.ts'

const Year = Type.Integer({ minimum: 2000, maximum: 2100 })
const YearParams = Record({ year: Year })
const State = OneOf(['official', 'estimated'] as const)
const Kind = OneOf(['holiday', 'working'] as const)
const TableDay = Record({ day: Day, kind: Kind, name: Text(longestName) })
const Days = Type.Array(TableDay, { maxItems: mostDays })
/** 0: there is no table yet. */
const TableVersion = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })

const yearFacts = {
  year: Year,
  state: State,
  source: Type.String(),
  version: TableVersion,
  changedAt: Nullable(Moment),
  /** Nobody: the table came with the product. */
  changedBy: Nullable(Reference),
}
export const HolidayYear = Record({ ...yearFacts, days: Days })
export type HolidayYear = Static<typeof HolidayYear>

const permission = 'holiday.maintain'

export const listHolidayYears = endpoint({
  method: 'GET', path: '/holiday-years', permission, summary: 'The years that have a table of holidays',
  answer: Record({ items: Type.Array(Record({ ...yearFacts, holidays: Type.Integer(), workingDays: Type.Integer() })) }),
})

export const readHolidayYear = endpoint({
  method: 'GET', path: '/holiday-years/:year', permission, summary: 'The table of one year; a year without one has weekends only, and version 0',
  params: YearParams, answer: HolidayYear,
})

export const exportHolidayYear = endpoint({
  method: 'GET', path: '/holiday-years/:year/export', permission, summary: 'The same as a spreadsheet, which can be changed and imported',
  params: YearParams, answer: Nothing, download: true,
})

/** Reads the file and answers its days; every wrong row is an error of its own, and nothing is stored. */
export const readHolidayTable = endpoint({
  method: 'POST', path: '/holiday-years/:year/table', permission, summary: 'Read an uploaded table (.xlsx or .csv: day, kind, name), row by row',
  params: YearParams, upload: true, answer: Record({ days: Days }),
  refusals: ['holiday.wrong_rows', 'table.too_large', 'table.type_refused', 'table.not_utf8', 'table.unreadable', 'table.too_many_rows', 'table.empty'],
})

const Change = Record({ day: Day, before: Nullable(Kind), after: Nullable(Kind), name: Type.String() })

export const previewHolidayYear = endpoint({
  method: 'POST', path: '/holiday-years/:year/preview', permission, summary: 'What would change if the year had this table',
  params: YearParams, body: Record({ state: State, days: Days }),
  answer: Record({ changes: Type.Array(Change), stateBefore: State, applications: Type.Integer() }),
  refusals: ['holiday.wrong_rows'],
})

export const replaceHolidayYear = endpoint({
  method: 'PUT', path: '/holiday-years/:year', permission, summary: 'Replace the table of a year; open applications are counted anew (R7)',
  params: YearParams, body: Record({ version: TableVersion, state: State, source: Text(200, 1), days: Days }), answer: HolidayYear,
  refusals: ['conflict.stale', 'holiday.wrong_rows'],
})
