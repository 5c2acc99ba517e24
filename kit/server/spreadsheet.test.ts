import { deflateRawSync } from 'node:zlib'
import { ZipFile } from 'yazl'
import { expect, test } from 'vitest'
import type { Refusal } from '#kit/pure/refusal.ts'
import type { Upload } from './action.ts'
import { readSheets, readTable } from './spreadsheet.ts'
import { xlsxBook, xlsxStream } from './xlsx.ts'
import { bookFiles } from './xlsx-parts.ts'

function upload(fileName: string, content: Buffer | string): Upload {
  return { fileName, stream: (async function* () { yield Buffer.from(content) })(), isTruncated: () => false }
}

async function joined(source: AsyncIterable<unknown>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of source) pieces.push(piece as Uint8Array)
  return Buffer.concat(pieces)
}

const columns = [{ header: '日期', width: 12, kind: 'day' }, { header: '名称', width: 12, kind: 'text' }, { header: '数量', width: 12, kind: 'number' }] as const
const workbook = (rows: readonly (readonly (string | number | null)[])[]) =>
  joined(xlsxStream({ sheetName: '节假日', columns, rows: (async function* () { yield* rows })() }))

/** A workbook whose sheet holds exactly these rows of XML. */
function rawWorkbook(sheetData: string, more: readonly [string, Buffer][] = []): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [path, content] of bookFiles('Sheet1')) zip.addBuffer(Buffer.from(content), path)
  zip.addBuffer(Buffer.from(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheetData}</sheetData></worksheet>`), 'xl/worksheets/sheet1.xml')
  for (const [path, content] of more) zip.addBuffer(content, path)
  zip.end()
  return joined(zip.outputStream)
}

async function refusalOf(file: Upload, limits = {}): Promise<string> {
  return readTable(file, limits).then((rows) => `${rows.length} rows`, (error: Refusal) => error.code)
}

test('a workbook: texts, days and numbers as people write them; empty rows between stay, those at the end go', async () => {
  const file = await workbook([['2026-02-15', ' 春节 ', 3.5], [null, null, null], ['2026-02-16', '=1+1', -2], [null, null, null]])
  expect(await readTable(upload('假日.XLSX', file))).toEqual([
    ['日期', '名称', '数量'], ['2026-02-15', '春节', '3.5'], ['', '', ''], ['2026-02-16', '=1+1', '-2'],
  ])
})

test.each([
  ['comma', 'day,name\n2026-02-15,春节\n'],
  ['byte order mark and CRLF', '\ufeffday,name\r\n2026-02-15,春节\r\n'],
  ['semicolon', 'day;name\n2026-02-15;春节'],
  ['tab', 'day\tname\n2026-02-15\t春节\n\n\n'],
  ['quotes', '"day","name"\n"2026-02-15"," 春节 "'],
])('a CSV with %s', async (_name, text) => {
  expect(await readTable(upload('a.csv', text))).toEqual([['day', 'name'], ['2026-02-15', '春节']])
})

test('a CSV: quoted separators, lines and quotes belong to the value; an empty last value is one', async () => {
  expect(await readTable(upload('a.csv', 'a,"b,""c""\r\nd",\n"x;y",,z'))).toEqual([['a', 'b,"c"\r\nd', ''], ['x;y', '', 'z']])
  expect(await readTable(upload('a.csv', 'a,b,'))).toEqual([['a', 'b', '']])
})

test('what is no table is refused with the reason', async () => {
  expect(await refusalOf(upload('a.csv', ''))).toBe('table.empty')
  expect(await refusalOf(upload('a.csv', '\n\n,,\n'))).toBe('table.empty')
  expect(await refusalOf(upload('a.csv', '"never ends'))).toBe('table.unreadable')
  expect(await refusalOf(upload('a.csv', Buffer.from('b4bab8ca', 'hex')))).toBe('table.not_utf8')
  expect(await refusalOf(upload('a.pdf', 'a,b'))).toBe('table.type_refused')
  expect(await refusalOf(upload('a.xlsx', 'a,b'))).toBe('table.type_refused')
  expect(await refusalOf(upload('a.csv', await workbook([])))).toBe('table.type_refused')
  expect(await refusalOf(upload('a.csv', 'a\0b'))).toBe('table.type_refused')
  expect(await refusalOf(upload('a.xlsx', (await workbook([])).subarray(0, -30)))).toBe('table.type_refused')
  await expect(readTable(null)).rejects.toMatchObject({ code: 'input.invalid' })
})

test('limits on size, rows and columns', async () => {
  expect(await refusalOf(upload('a.csv', 'x'.repeat(2_000)), { bytes: 1_000 })).toBe('table.too_large')
  expect(await refusalOf(upload('a.csv', 'a\nb\nc'), { rows: 2 })).toBe('table.too_many_rows')
  expect(await refusalOf(upload('a.csv', 'a,b,c'), { columns: 2 })).toBe('table.too_many_columns')
  expect(await refusalOf(upload('a.xlsx', await workbook([['2026-01-01', 'x', 1]])), { rows: 1 })).toBe('table.too_many_rows')
  expect(await refusalOf(upload('a.xlsx', await workbook([])), { columns: 2 })).toBe('table.too_many_columns')
})

test('[C-G2] a small workbook that unpacks to very much is refused, whatever its directory says', async () => {
  const honest = await rawWorkbook('', [['xl/bomb.xml', Buffer.alloc(80 * 1024 * 1024, 0x20)]])
  expect(honest.length).toBeLessThan(200_000)
  expect(await refusalOf(upload('a.xlsx', honest))).toBe('table.too_large')
  const lying = Buffer.from(honest)
  const entry = lying.lastIndexOf('xl/bomb.xml') - 46
  lying.writeUInt32LE(10, entry + 24)
  expect(await refusalOf(upload('a.xlsx', lying))).toBe('table.unreadable')
})

test('[C-G2] a cell that claims the far corner of the sheet costs nothing but a refusal', async () => {
  const file = await rawWorkbook('<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>b</t></is></c></row>')
  expect(await refusalOf(upload('a.xlsx', file))).toMatch(/^table\.(unreadable|too_many_rows)$/)
}, 30_000)

test('[C-G2] a directory that points elsewhere is refused', async () => {
  const file = Buffer.from(await rawWorkbook('<row r="1"><c r="A1"><v>1</v></c></row>'))
  const entry = file.lastIndexOf('xl/workbook.xml') - 46
  file.writeUInt32LE(file.length + 5, entry + 42)
  expect(await refusalOf(upload('a.xlsx', file))).toBe('table.unreadable')
  const junk = deflateRawSync(Buffer.from('no workbook'))
  expect(await refusalOf(upload('a.xlsx', Buffer.concat([Buffer.from('PK'), junk])))).toBe('table.type_refused')
})

test('every sheet of a workbook that holds anything; a CSV is one sheet without a name', async () => {
  const sheet = (sheetName: string, rows: string[][], header = '名称') => ({ sheetName, columns: [{ header, width: 12, kind: 'text' as const }], rows: (async function* () { yield* rows })() })
  const file = await joined(xlsxBook([sheet('云盘', [['a']]), sheet('空', [], ''), sheet('ECS', [['b'], ['c']])]))
  expect(await readSheets(upload('a.xlsx', file))).toEqual([{ name: '云盘', rows: [['名称'], ['a']] }, { name: 'ECS', rows: [['名称'], ['b'], ['c']] }])
  expect(await readTable(upload('a.xlsx', file))).toEqual([['名称'], ['a']])
  expect(await readSheets(upload('a.csv', 'a,b'))).toEqual([{ name: '', rows: [['a', 'b']] }])
  await expect(readSheets(upload('a.xlsx', file), { rows: 2 })).rejects.toMatchObject({ code: 'table.too_many_rows' })
})
