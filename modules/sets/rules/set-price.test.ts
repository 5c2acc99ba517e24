import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkFinalPrice, finalPriceFor, isLow, memberPriceOf, percentOf, quickPercents } from './set-price.ts'

describe('[S2] quick set (guide 004 §3.2.4, §3.2.5)', () => {
  test('[G3.2.4] the percentages of the guide', () => expect(quickPercents).toEqual([95, 90, 85, 80, 75, 70, 60, 50]))

  test.each<[original: bigint, percent: number, price: bigint]>([
    [123_450n, 85, 104_933n], [100_000n, 95, 95_000n], [100_000n, 50, 50_000n], [1n, 50, 1n], [3n, 50, 2n], [1n, 1, 1n], [0n, 80, 1n], [999n, 60, 599n], [105n, 90, 95n],
  ])('[G3.2.4] of %s, %s %% are %s', (original, percent, price) => expect(finalPriceFor(original, percent)).toBe(price))

  test.each<[final: bigint, original: bigint | null, percent: number | null]>([
    [104_934n, 123_450n, 86], [98_759n, 123_450n, 80], [100_000n, 100_000n, 100], [99_999n, 100_000n, 100], [1n, 100_000n, 1], [120_001n, 100_000n, 121], [5n, 0n, null], [5n, null, null],
  ])('[G3.2.5] %s of %s is %s %%, rounded up', (final, original, percent) => expect(percentOf(final, original)).toBe(percent))

  test('what was chosen quickly reads as what was chosen, or one more where the half was rounded up', () => fc.assert(fc.property(
    fc.bigInt({ min: 100n, max: 10n ** 12n }), fc.constantFrom(...quickPercents),
    (original, percent) => { expect([percent, percent + 1]).toContain(percentOf(finalPriceFor(original, percent), original)) })))

  test.each<[string, number, object]>([
    ['12.50', 2, { value: 1250n }], ['12.500', 2, { value: 1250n }], ['0.01', 2, { value: 1n }], ['7', 0, { value: 7n }],
    ['0', 2, { code: 'set.too_cheap', least: '0.01' }], ['0.00', 2, { code: 'set.too_cheap', least: '0.01' }], ['0', 0, { code: 'set.too_cheap', least: '1' }],
    ['0.001', 2, { code: 'set.too_many_decimals', decimals: 2 }], ['1.5', 0, { code: 'set.too_many_decimals', decimals: 0 }],
    ['-1', 2, { code: 'field.pattern' }], ['1e3', 2, { code: 'field.pattern' }], ['', 2, { code: 'field.pattern' }], ['01', 2, { code: 'field.pattern' }],
  ])('"%s" with %s decimals', (text, decimals, checked) => expect(checkFinalPrice(text, decimals)).toEqual(checked))
})

describe('[S3] less than 80 % of the original price (guide 004 §3.1.11)', () => {
  test.each<[final: bigint, original: bigint | null, low: boolean]>([
    [80_000n, 100_000n, false], [79_999n, 100_000n, true], [98_759n, 123_450n, true], [98_760n, 123_450n, false], [1n, null, false], [1n, 0n, false],
  ])('[G3.1.11] %s of %s: %s', (final, original, low) => expect(isLow(final, original)).toBe(low))
})

describe('[Shop] the member\'s own price', () => {
  test.each<[final: bigint, percent: number, price: bigint]>([[100_000n, 90, 90_000n], [1n, 1, 0n], [1n, 50, 1n], [995n, 100, 995n], [999n, 85, 849n]])('%s at %s %%', (final, percent, price) =>
    expect(memberPriceOf(final, percent)).toBe(price))

  test('never above the final price, never below zero', () => fc.assert(fc.property(fc.bigInt({ min: 1n, max: 10n ** 14n }), fc.integer({ min: 1, max: 100 }), (final, percent) => {
    const price = memberPriceOf(final, percent)
    expect(price >= 0n && price <= final).toBe(true)
  })))
})
