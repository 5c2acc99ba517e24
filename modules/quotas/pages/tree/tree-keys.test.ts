import { expect, test } from 'vitest'
import { treeRows } from '#modules/departments/pages/parts/tree-rows.ts'
import { asForest, treeStep } from './tree-keys.ts'

const node = (id: string, parentId: string | null) => ({ id, parentId, name: `部门 ${id}`, code: `d${id}` })
const forest = asForest([node('2', '1'), node('3', '2'), node('4', '3'), node('5', '1')])
const rows = treeRows(forest, new Set(['2']), '')

test('[Q5] the departments below mine begin the tree', () => {
  expect(rows.map(({ department, level }) => [department.id, level])).toEqual([['2', 0], ['3', 1], ['5', 0]])
})

test.each([
  [0, 'ArrowDown', { focus: 1 }], [2, 'ArrowDown', { focus: 2 }], [0, 'ArrowUp', { focus: 0 }], [2, 'ArrowUp', { focus: 1 }],
  [1, 'Home', { focus: 0 }], [0, 'End', { focus: 2 }],
  [0, 'ArrowRight', { focus: 1 }], [1, 'ArrowRight', { toggle: '3' }], [2, 'ArrowRight', undefined],
  [0, 'ArrowLeft', { toggle: '2' }], [1, 'ArrowLeft', { focus: 0 }], [2, 'ArrowLeft', undefined],
  [0, 'Enter', { toggle: '2' }], [2, 'Enter', undefined], [0, 'x', undefined], [9, 'ArrowDown', undefined],
])('[Q5] from row %i the key %s', (at, key, step) => expect(treeStep(rows, at, key)).toEqual(step))
