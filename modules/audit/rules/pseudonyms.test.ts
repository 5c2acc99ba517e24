import { describe, expect, test } from 'vitest'
import { pseudonymOf, replacedIn, replacedText, replacementsFor, type Traces } from './pseudonyms.ts'

const traces: Traces = {
  accountNames: ['om'], displayNames: [{ value: '张超', isShared: false }, { value: '李丽', isShared: true }], emails: ['om@cloud.example'], phones: [{ value: '0871-1', isShared: false }],
}
const replacements = replacementsFor(traces, pseudonymOf('1'), false)

describe('a person\'s values are replaced, and nobody else\'s [C-I6]', () => {
  test.each([
    ['om approved, room 3', 'removed-1 approved, room 3'],
    ['张超（代 王芳）', 'removed-1（代 王芳）'],
    ['Write to OM@cloud.example.', 'Write to removed-1@removed.invalid.'],
    ['om@cloud.example.org', 'om@cloud.example.org'],
    ['om2 and from.om', 'om2 and from.om'],
    ['由om提交', '由removed-1提交'],
    ['call 0871-1', 'call -'],
    ['call 0871-12', 'call 0871-12'],
    ['李丽', '李丽'],
  ])('%s → %s', (before, after) => expect(replacedText(before, replacements)).toBe(after))

  test('a name that others have too is replaced in the person\'s own rows alone', () => {
    expect(replacedText('李丽', replacementsFor(traces, pseudonymOf('1'), true))).toBe('removed-1')
  })
  test('in lists and records, never in keys', () => {
    expect(replacedIn({ om: ['张超', 1, null], users: [{ name: '张超' }] }, replacements)).toEqual({ om: ['removed-1', 1, null], users: [{ name: 'removed-1' }] })
  })
  test('nothing of a person without phone and address', () => {
    expect(replacementsFor({ accountNames: ['x'], displayNames: [], emails: [''], phones: [{ value: '', isShared: false }] }, pseudonymOf('2'), true)).toEqual([['x', 'removed-2']])
  })
})
