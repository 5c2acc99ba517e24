import { expect, test } from 'vitest'
import { atLeast, atMost, between, isRequired, matches } from './checks.ts'

test.each([['', true], ['  ', true], [null, true], [undefined, true], [[], true], [false, true], ['a', false], [0, false], [['a'], false], [true, false]])('required: %j is missing: %s', (value, isMissing) =>
  expect(isRequired(value) !== undefined).toBe(isMissing))

test('lengths and bounds say their limit', () => {
  expect(atMost(3)('abcd', {})?.values).toEqual({ limit: 3 })
  expect(atMost(3)('abc', {})).toBeUndefined()
  expect(atLeast(3)('ab', {})?.values).toEqual({ limit: 3 })
  expect(atLeast(3)('', {}), 'empty is the business of isRequired').toBeUndefined()
  expect(between(1, 5)(0, {})?.values).toEqual({ limit: 1 })
  expect(between(1, 5)(6, {})?.values).toEqual({ limit: 5 })
  expect(between(1, 5)(null, {})).toBeUndefined()
})

test('a pattern lets the empty value pass', () => {
  const check = matches(/^\d+$/, ['Digits', '數字', '数字'])
  expect(check('', {})).toBeUndefined()
  expect(check('12', {})).toBeUndefined()
  expect(check('1a', {})?.phrase[0]).toBe('Digits')
})
