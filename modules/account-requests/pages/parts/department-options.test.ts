import { expect, test } from 'vitest'
import { departmentOptions } from './department-options.ts'

test('[U1] departments stand in the order of the tree, each with the names above it', () =>
  expect(departmentOptions([
    { id: '1', parentId: null, name: '省大数据局' }, { id: '2', parentId: null, name: '省委政法委' },
    { id: '3', parentId: '1', name: '省交通运输厅' }, { id: '4', parentId: '2', name: '省公安厅' }, { id: '5', parentId: '3', name: '综合处' },
  ])).toEqual([
    { value: '1', label: '省大数据局' }, { value: '3', label: '省大数据局 › 省交通运输厅' }, { value: '5', label: '省大数据局 › 省交通运输厅 › 综合处' },
    { value: '2', label: '省委政法委' }, { value: '4', label: '省委政法委 › 省公安厅' },
  ]))
