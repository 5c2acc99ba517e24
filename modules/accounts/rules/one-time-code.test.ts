import { describe, expect, test } from 'vitest'
import { grouped, isFactorCompulsory, readCode, stepOf, stepsToTry } from './one-time-code.ts'

describe('codes of a second factor', () => {
  test.each([
    ['123456', { kind: 'time', code: '123456' }], [' 123 456 ', { kind: 'time', code: '123456' }], ['１２３４５６', { kind: 'time', code: '123456' }],
    ['abcd-efgh-ijkl-mnop-qrst-uvwx', { kind: 'recovery', code: 'ABCDEFGHIJKLMNOPQRSTUVWX' }], ['ABCDEFGHIJKLMNOPQRST2345', { kind: 'recovery', code: 'ABCDEFGHIJKLMNOPQRST2345' }],
    ['12345', undefined], ['1234567', undefined], ['', undefined], ['abcd-efgh', undefined], ['ABCDEFGHIJKLMNOPQRST0189', undefined], ['12345a', undefined],
  ])('[U2] %j is read as %j', (typed, read) => expect(readCode(typed)).toEqual(read))

  test.each([[0, 0], [29, 0], [30, 1], [59, 1], [1_111_111_109, 37_037_036], [20_000_000_000, 666_666_666]])('[C-E2] second %i is in step %i', (seconds, step) => expect(stepOf(seconds)).toBe(step))

  test.each([
    [300, 0, [10, 9, 11]], [329, 0, [10, 9, 11]], [330, 0, [11, 10, 12]],
    [300, 9, [10, 11]], [300, 10, [11]], [300, 11, []], [300, 500, []],
  ])('[C-E2] [ASVS 6.5.1] at second %i, after step %i, only %j count', (seconds, last, steps) => expect(stepsToTry(seconds, last)).toEqual(steps))

  test('recovery codes are shown in groups', () => expect(grouped('ABCDEFGHIJKLMNOPQRST2345')).toBe('ABCD-EFGH-IJKL-MNOP-QRST-2345'))

  test('[U2] one compulsory role is enough', () => {
    expect(isFactorCompulsory(['department_user', 'department_admin'], ['department_admin'])).toBe(true)
    expect(isFactorCompulsory(['department_user'], ['department_admin'])).toBe(false)
    expect(isFactorCompulsory(['department_user'], [])).toBe(false)
  })
})
