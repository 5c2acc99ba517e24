import { describe, expect, test } from 'vitest'
import { formatAmount, formatsFor } from './formats.ts'

describe('money', () => {
  test.each([
    ['1234.50', '¥1,234.50'], ['0.07', '¥0.07'], ['-1234567.00', '−¥1,234,567.00'], ['999', '¥999'], ['123456789012345.123456', '¥123,456,789,012,345.123456'],
  ])('[P6] %s is written %s, digit by digit', (amount, written) => expect(formatAmount(amount, '¥')).toBe(written))
})

describe('moments and days', () => {
  test('a moment is shown in the platform\'s time zone, whatever the machine\'s is', () => {
    expect(formatsFor('zh-Hans').moment('2026-01-31T16:30:00Z')).toBe('2026-02-01 00:30')
    expect(formatsFor('en').moment('2026-01-31T16:30:00Z')).toBe('1 Feb 2026, 00:30')
  })
  test('a day stays that day', () => {
    expect(formatsFor('zh-Hant').day('2026-03-05')).toBe('2026-03-05')
    expect(formatsFor('en').day('2026-03-05')).toBe('5 Mar 2026')
  })
})

test('sizes of files', () => {
  expect(formatsFor('en').bytes(900)).toBe('900 B')
  expect(formatsFor('en').bytes(12_345)).toBe('12.1 KB')
  expect(formatsFor('en').bytes(20 * 1024 * 1024)).toBe('20 MB')
})
