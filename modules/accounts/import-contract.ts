import { Type, type Static } from 'typebox'
import { endpoint, Nothing, OneOf, Record } from '#kit/pure/contract.ts'
import { accountColumns, type AccountColumn } from './rules/import.ts'

/** Accounts by table (U6): at most so many at once. */
export const accountImportLimits = { bytes: 2 * 1024 * 1024, rows: 1000 } as const

const Cells = Object.fromEntries(accountColumns.map((column) => [column, Type.String()])) as { [Column in AccountColumn]: ReturnType<typeof Type.String> }
/** A line as it stands in the table, with what is wrong in it, in the reader's words. `row`: as the table counts, from 1. */
const ImportedAccount = Record({ row: Type.Integer(), ...Cells, errors: Type.Array(Record({ column: OneOf(accountColumns), code: Type.String(), message: Type.String() })) })
export type ImportedAccount = Static<typeof ImportedAccount>

/** Checked whole: with `apply=true` all accounts are made if no line is wrong, else none; each gets a link for its first password by mail. */
export const importAccounts = endpoint({
  method: 'POST', path: '/accounts/import', permission: 'account.maintain', summary: 'Check a table of accounts, CSV or XLSX, or make them', upload: true,
  query: Record({ apply: Type.Optional(OneOf(['true', 'false'] as const)) }),
  answer: Record({ lines: Type.Array(ImportedAccount), valid: Type.Integer(), wrong: Type.Integer(), applied: Type.Boolean() }),
  refusals: ['account.import_wrong', 'account.import_no_lines', 'table.too_large', 'table.type_refused', 'table.not_utf8', 'table.unreadable', 'table.too_many_rows', 'table.too_many_columns', 'table.empty'],
})

export const accountImportTemplate = endpoint({
  method: 'GET', path: '/accounts/import-template', permission: 'account.maintain', summary: 'A workbook of accounts to fill in, with the codes of departments', answer: Nothing, download: true,
})
