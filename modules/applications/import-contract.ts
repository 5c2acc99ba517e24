import { Type, type Static } from 'typebox'
import { endpoint, Id, Nothing, Nullable, Record, Text } from '#kit/pure/contract.ts'
import { NewItemInput } from './contract.ts'

/** Items of a batch from a spreadsheet (R15). */
export const importLimits = { bytes: 2 * 1024 * 1024, rows: 200, columns: 150 } as const

/** In English, Traditional and Simplified Chinese: pages change language without asking again. */
const Name = Type.Tuple([Type.String(), Type.String(), Type.String()])

export const importTemplate = endpoint({
  method: 'GET', path: '/applications/import-template', permission: 'resource.apply', summary: 'A workbook to fill in, one sheet for each service (R15)',
  query: Record({
    /** Codes, comma-separated; all that are offered if left out. */
    services: Type.Optional(Text(400, 1)),
    /** Names the VPCs of this region, and of this department or the actor's own. */
    regionId: Type.Optional(Id),
    departmentId: Type.Optional(Id),
  }),
  answer: Nothing, download: true,
})

const ImportedRow = Record({
  sheet: Type.String(),
  /** As the spreadsheet counts, from 1. */
  row: Type.Integer(),
  service: Nullable(Name),
  region: Nullable(Name),
  /** What can be added to the application; null if anything is wrong with the row. */
  item: Nullable(NewItemInput),
  description: Type.Array(Record({ key: Type.String(), label: Name, value: Name })),
  /** `column` as the file calls it, or as the template would. */
  errors: Type.Array(Record({ column: Name, code: Type.String(), message: Name })),
})
export type ImportedRow = Static<typeof ImportedRow>

export const importItems = endpoint({
  method: 'POST', path: '/applications/items/import', permission: 'resource.apply', summary: 'Check a spreadsheet row by row; stores nothing (R15)',
  query: Record({ departmentId: Type.Optional(Id) }), upload: true,
  answer: Record({ rows: Type.Array(ImportedRow), valid: Type.Integer(), invalid: Type.Integer() }),
  refusals: ['import.no_rows', 'table.too_large', 'table.type_refused', 'table.not_utf8', 'table.unreadable', 'table.too_many_rows', 'table.too_many_columns', 'table.empty'],
})
