import { expect, test } from 'vitest'
import { errorsAt, firstKind, linesOf, type Line } from './import-lines.ts'

const line = (row: number, before: number | null, total: number | null, ...columns: string[]): Line =>
  ({ row, department: 'jtt', region: 'pub-1', metric: 'ecs.vcpu', before, total, errors: columns.map((column) => ({ column, code: 'wrong', message: `${column}!` })) })
const lines = [line(2, 10, 10), line(3, 10, 20), line(4, null, null, 'department', 'total'), line(5, 1, 1, 'file')]
const rows = (found: readonly Line[]) => found.map(({ row }) => row)

test('[Q6] what is wrong is seen first, then what would change', () => {
  expect(rows(linesOf(lines, 'wrong'))).toEqual([4, 5])
  expect(rows(linesOf(lines, 'changed'))).toEqual([3])
  expect(firstKind(lines)).toBe('wrong')
  expect(firstKind(lines.slice(0, 2))).toBe('changed')
  expect(firstKind([lines[0]!])).toBe('all')
})

test('[Q6] every complaint stands at its cell', () => {
  expect(errorsAt(lines[2]!, 'department')).toEqual(['department!'])
  expect(errorsAt(lines[2]!, 'region')).toEqual([])
  expect(errorsAt(lines[3]!, 'row')).toEqual(['file!'])
})
