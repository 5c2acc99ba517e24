import { expect, test } from 'vitest'
import type { ApplicationSnapshot } from '../../contract.ts'
import { itemRows } from './difference-rows.ts'

const item = (changes: Partial<ApplicationSnapshot['items'][number]>) => ({
  id: '1', service: { code: 'ecs', name: ['ECS', 'ECS', 'ECS'] }, catalogueVersion: 1, region: null, configuration: {},
  description: [{ label: ['Size', '容量', '容量'], value: ['40 GB', '40 GB', '40 GB'] }], quantity: 1, remark: '', ...changes,
}) as ApplicationSnapshot['items'][number]

test('[R3] only the lines that differ are shown, in the words of the configuration', () => {
  const after = item({ quantity: 3, description: [
    { label: ['Size', '容量', '容量'], value: ['100 GB', '100 GB', '100 GB'] },
    { label: ['Data disk 1', '資料磁碟 1', '数据盘 1'], value: ['SSD', 'SSD', 'SSD'] },
  ] })
  expect(itemRows(item({}), after).map((row) => [row.label[0], row.before?.[0] ?? null, row.after?.[0] ?? null])).toEqual([
    ['Size', '40 GB', '100 GB'], ['Data disk 1', null, 'SSD'], ['Quantity', '1', '3'],
  ])
})

test('[R3] a line that is gone is shown as gone', () => {
  expect(itemRows(item({}), item({ description: [] }))).toMatchObject([{ before: ['40 GB', '40 GB', '40 GB'], after: null }])
})

test('[R3] equal items have no line', () => {
  expect(itemRows(item({}), item({}))).toEqual([])
})
