import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ZipFile } from 'yazl'
import { platformZone } from '#kit/pure/time.ts'
import { bookFiles, escapeXml, styleOf } from './xlsx-parts.ts'

/** `text`, `number` (also exact decimals as text: `"1234.50"`), `money` (the same as `1,234.50`), `moment` (`Date`), `day` (`YYYY-MM-DD`). */
export type SheetColumn = {
  readonly header: string
  readonly width: number
  readonly kind: 'text' | 'number' | 'money' | 'moment' | 'day'
  /** What belongs into the column, in a second row of its own: for tables that people fill in. */
  readonly note?: string
  /** Offered in a drop-down list of each cell; something else may be typed. */
  readonly choices?: readonly string[]
}
export type SheetValue = string | number | Date | null
/** A row that heads or sums up others: in bold. */
export type HeadRow = { readonly head: readonly SheetValue[] }
export type SheetRow = readonly SheetValue[] | HeadRow
export type Sheet = {
  readonly sheetName: string
  readonly columns: readonly SheetColumn[]
  readonly rows: AsyncIterable<SheetRow>
  /** No head row stays in sight: the sheet holds several tables, and its rows bring their heads. */
  readonly isFree?: true
}
export const xlsxContentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What the format itself can hold. */
const mostRows = 1_048_576
const longestText = 32_767
const pieceLength = 64 * 1024

/**
 * An Excel file as a stream: its sheet is written row by row, so that its length does not matter to memory,
 * with a turn of the event loop after every 64 KB. Text always stays text: what begins like a formula
 * is a string cell marked as quoted (C-G4). An error of `rows` breaks the stream.
 */
export function xlsxStream(sheet: Sheet): AsyncGenerator<Uint8Array> {
  return xlsxBook([sheet])
}

/** The same with several sheets, one after the other. */
export async function* xlsxBook(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const sources = sheets.map((sheet) => Readable.from(sheetXml(sheet)))
  const output = zip.outputStream as Readable
  for (const part of [zip, ...sources]) part.on('error', (error: Error) => output.destroy(error))
  sources.forEach((source, index) => zip.addReadStream(source, `xl/worksheets/sheet${index + 1}.xml`))
  for (const [path, content] of bookFiles(...sheets.map(({ sheetName }) => sheetName))) zip.addBuffer(Buffer.from(content), path)
  zip.end()
  try {
    for await (const piece of output) yield piece as Uint8Array
  } finally {
    for (const source of sources) source.destroy()
  }
}

async function* sheetXml({ columns, rows, isFree }: Sheet): AsyncGenerator<string> {
  const headRows = isFree ? 0 : columns.some(({ note }) => note !== undefined) ? 2 : 1
  let piece = sheetStart(columns, headRows)
  let row = headRows
  for await (const values of rows) {
    if (++row > mostRows) throw new RangeError('a sheet holds at most 1,048,576 rows')
    piece += rowXml(row, columns, values)
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
    await nextTurn()
  }
  yield `${piece}</sheetData>${choicesXml(columns, headRows + 1)}</worksheet>`
}

function sheetStart(columns: readonly SheetColumn[], headRows: number): string {
  // Cells that are filled in later keep what is typed: a version 7.0 stays no number.
  const widths = columns.map(({ width, kind }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}"${kind === 'text' ? ` style="${styleOf.text}"` : ''} customWidth="1"/>`).join('')
  const heads = columns.map(({ header }, index) => textCell(`${columnName(index)}1`, header, styleOf.head)).join('')
  const notes = headRows < 2 ? '' : `<row r="2">${columns.map(({ note }, index) => note === undefined ? '' : textCell(`${columnName(index)}2`, note, styleOf.note)).join('')}</row>`
  return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    + (headRows === 0 ? '' : `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`)
    + `<cols>${widths}</cols><sheetData>${headRows === 0 ? '' : `<row r="1">${heads}</row>`}${notes}`
}

/** The format holds so many characters of a list that stands in the sheet itself; a longer one is left out. */
const longestChoices = 255
const offeredRows = 1_000

/** Drop-down lists as the format has them: a formula that is one quoted text, so nothing in it is ever calculated (C-G4). */
function choicesXml(columns: readonly SheetColumn[], firstRow: number): string {
  const lists = columns.flatMap(({ choices = [] }, index) => {
    const text = choices.filter((choice) => !/[",]/.test(choice)).join(',')
    const name = columnName(index)
    return text === '' || text.length > longestChoices ? [] : [`<dataValidation type="list" allowBlank="1" sqref="${name}${firstRow}:${name}${offeredRows}"><formula1>"${escapeXml(text)}"</formula1></dataValidation>`]
  })
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
}

function rowXml(row: number, columns: readonly SheetColumn[], given: SheetRow): string {
  const cells = 'head' in given
    ? columns.map(({ kind }, index) => headCell(`${columnName(index)}${row}`, kind, given.head[index] ?? null))
    : columns.map(({ kind }, index) => cell(`${columnName(index)}${row}`, kind, given[index] ?? null))
  return `<row r="${row}">${cells.join('')}</row>`
}

/** Text over numbers stays text, sums stay numbers. */
function headCell(place: string, kind: SheetColumn['kind'], value: SheetValue): string {
  if (value === null || value === '') return ''
  const style = kind === 'number' ? styleOf.sum : kind === 'money' ? styleOf.moneySum : undefined
  return style !== undefined && !(value instanceof Date) && isSafeNumber(value) ? numberCell(place, value, style) : textCell(place, String(value), styleOf.head)
}

function cell(place: string, kind: SheetColumn['kind'], value: SheetValue): string {
  if (value === null || value === '') return ''
  if (value instanceof Date) return numberCell(place, serialOf(localText(value)), kind === 'day' ? styleOf.day : styleOf.moment)
  if (kind === 'day' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return numberCell(place, serialOf(value), styleOf.day)
  if ((kind === 'number' || kind === 'money') && isSafeNumber(value)) return numberCell(place, value, styleOf[kind])
  const text = String(value)
  return textCell(place, text, /^[=+\-@\t\r\n'|%]/.test(text) ? styleOf.quoted : styleOf.text)
}

/** Excel counts in 15 digits: a longer number would change its value and stays text. */
function isSafeNumber(value: string | number): boolean {
  return typeof value === 'number' ? Number.isFinite(value) : /^-?\d+(\.\d+)?$/.test(value) && value.replace(/\D/g, '').length <= 15
}

function numberCell(place: string, value: string | number, style: number): string {
  return `<c r="${place}" s="${style}"><v>${value}</v></c>`
}

function textCell(place: string, text: string, style: number): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text.slice(0, longestText))}</t></is></c>`
}

/** 0 → A, 25 → Z, 26 → AA. */
function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + index % 26)
}

const localClock = new Intl.DateTimeFormat('sv-SE', { timeZone: platformZone, dateStyle: 'short', timeStyle: 'medium' })

/** A moment on the platform's clock, `2026-01-31 16:30:00`: a sheet has no time zones. */
function localText(moment: Date): string {
  return localClock.format(moment)
}

/** Days since 1899-12-30, the time as a fraction. */
function serialOf(local: string): number {
  const milliseconds = Date.parse(`${local.replace(' ', 'T')}${local.length > 10 ? '' : 'T00:00:00'}Z`)
  return milliseconds / 86_400_000 + 25_569
}
