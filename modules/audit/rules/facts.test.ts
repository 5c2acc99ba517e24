import { describe, expect, test } from 'vitest'
import { readableFacts, subjectOf } from './facts.ts'

describe('before and after of an event, readable [C-I1]', () => {
  const cases = [
    { name: 'the worked example', facts: { before: { name: 'A', code: 'x' }, after: { name: 'B', code: 'x' }, reason: 'r' }, changes: [{ path: ['name'], before: 'A', after: 'B' }], rest: [{ path: ['reason'], before: null, after: 'r' }] },
    { name: 'what is new has no before', facts: { after: { roles: ['om_operator', 'x'] } }, changes: [{ path: ['roles'], before: null, after: 'om_operator, x' }], rest: [] },
    { name: 'what is gone', facts: { before: { phone: '1' }, after: {} }, changes: [{ path: ['phone'], before: '1', after: '' }], rest: [] },
    { name: 'lists of records by position', facts: { items: [{ amount: 2 }, { amount: 3 }] }, changes: [], rest: [{ path: ['items', '1', 'amount'], before: null, after: '2' }, { path: ['items', '2', 'amount'], before: null, after: '3' }] },
    { name: 'plain before and after, as of a price', facts: { before: '1.00', after: '2.00' }, changes: [{ path: [], before: '1.00', after: '2.00' }], rest: [] },
    { name: 'a name in the reader\'s language', facts: { by: ['A (for B)', 'A（代 B）', 'A（代B）'] }, changes: [], rest: [{ path: ['by'], before: null, after: 'A（代B）' }] },
  ]
  test.each(cases)('$name', ({ facts, changes, rest }) => {
    expect(readableFacts(facts, 'zh-Hans')).toEqual({ changes, facts: rest })
  })
  test('the record is named by its number, else by its name', () => {
    expect(subjectOf({ number: 'RA-1', name: 'x' })).toBe('RA-1')
    expect(subjectOf({ after: { accountName: 'li' } })).toBe('li')
    expect(subjectOf({ amount: 1 })).toBe('')
  })
})
