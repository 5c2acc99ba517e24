import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvRows, UnreadableCsv, type NumberedRow } from './csv-stream.ts'

async function read(pieces: readonly string[]): Promise<NumberedRow[]> {
  const rows: NumberedRow[] = []
  for await (const batch of csvRows((async function* () { yield* pieces })())) rows.push(...batch)
  return rows
}
const cells = async (...pieces: string[]) => (await read(pieces)).map((row) => row.cells)

describe('CSV piece by piece', () => {
  test('quotes, doubled quotes, separators and line ends inside them; each kind of line end', async () => {
    expect(await cells('a,b\r\n"1,5","x\n""y"""\r\n')).toEqual([['a', 'b'], ['1,5', 'x\n"y"']])
    expect(await cells('a;b\n1;2\n')).toEqual([['a', 'b'], ['1', '2']])
    expect(await cells('a\tb\r1\t2')).toEqual([['a', 'b'], ['1', '2']])
    expect(await cells('"a,x";b\n1;2')).toEqual([['a,x', 'b'], ['1', '2']])
    expect(await cells('a,b\n1,\n')).toEqual([['a', 'b'], ['1', '']])
  })

  test('empty rows are left out and counted', async () => {
    expect(await read(['a,b\n\n1,2\n\n'])).toEqual([{ row: 1, cells: ['a', 'b'] }, { row: 3, cells: ['1', '2'] }])
    expect(await read([''])).toEqual([])
  })

  test('a quote that never ends is refused with its row', async () => {
    await expect(read(['a,b\n1,2\n"x'])).rejects.toEqual(new UnreadableCsv(3))
    await expect(read(['a,b\n', `"${'x'.repeat(600_000)}`, '\n1,2'])).rejects.toBeInstanceOf(UnreadableCsv)
  })

  test('wherever the pieces are cut, the rows are the same', async () => {
    const value = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '云') })
    await fc.assert(fc.asyncProperty(fc.array(fc.array(value, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), fc.array(fc.nat(40)), fc.constantFrom('\n', '\r\n', '\r'), async (rows, cuts, end) => {
      const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join(end)
      const pieces: string[] = []
      let at = 0
      for (const cut of cuts) { pieces.push(text.slice(at, at + cut)); at += cut }
      expect(await cells(...pieces, text.slice(at))).toEqual(rows)
    }))
  })
})
