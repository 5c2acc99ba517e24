import { describe, expect, test } from 'vitest'
import { putTogether, takeApart } from './personal-values.ts'

const cases = [
  { name: 'nothing personal', facts: { number: 'RA-1', items: [1, 2] }, apart: { number: 'RA-1', items: [1, 2] }, paths: [] },
  { name: 'a name at the top', facts: { by: 'Li', round: 1 }, apart: { by: null, round: 1 }, paths: [['by']] },
  { name: 'a name in three languages is one value', facts: { by: ['A (for B)', 'A（代 B）', 'A（代 B）'] }, apart: { by: null }, paths: [['by']] },
  { name: 'before and after', facts: { before: { phone: '1', roles: ['x'] }, after: { phone: '2', roles: [] } }, apart: { before: { phone: null, roles: ['x'] }, after: { phone: null, roles: [] } }, paths: [['before', 'phone'], ['after', 'phone']] },
  { name: 'in lists', facts: { users: [{ displayName: 'A' }, { displayName: 'B' }] }, apart: { users: [{ displayName: null }, { displayName: null }] }, paths: [['users', '0', 'displayName'], ['users', '1', 'displayName']] },
  { name: 'null and empty stay', facts: { by: null, phone: '' }, apart: { by: null, phone: '' }, paths: [] },
]

describe('personal values of an event stand apart [C-I6]', () => {
  test.each(cases)('$name', ({ facts, apart, paths }) => {
    const parted = takeApart(facts)
    expect(parted.facts).toEqual(apart)
    expect(parted.personal.map(([path]) => path)).toEqual(paths)
    expect(putTogether(parted.facts, parted.personal)).toEqual(facts)
  })
  test('dates become what is stored, undefined is left out', () => {
    const { facts } = takeApart({ at: new Date('2026-01-02T03:04:05Z'), none: undefined })
    expect(facts).toEqual({ at: '2026-01-02T03:04:05.000Z' })
  })
  test('a value without its place is left out', () => {
    expect(putTogether({ a: 1 }, [[['b', 'name'], 'x']])).toEqual({ a: 1 })
  })
})
