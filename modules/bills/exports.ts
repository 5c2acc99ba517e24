import { say, type Phrase } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { dayOf } from '#kit/pure/time.ts'
import { query } from '#kit/server/action.ts'
import type { Reader } from '#kit/server/database.ts'
import { xlsxBook, xlsxContentType, xlsxStream, type Sheet, type SheetColumn, type SheetRow, type SheetValue } from '#kit/server/xlsx.ts'
import { priceWord } from '#modules/catalogue/rules/price-words.ts'
import type { BillLine, BillRow } from './contract.ts'
import { exportBill, exportBills } from './export-contract.ts'
import { exportPhrases as phrases } from './export-phrases.ts'
import { billFile, factsOf, groupsOf, linesOf, type BillFile } from './export-view.ts'
import { billPhrases } from './phrases.ts'
import { walkBillRows } from './store.ts'
import { billView, viewingFor } from './view.ts'

type Column<Row> = { readonly header: Phrase; readonly width: number; readonly kind: SheetColumn['kind']; readonly value: (row: Row, language: Language) => SheetValue }

const lineColumns: readonly Column<BillLine>[] = [
  { header: phrases['bill.line.number'], width: 8, kind: 'number', value: ({ number }) => number },
  { header: phrases['bill.line.department'], width: 24, kind: 'text', value: ({ department }) => department.name },
  { header: phrases['bill.line.project'], width: 24, kind: 'text', value: ({ project }) => project?.name ?? null },
  { header: phrases['bill.line.region'], width: 16, kind: 'text', value: ({ region }, language) => region === null ? null : say(region.names, language) },
  { header: phrases['bill.line.service'], width: 20, kind: 'text', value: ({ service }, language) => service === null ? null : say(service.names, language) },
  { header: phrases['bill.line.kind'], width: 12, kind: 'text', value: ({ kind }, language) => say(billPhrases[`bill.kind.${kind}`], language) },
  { header: phrases['bill.line.instance'], width: 22, kind: 'text', value: ({ resource }) => resource?.instanceId ?? null },
  { header: phrases['bill.line.resource'], width: 24, kind: 'text', value: ({ resource }) => resource?.name ?? null },
  { header: phrases['bill.line.category'], width: 14, kind: 'text', value: ({ component }, language) => say(priceWord(component.category), language) },
  { header: phrases['bill.line.component'], width: 18, kind: 'text', value: ({ component }, language) => say(priceWord(component.resource), language) },
  { header: phrases['bill.line.spec'], width: 18, kind: 'text', value: ({ component }, language) => say(priceWord(component.spec), language) },
  { header: phrases['bill.line.quantity'], width: 12, kind: 'number', value: ({ quantity }) => quantity },
  { header: phrases['bill.line.count'], width: 8, kind: 'number', value: ({ count }) => count },
  { header: phrases['bill.line.unit'], width: 10, kind: 'text', value: ({ unit }) => unit },
  { header: phrases['bill.line.from'], width: 12, kind: 'day', value: ({ fromDay }) => fromDay },
  { header: phrases['bill.line.to'], width: 12, kind: 'day', value: ({ toDay }) => toDay },
  { header: phrases['bill.line.days'], width: 8, kind: 'number', value: ({ days }) => days },
  { header: phrases['bill.line.unit_price'], width: 14, kind: 'number', value: ({ unitPrice }) => unitPrice },
  { header: phrases['bill.line.price_number'], width: 12, kind: 'number', value: ({ priceNumber }) => priceNumber },
  { header: phrases['bill.line.usage_month'], width: 16, kind: 'text', value: ({ usageMonth }) => usageMonth },
  { header: phrases['bill.line.provider'], width: 18, kind: 'text', value: ({ provider }) => provider },
  { header: phrases['bill.line.note'], width: 30, kind: 'text', value: ({ note }) => note },
  { header: phrases['bill.file.amount'], width: 16, kind: 'money', value: ({ amount }) => amount },
]

const headed = <Row>(columns: readonly Column<Row>[], language: Language): SheetColumn[] => columns.map(({ header, width, kind }) => ({ header: say(header, language), width, kind }))

/** B6: the sums of the page on the first sheet, all lines with their sum on the second. */
export const exportBillQuery = query(exportBill, async ({ database, actor, now, input }) => {
  const file = await billFile(database, actor, input, now)
  return { fileName: file.fileName('.xlsx'), contentType: xlsxContentType, stream: xlsxBook([sumSheet(file, actor.language), lineSheet(database, file, actor.language)]) }
})

function sumSheet(file: BillFile, language: Language): Sheet {
  const { bill, words } = file
  const [lines, amount] = [words(phrases['bill.file.lines']), words(phrases['bill.file.amount'])]
  async function* rows(): AsyncGenerator<SheetRow> {
    yield { head: [words(phrases['bill.file.title'])] }
    for (const remark of file.remarks) yield [remark]
    for (const fact of factsOf(file)) yield fact
    yield []
    for (const { title, column, groups } of groupsOf(file, language)) {
      yield { head: [title] }
      yield { head: [column, null, lines, amount] }
      for (const group of groups) yield [group.name, null, group.lineCount, group.amount]
      yield { head: [words(phrases['bill.file.total']), null, bill.lineCount, bill.total] }
      yield []
    }
  }
  const column = (width: number, kind: SheetColumn['kind']): SheetColumn => ({ header: '', width, kind })
  return { sheetName: words(phrases['bill.file.sums']), isFree: true, columns: [column(40, 'text'), column(28, 'text'), column(12, 'number'), column(20, 'money')], rows: rows() }
}

function lineSheet(reader: Reader, file: BillFile, language: Language): Sheet {
  const { bill, words } = file
  async function* rows(): AsyncGenerator<SheetRow> {
    for await (const batch of linesOf(reader, file))
      for (const line of batch) yield lineColumns.map(({ value }) => value(line, language))
    yield { head: [words(phrases['bill.file.total']), ...lineColumns.slice(2).map(() => null), bill.total] }
  }
  return { sheetName: words(phrases['bill.file.all_lines']), columns: headed(lineColumns, language), rows: rows() }
}

// ---- the list ----

const billColumns: readonly Column<BillRow>[] = [
  { header: phrases['bill.file.month'], width: 10, kind: 'text', value: ({ month }) => month },
  { header: phrases['bill.file.unit'], width: 30, kind: 'text', value: ({ unit }) => unit.name },
  { header: phrases['bill.file.sector'], width: 14, kind: 'text', value: ({ sector }, language) => say(phrases[`bill.sector.${sector}`], language) },
  { header: phrases['bill.file.status'], width: 14, kind: 'text', value: ({ status }, language) => say(billPhrases[`bill.status.${status}`], language) },
  { header: phrases['bill.file.revision'], width: 10, kind: 'number', value: ({ revision }) => revision },
  { header: phrases['bill.file.sent_at'], width: 18, kind: 'moment', value: ({ sentAt }) => sentAt === null ? null : new Date(sentAt) },
  { header: phrases['bill.file.due_on'], width: 14, kind: 'day', value: ({ dueOn }) => dueOn },
  { header: phrases['bill.file.lines'], width: 12, kind: 'number', value: ({ lineCount }) => lineCount },
  { header: phrases['bill.file.previous'], width: 18, kind: 'money', value: ({ previousTotal }) => previousTotal },
  { header: phrases['bill.file.total'], width: 18, kind: 'money', value: ({ total }) => total },
]

/** The list as it is filtered, in the reader's scope (A3): of a month with `?month=`. */
export const exportBillsQuery = query(exportBills, async ({ database, actor, now, input }) => {
  const { language } = actor
  const viewing = await viewingFor(database, actor, now)
  async function* rows(): AsyncGenerator<SheetValue[]> {
    for await (const batch of walkBillRows(database, actor, input))
      for (const bill of batch) {
        const row = billView(viewing, bill)
        yield billColumns.map(({ value }) => value(row, language))
      }
  }
  const title = say(phrases['bill.file.bills'], language)
  return { fileName: `${title}-${dayOf(now)}.xlsx`, contentType: xlsxContentType, stream: xlsxStream({ sheetName: title, columns: headed(billColumns, language), rows: rows() }) }
})
