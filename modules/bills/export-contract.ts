import { Type } from 'typebox'
import { endpoint, IdParams, Nothing, OneOf, Record } from '#kit/pure/contract.ts'
import { listBills } from './contract.ts'
import { focusVersions } from './rules/focus-columns.ts'

const Revision = Type.Optional(Type.Integer({ minimum: 1 }))
const file = { method: 'GET', permission: 'bill.view', answer: Nothing, download: true } as const

/** Of each the numbers of the page, for the same reader: the revision that was asked for, or the one that they are shown (B2, B6). */
export const exportBill = endpoint({
  ...file, path: '/bills/:id/excel', summary: 'A bill as a workbook: sums, then all lines (B6)', params: IdParams, query: Record({ revision: Revision }),
})
export const printBill = endpoint({
  ...file, path: '/bills/:id/pdf', summary: 'A bill to print, sign and seal (B6)', params: IdParams, query: Record({ revision: Revision }),
})
export const exportFocus = endpoint({
  ...file, path: '/bills/:id/focus', summary: 'A bill as cost and usage data of FOCUS (B13)', params: IdParams, query: Record({ version: OneOf(focusVersions), revision: Revision }),
})
export const exportBills = endpoint({ ...file, path: '/bills/export', summary: 'The list of bills as a spreadsheet', query: listBills.query, list: listBills.list })
