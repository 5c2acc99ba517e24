import { expect, test } from 'vitest'
import { billNumber } from './bill-number.ts'
import { grouped } from './written-number.ts'

test('[B6] amounts on paper are grouped by thousands, whatever their sign and decimals', () => {
  expect(['-1234567.50', '0.00', '-12.34', '999', '1000', '1000000.123456', '-100000'].map(grouped)).toEqual(['-1,234,567.50', '0.00', '-12.34', '999', '1,000', '1,000,000.123456', '-100,000'])
})

test('[B6] each revision of a bill has a number of its own', () => {
  expect(billNumber({ month: '2026-08', id: '17', revision: 2 })).toBe('B202608-17-R2')
})
