import { setImmediate as nextTurn } from 'node:timers/promises'
import { say } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { query } from '#kit/server/action.ts'
import { csvLine } from '#kit/server/csv.ts'
import type { BillLine } from './contract.ts'
import { exportFocus } from './export-contract.ts'
import { exportPhrases as phrases } from './export-phrases.ts'
import { categoriesOf, issuerOf } from './export-store.ts'
import { billFile, linesOf } from './export-view.ts'
import { billPhrases } from './phrases.ts'
import { focusColumns, type FocusColumn } from './rules/focus-columns.ts'
import { focusRow, type FocusBill, type FocusLine } from './rules/focus.ts'
import { monthIn } from './rules/months.ts'

const pieceRows = 100

/** B13: one row for each line; names are in the reader's language, all else in the words of the specification. */
export const exportFocusQuery = query(exportFocus, async ({ database, actor, now, input }) => {
  const { language } = actor
  const [file, issuer, categories] = await Promise.all([billFile(database, actor, input, now), issuerOf(database), categoriesOf(database)])
  const { scope, number, currency } = file
  const bill: FocusBill = {
    number, month: scope.month, unit: file.bill.unit, currency: currency.code, issuer,
    words: { adjustment: say(billPhrases['bill.kind.adjustment'], language), late: (month) => say(phrases['bill.line.late'], language, { month }) },
  }
  const columns: readonly FocusColumn[] = focusColumns[input.version]
  async function* pieces(): AsyncGenerator<Uint8Array> {
    let piece = csvLine(columns)
    for await (const batch of linesOf(database, file))
      for (const [index, line] of batch.entries()) {
        const row = focusRow(bill, lineOf(line, language, categories))
        piece += csvLine(columns.map((column) => row[column] ?? ''))
        if ((index + 1) % pieceRows > 0 && index + 1 < batch.length) continue
        yield Buffer.from(piece)
        piece = ''
        await nextTurn()
      }
    if (piece !== '') yield Buffer.from(piece)
  }
  return { fileName: file.fileName(`-FOCUS-${input.version}.csv`), contentType: 'text/csv; charset=utf-8', stream: pieces() }
})

function lineOf(line: BillLine, language: Language, categories: ReadonlyMap<string, string>): FocusLine {
  const { region, service, usageMonth } = line
  return {
    ...line, region: region === null ? null : { id: region.id, name: say(region.names, language) },
    service: service === null ? null : { code: service.code, name: say(service.names, language), category: categories.get(service.code) ?? '' },
    usageMonth: usageMonth === null ? null : monthIn(usageMonth),
  }
}
