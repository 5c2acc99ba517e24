import { expect, test } from 'vitest'
import { signed } from './signed.ts'

test.each([['1234.50', '+1,234.50'], ['-5.00', '−5.00'], ['0.01', '+0.01'], ['-1000000', '−1,000,000']])('%s is written %s', (amount, written) => expect(signed(amount)).toBe(written))
