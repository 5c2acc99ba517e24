import { createHash } from 'node:crypto'
import { say } from '#kit/pure/phrase.ts'
import { invalid } from '#kit/pure/refusal.ts'
import { action, query, type Route } from '#kit/server/action.ts'
import { readTable } from '#kit/server/spreadsheet.ts'
import { xlsxContentType, xlsxStream, type SheetValue } from '#kit/server/xlsx.ts'
import { importUsage, readUsageTemplate } from '../contract.ts'
import { usagePhrases } from '../phrases.ts'
import { mostRecords } from '../rules/batch.ts'
import { usageMetricCodes } from '../rules/metrics.ts'
import { rowsIn, tableColumns, type TableColumn } from '../rules/table.ts'
import { checkRecords, rowMessage, takeIn } from './take-in.ts'

const limits = { bytes: 5 * 1024 * 1024, rows: mostRecords + 1, columns: 50 } as const

/** A table is the same as a batch: each row by itself, and the same table again is all duplicates. */
export const importUsageRoute: Route = {
  endpoint: importUsage,
  isWrite: true,
  run: async (call) => {
    const table = await readTable(call.request.upload, limits)
    const { rows, missing } = rowsIn(table)
    const { language } = call.actor
    if (missing.length > 0) throw invalid([{ path: 'file', code: 'usage.missing_columns' }], 'usage.missing_columns', { columns: missing.map((column) => say(tableColumns[column], language)).join(', ') })
    const right = rows.flatMap((row) => 'record' in row ? [row] : [])
    const checked = await checkRecords(call.database, right.map(({ record }) => record))
    // Part of what the idempotency key stands for: another table under the same key is another request.
    const digest = createHash('sha256').update(JSON.stringify(table)).digest('hex')
    return action(importUsage, async ({ tx, actor, now, record }) => {
      const taken = await takeIn({ tx, actor, now, record }, checked)
      const problems = [
        ...rows.flatMap((row) => 'problem' in row ? [{ row: row.row, ...row.problem }] : []),
        ...taken.errors.map(({ index, ...problem }) => ({ row: right[index]!.row, ...problem })),
      ].toSorted((left, rightOne) => left.row - rightOne.row)
      return { accepted: taken.accepted, duplicates: taken.duplicates, errors: problems.map((problem) => ({ row: problem.row, code: problem.code, message: rowMessage(problem, language) })) }
    }).run({ ...call, input: { ...call.input as object, digest } })
  },
}

const example: Readonly<Record<TableColumn, string>> = {
  sourceId: 'meter-20260301-0001', resourceId: '', productId: 'SO-20260101-0001-1', metric: usageMetricCodes[0]!, from: '2026-03-01 00:00', to: '2026-03-02 00:00', quantity: '1024.5', corrects: '',
}

/** The columns of the import in the reader's language, with one row to go by. */
export const readTemplateQuery = query(readUsageTemplate, async ({ actor }) => {
  const columns = Object.keys(tableColumns) as TableColumn[]
  async function* rows(): AsyncGenerator<SheetValue[]> {
    yield columns.map((column) => example[column])
  }
  const title = say(usagePhrases.template, actor.language)
  return {
    fileName: `${title}.xlsx`, contentType: xlsxContentType,
    stream: xlsxStream({ sheetName: title, columns: columns.map((column) => ({ header: say(tableColumns[column], actor.language), width: 24, kind: 'text' as const })), rows: rows() }),
  }
})
