import { inflateRawSync } from 'node:zlib'
import readAllSheets, { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { xlsxBook, xlsxStream, type SheetColumn, type SheetValue } from './xlsx.ts'

const text: SheetColumn = { header: '名稱', width: 20, kind: 'text' }
const number: SheetColumn = { header: 'Quantity', width: 10, kind: 'number' }
const moment: SheetColumn = { header: 'At', width: 18, kind: 'moment' }
const day: SheetColumn = { header: 'On', width: 12, kind: 'day' }

async function write(columns: readonly SheetColumn[], rows: AsyncIterable<readonly SheetValue[]> | readonly (readonly SheetValue[])[]): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  const source = Symbol.asyncIterator in rows ? rows : (async function* () { yield* rows })()
  for await (const piece of xlsxStream({ sheetName: '资源/列表', columns, rows: source })) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** The first file of the zip as text: the sheet. */
function sheetXml(file: Buffer): string {
  const nameBytes = file.readUInt16LE(26)
  return inflateRawSync(file.subarray(30 + nameBytes + file.readUInt16LE(28))).toString()
}

const payloads = ['=1+1', '=HYPERLINK("http://x","y")', '+1', '-1', '-2+3+cmd|\' /C calc\'!A0', '@SUM(A1)', '\t=1', '\r=1', '\n=1', "'=1", '|x', '%0A=1',
  '=cmd|\' /C calc\'!A0', '+86 571 1234', '-', '@name', '=', '"=1"', ' =1', '＝1']

test('[C-G4] text that begins like a formula stays text, in a quoted cell', async () => {
  const file = await write([text], payloads.map((payload) => [payload]))
  const xml = sheetXml(file)
  expect(xml).not.toMatch(/<f[ >]/)
  const cells = [...xml.matchAll(/<c r="A(\d+)" s="(\d)" t="inlineStr">/g)].slice(1)
  expect(cells).toHaveLength(payloads.length)
  expect(cells.slice(0, 12).every((cell) => cell[2] === '3')).toBe(true)
  const read = await readSheet(file, { trim: false })
  expect(read.slice(1).map((row) => row[0])).toEqual(payloads.map((payload) => payload.replace('\r', '\n')))
})

test('[C-G4] numbers stay numbers, negative ones too; exact decimals of up to 15 digits as well', async () => {
  const read = await readSheet(await write([number], [[-5], [0.1], ['-1234.50'], [0], ['12345678901234567.89'], [Number.NaN]]))
  expect(read.slice(1).map((row) => row[0])).toEqual([-5, 0.1, -1234.5, 0, '12345678901234567.89', 'NaN'])
})

test('Chinese, emoji, markup and control characters survive or are left out', async () => {
  const texts = ['交通运输厅 😀 𠮷', '<b>&"quoted"</b>', 'a\u0000b\u000bc\u001f', 'half \ud83d pair', 'two\r\nlines']
  const read = await readSheet(await write([text], texts.map((value) => [value])))
  expect(read[0]).toEqual(['名稱'])
  expect(read.slice(1).map((row) => row[0])).toEqual(['交通运输厅 😀 𠮷', '<b>&"quoted"</b>', 'abc', 'half \ufffd pair', 'two\nlines'])
})

test('moments are written on the platform\'s clock, days as days, nothing as nothing', async () => {
  const read = await readSheet(await write([moment, day, text], [[new Date('2026-01-31T16:30:00Z'), '2026-02-28', null], [null, null, 'x']]))
  // Excel counts days in floating point; the reader cuts off the last thousandth of a second.
  const seconds = (value: unknown) => value instanceof Date ? Math.round(value.getTime() / 1000) : value
  expect(read[1]!.map(seconds)).toEqual([Date.parse('2026-02-01T00:30:00Z') / 1000, Date.parse('2026-02-28T00:00:00Z') / 1000, null])
  expect(read[2]).toEqual([null, null, 'x'])
})

test('[C-G5] 50,000 rows leave the event loop free and the memory flat', async () => {
  async function* many() {
    for (let index = 0; index < 50_000; index++) yield [`项目 ${index}`, index, new Date(1_767_200_000_000 + index * 1000)]
  }
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => { const now = performance.now(); longest = Math.max(longest, now - last); last = now }, 1)
  const before = process.memoryUsage().rss
  let bytes = 0
  for await (const piece of xlsxStream({ sheetName: 'x', columns: [text, number, moment], rows: many() })) bytes += piece.length
  clearInterval(timer)
  expect(bytes).toBeGreaterThan(500_000)
  expect(longest).toBeLessThan(250)
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024)
})

test('an error of the rows breaks the file instead of ending it', async () => {
  async function* broken() {
    yield ['one']
    throw new Error('gone')
  }
  await expect(write([text], broken())).rejects.toThrow('gone')
})

test('several sheets keep their names, one each, and their rows; notes stand in the second row', async () => {
  const sheet = (sheetName: string, columns: readonly SheetColumn[], rows: SheetValue[][]) => ({ sheetName, columns, rows: (async function* () { yield* rows })() })
  const pieces: Uint8Array[] = []
  const long = '很'.repeat(40)
  const choices = ['SSD 云盘', '<b>&', 'a,b', '"q"']
  for await (const piece of xlsxBook([sheet('云盘/1', [{ ...text, note: '必填', choices }, number], [['=1+1', 2]]), sheet('云盘 1', [text], []), sheet(long, [text], [['x']]), sheet(long, [text], [])])) pieces.push(piece)
  const file = Buffer.concat(pieces)
  const read = await readAllSheets(file)
  expect(read.map(({ sheet: name }) => name)).toEqual(['云盘 1', '云盘 1 (2)', '很'.repeat(31), `${'很'.repeat(27)} (2)`])
  expect(read.map(({ data }) => data)).toEqual([[['名稱', 'Quantity'], ['必填', null], ['=1+1', 2]], [['名稱']], [['名稱'], ['x']], [['名稱']]])
  const xml = sheetXml(file)
  expect(xml).toContain('<dataValidation type="list" allowBlank="1" sqref="A3:A1000"><formula1>"SSD 云盘,&lt;b&gt;&amp;"</formula1></dataValidation>')
  expect(xml).toContain('ySplit="2"')
})

test('[G4.2.5] names of sheets: no forbidden word, at most 31 signs whatever stands behind them, once each whatever their case', async () => {
  const names = ['History', "'quoted'", 'Ann', 'ANN', 'a\u0000b', ...Array.from({ length: 120 }, () => `${'x'.repeat(30)}🙂`), '   ']
  const pieces: Uint8Array[] = []
  for await (const piece of xlsxBook(names.map((sheetName) => ({ sheetName, columns: [text], rows: (async function* () {})() })))) pieces.push(piece)
  const read = (await readAllSheets(Buffer.concat(pieces))).map(({ sheet }) => sheet)
  expect(read.slice(0, 6)).toEqual(['History_', 'quoted', 'Ann', 'ANN (2)', 'a b', 'x'.repeat(30)])
  expect(read.at(-1)).toBe('Sheet1')
  expect(read[124]).toMatch(/^x+ \(120\)$/)
  expect(read.every((name) => name.length <= 31)).toBe(true)
  expect(new Set(read.map((name) => name.toLowerCase())).size).toBe(names.length)
})

test('[G4.2.5] a free sheet holds several tables: its rows bring their heads, in bold; sums are numbers', async () => {
  async function* rows() {
    yield { head: ['名稱', '數量'] }
    yield ['=1+1', '-2.50']
    yield { head: ['=Sum', '12.5'] }
  }
  const pieces: Uint8Array[] = []
  for await (const piece of xlsxBook([{ sheetName: 'x', columns: [text, number], rows: rows(), isFree: true }])) pieces.push(piece)
  const file = Buffer.concat(pieces)
  expect((await readAllSheets(file))[0]!.data).toEqual([['名稱', '數量'], ['=1+1', -2.5], ['=Sum', 12.5]])
  const xml = sheetXml(file)
  expect(xml).not.toContain('<pane')
  expect(xml).toContain('<c r="B3" s="8"><v>12.5</v></c>')
  expect(xml).not.toMatch(/<f[ >]/)
})

test('[B6] money is a number with its format, in sums too', async () => {
  const money: SheetColumn = { header: 'Amount', width: 12, kind: 'money' }
  const pieces: Uint8Array[] = []
  for await (const piece of xlsxStream({ sheetName: 'x', columns: [money], rows: (async function* () { yield* [['-1234.50'], ['0.00'], { head: ['7.25'] }] })() })) pieces.push(piece)
  const file = Buffer.concat(pieces)
  expect(sheetXml(file)).toContain('<c r="A2" s="9"><v>-1234.50</v></c>')
  expect(sheetXml(file)).toContain('<c r="A4" s="10"><v>7.25</v></c>')
  expect((await readSheet(file)).slice(1)).toEqual([[-1234.5], [0], [7.25]])
})
