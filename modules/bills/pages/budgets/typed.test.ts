import { expect, test } from 'vitest'
import { typedAmount, typedThresholds } from './typed.ts'

test.each([
  ['80, 100', [80, 100]], ['100，80、90', [80, 90, 100]], ['80% 100%', [80, 100]], [' 5 ', [5]], ['80,80', [80]],
  ['', undefined], ['0', undefined], ['201', undefined], ['80.5', undefined], ['a', undefined], ['-1', undefined], ['1e1', undefined], ['1,2,3,4,5,6', undefined], ['1,2,3,4,5', [1, 2, 3, 4, 5]],
] as const)('[B12] thresholds typed as %j', (text, thresholds) => expect(typedThresholds(text)).toEqual(thresholds))

test.each([
  ['1200', '1200'], [' 1,200,000.50 ', '1200000.50'], ['￥8', '8'], ['0012', '12'], ['0.01', '0.01'],
  ['', undefined], ['0', undefined], ['0.00', undefined], ['1.234', undefined], ['-1', undefined], ['1,2', undefined], ['12a', undefined], ['12345678901234', undefined],
] as const)('[B12] an amount typed as %j', (text, amount) => expect(typedAmount(text, 2)).toBe(amount))
