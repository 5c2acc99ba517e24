import { describe, expect, test } from 'vitest'
import { addAmounts, addQuantities, changeOf, percentOf } from './change.ts'

describe('change against the last month', () => {
  test.each([
    ['112.50', '100.00', { direction: 'up', amount: '12.50', percent: '12.5' }],
    ['100.00', '300.00', { direction: 'down', amount: '200.00', percent: '66.7' }],
    ['100.00', '100.00', { direction: 'same', amount: '0.00', percent: '0.0' }],
    ['100.00', '0.00', { direction: 'up', amount: '100.00', percent: null }],
    ['-5.00', '20.00', { direction: 'down', amount: '25.00', percent: '125.0' }],
    ['3', '2', { direction: 'up', amount: '1', percent: '50.0' }],
    ['99999999999.99', '0.01', { direction: 'up', amount: '99999999999.98', percent: '999999999999800.0' }],
  ] as const)('[B5] %s after %s', (total, previous, change) => expect(changeOf(total, previous)).toEqual(change))

  test('[B4] sums are exact', () => {
    expect(addAmounts(['0.10', '0.20', '-0.05'])).toBe('0.25')
    expect(addAmounts([])).toBe('0.00')
    expect(addAmounts(['7', '8'])).toBe('15')
  })

  test('quantities keep the decimals that they need', () => {
    expect(addQuantities(['1.25', '0.75', '100'])).toBe('102')
    expect(addQuantities(['0.000001', '-0.5'])).toBe('-0.499999')
    expect(addQuantities(['10', '20'])).toBe('30')
  })

  test('shares', () => {
    expect(percentOf('1.00', '3.00')).toBe('33.3')
    expect(percentOf('0.00', '0.00')).toBeNull()
  })
})
