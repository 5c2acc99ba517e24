import { expect, test } from 'vitest'
import { hasRunLow, lowBalanceOf } from './low-balance.ts'

test.each<[before: bigint, after: bigint, is: boolean]>([
  [10000n, 9999n, true],
  [9999n, 5000n, false],
  [20000n, 10000n, false],
  [20000n, 0n, true],
  [0n, 20000n, false],
  [9999n, 10000n, false],
])('chapter 7, low balance: %s → %s with a threshold of 100.00', (before, after, is) => expect(hasRunLow(before, after, 10000n)).toBe(is))

test('with a threshold of 0 nobody is ever low', () => expect(hasRunLow(10n, 0n, 0n)).toBe(false))

test.each<[setting: string | undefined, decimals: number, minor: bigint]>([
  [undefined, 2, 10000n], ['250.5', 2, 25050n], ['0', 2, 0n], ['0.00', 2, 0n], ['many', 2, 10000n], ['-5', 2, 10000n], ['100', 0, 100n],
])('the setting "%s" with %i decimals', (setting, decimals, minor) => expect(lowBalanceOf(setting, decimals)).toBe(minor))
