import { expect, test } from 'vitest'
import { readPdf } from '#testkit/pdf.ts'
import type { Language } from '#kit/pure/register.ts'
import type { PdfBlock } from './pdf-document.ts'
import { pdfStream } from './pdf.ts'

async function written(blocks: readonly PdfBlock[], language: Language = 'zh-Hans'): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of pdfStream({ title: '账单', language, header: ['云山', 'B-1'], footer: '{page} / {pages}', createdAt: new Date('2026-09-03T01:00:00Z'), blocks })) pieces.push(piece)
  return Buffer.concat(pieces)
}
const columns = [{ header: '资源', weight: 3 }, { header: '金额', weight: 1, isNumber: true }] as const

test('[B6] tables run over pages: each has its head, its number and what goes on', async () => {
  const rows = Array.from({ length: 200 }, (_, index) => [`服务器 ${index + 1}`, `${index}.50`])
  const { pages } = await readPdf(await written([{ kind: 'title', text: '账单' }, { kind: 'table', columns, rows, sum: ['合计', '19,900.00'] }]))
  expect(pages.length).toBeGreaterThan(2)
  for (const [index, page] of pages.entries()) {
    expect(page).toContain('资源')
    expect(page).toContain(`${index + 1} / ${pages.length}`)
    expect(page).toContain('云山')
  }
  const text = pages.join(' ')
  for (let index = 1; index <= 200; index++) expect(text).toContain(`服务器 ${index} `)
  expect(text).toContain('19,900.00')
})

test('[B6] long text is broken, never cut off; numbers stay in one piece; only signs that are used are embedded', async () => {
  const name = '综合交通指挥平台数据汇聚与共享交换中间件服务器'.repeat(4)
  const file = await written([{ kind: 'table', columns, rows: [[name, '123,456,789,012,345,678,901.5000'], ['a-very-long-latin-name-without-any-space-'.repeat(6), '1']] }])
  const { pages } = await readPdf(file)
  expect(pages.join('').replaceAll(' ', '')).toContain(name)
  expect(pages.join(' ')).toContain('123,456,789,012,345,678,901.5000')
  expect(file.length).toBeLessThan(120_000)
})

test('[B6] signs that the reader\'s font lacks come from the other one', async () => {
  const { pages } = await readPdf(await written([{ kind: 'note', text: '專案 账单 龍龙 臺台 這这' }], 'zh-Hant'))
  expect(pages[0]).toContain('龍龙')
  expect(pages[0]!.replaceAll(' ', '')).toContain('專案账单')
})

test('several at once wait for their turn, and whoever stops reading frees the thread', async () => {
  const stopped = pdfStream({ title: 'x', language: 'en', header: ['a', 'b'], footer: '', createdAt: new Date(0), blocks: [{ kind: 'title', text: 'x' }] })
  await stopped.next()
  await stopped.return(undefined)
  const files = await Promise.all(Array.from({ length: 3 }, () => written([{ kind: 'title', text: '同时' }])))
  expect(files.every((file) => file.subarray(0, 5).toString() === '%PDF-')).toBe(true)
}, 60_000)
