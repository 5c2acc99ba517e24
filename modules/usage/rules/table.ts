import type { Phrase } from '#kit/pure/phrase.ts'
import { isDay } from '#kit/pure/time.ts'
import type { GivenRecord, RowProblem } from './record.ts'

/** The columns of an import (chapter 7, CSV upload): headings are known in all three languages. `resource` and `product` are ids or the names that people know. */
export const tableColumns = {
  sourceId: ['Source id', '來源編號', '来源编号'],
  resourceId: ['Resource', '資源', '资源'],
  productId: ['Product', '產品', '产品'],
  metric: ['Metric', '計量項目', '计量项'],
  from: ['From', '開始時間', '开始时间'],
  to: ['To', '結束時間', '结束时间'],
  quantity: ['Quantity', '用量', '用量'],
  corrects: ['Corrects', '更正來源編號', '更正来源编号'],
} as const satisfies Record<string, Phrase>
export type TableColumn = keyof typeof tableColumns
const needed: readonly TableColumn[] = ['sourceId', 'metric', 'from', 'to', 'quantity']

export type ReadRow = { readonly row: number; readonly record: GivenRecord } | { readonly row: number; readonly problem: RowProblem }

/** Row 1 holds the headings; empty rows are left out, `row` is what people see. */
export function rowsIn(table: readonly (readonly string[])[]): { readonly rows: ReadRow[]; readonly missing: readonly TableColumn[] } {
  const [heads = [], ...lines] = table
  const place = new Map<TableColumn, number>()
  heads.forEach((head, index) => { const column = columnOf(head); if (column !== undefined && !place.has(column)) place.set(column, index) })
  const rows = lines.flatMap((cells, index): ReadRow[] => cells.every((cell) => cell === '') ? [] : [{ row: index + 2, ...read((column) => cells[place.get(column) ?? -1] ?? '') }])
  return { rows, missing: needed.filter((column) => !place.has(column)) }
}

const plain = (text: string) => text.toLowerCase().replaceAll(/[\s_*-]/g, '')
function columnOf(head: string): TableColumn | undefined {
  return (Object.keys(tableColumns) as TableColumn[]).find((column) => [column, ...tableColumns[column]].some((name) => plain(name) === plain(head)))
}

function read(cell: (column: TableColumn) => string): { record: GivenRecord } | { problem: RowProblem } {
  const sourceId = cell('sourceId'), corrects = cell('corrects')
  if (![sourceId, ...corrects === '' ? [] : [corrects]].every((id) => /^[\x21-\x7e]{1,100}$/.test(id))) return { problem: { code: 'usage.not_a_source' } }
  const text = cell('quantity').replaceAll(',', '')
  if (!/^[-+]?\d{1,12}(\.\d+)?$/.test(text)) return { problem: { code: 'usage.not_a_quantity' } }
  const named = (column: 'resourceId' | 'productId' | 'corrects') => cell(column) === '' ? {} : { [column]: cell(column) }
  return {
    record: {
      sourceId, metric: cell('metric'), from: momentIn(cell('from')), to: momentIn(cell('to')), quantity: Number(text), ...named('resourceId'), ...named('productId'), ...named('corrects'),
    },
  }
}

/** RFC 3339, or a day, or day and time as people write it, in the platform's zone (UTC+8). What is no moment stays unreadable. */
function momentIn(text: string): string {
  const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text)
  if (!found) return /^\d{4}-\d{2}-\d{2}T.*(Z|[-+]\d{2}:\d{2})$/i.test(text) ? text : ''
  const [, year, month, date, hours = '0', minutes = '00', seconds = '00'] = found
  const day = `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`
  return isDay(day) ? `${day}T${hours.padStart(2, '0')}:${minutes}:${seconds}+08:00` : ''
}
