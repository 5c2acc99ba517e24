import { expect, test } from 'vitest'
import type { Department } from '../../contract.ts'
import { idsWithin, pathName, treeRows } from './tree-rows.ts'

const department = (id: string, parentId: string | null, name: string): Department =>
  ({ id, parentId, name, code: `c${id}`, kind: 'inner', sector: 'government', unitId: null, depth: 0, isArchived: false, accountCount: 0, childCount: 0, assignableRoles: [], version: 1, allowed: [] })
const tree = [department('1', null, '一朵云'), department('2', '1', '大数据局'), department('3', '1', '政法委'), department('4', '2', '交通厅'), department('5', '4', '综合处'), department('6', '3', '公安厅')]
const shown = (open: string[], wanted = '') => treeRows(tree, new Set(open), wanted).map(({ department: { id }, level }) => `${'.'.repeat(level)}${id}`)

test('only what stands below open departments is seen', () => {
  expect(shown([])).toEqual(['1'])
  expect(shown(['1', '2'])).toEqual(['1', '.2', '..4', '.3'])
  expect(shown(['2'])).toEqual(['1'])
})

test('a search shows what matches with everything above it, open or not', () => {
  expect(shown([], '综合')).toEqual(['1', '.2', '..4', '...5'])
  expect(shown([], 'C6')).toEqual(['1', '.3', '..6'])
  expect(shown([], '没有')).toEqual([])
})

test('what lies within a department, and where it stands', () => {
  expect([...idsWithin(tree, '2')]).toEqual(['2', '4', '5'])
  expect(pathName(tree, '5')).toBe('大数据局 › 交通厅 › 综合处')
  expect(pathName(tree, '1')).toBe('一朵云')
})
