import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMoney } from '#kit/pure/money.ts'
import type { PriceComponent } from '#modules/catalogue/rules/contributions.ts'
import { currencyIn, currencySymbol } from './currency.ts'
import { estimateOf, joined, priceBook, priceOf, rounded, rowFor } from './price.ts'

const row = (spec: string, number: number, price: string, resource = 'CPU', category = 'Instance') => ({ category, resource, spec, number, unit: 'Core', price })
const component = (spec: string, quantity: number, count = 1, resource = 'CPU', category = 'Instance'): PriceComponent => ({ category, resource, spec, quantity, count })

const list = priceBook([
  row('Groot', 1, '50'), row('Groot', 8, '360'), row('Groot', 12, '500'),
  row('Twins', 4, '250.125'), row('Tiny', 1, '0.004'), row('Half', 1, '0.005'), row('Free', 1, '0'), row('Exact', 3, '0.01'),
  row('NA', 80, '1600', 'Bandwidth', 'Network'), row('NA', 500, '8500', 'Bandwidth', 'Network'), row('NA', 1, '0.0008', 'Flow', 'Network'),
])

describe('[P5] which row prices a quantity', () => {
  test.each<[string, number, number | undefined, string | undefined]>([
    ['Groot', 16, 8, '720'], // the example of the rule
    ['Groot', 12, 12, '500'], ['Groot', 8, 8, '360'], ['Groot', 1, 1, '50'], ['Groot', 7, 1, '350'], ['Groot', 24, 12, '1000'],
    ['Groot', 36, 12, '1500'], ['Groot', 40, 8, '1800'], ['Groot', 10, 1, '500'], ['Groot', 128, 8, '5760'],
    ['Twins', 4, 4, '250.125'], ['Twins', 8, 4, '500.25'], ['Twins', 6, undefined, undefined], ['Twins', 1, undefined, undefined],
    ['Exact', 9, 3, '0.03'], ['Exact', 10, undefined, undefined], ['Nothing', 1, undefined, undefined], ['Free', 128, 1, '0'],
    ['Groot', 0, undefined, undefined], ['Groot', 2.5, undefined, undefined], ['Groot', -8, undefined, undefined], ['Groot', Number.NaN, undefined, undefined],
  ])('%s × %d is priced by the row of %s: %s', (spec, quantity, number, price) => {
    const found = rowFor(list, component(spec, quantity), quantity)
    expect(found?.number).toBe(number)
    if (found && price !== undefined) expect(priceOf(found, quantity)).toBe(BigInt(Math.round(Number(price) * 1_000_000)))
  })

  test('only 80 and 500 Mbps, and what they divide, have a price', () => {
    const priced = (mbps: number) => rowFor(list, component('NA', mbps, 1, 'Bandwidth', 'Network'), mbps)?.number
    expect([80, 160, 500, 1000, 4000, 100, 580].map(priced)).toEqual([80, 80, 500, 500, 500, undefined, undefined])
  })

  test('a missing price is named, and then the whole has none', () => {
    const estimate = estimateOf([component('Groot', 2), component('Twins', 6, 3)], list, 2)
    expect(estimate.missing).toEqual([{ category: 'Instance', resource: 'CPU', spec: 'Twins', quantity: 6 }])
    expect(estimate.lines.map(({ unitPrice, amount }) => [unitPrice, amount])).toEqual([[50_000_000n, 10_000n], [null, null]])
    expect(estimate.monthly).toBeNull()
  })

  test('[property] the largest number that divides, and never silently zero', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 0, maxLength: 8 }), fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 10_000_000 }), (numbers, quantity, price) => {
      const book = priceBook(numbers.map((number) => row('x', number, formatMoney(BigInt(price), 6))))
      const divisors = numbers.filter((number) => quantity % number === 0)
      const estimate = estimateOf([component('x', quantity)], book, 2)
      if (divisors.length === 0) expect([estimate.monthly, estimate.missing.length]).toEqual([null, 1])
      else {
        expect(estimate.lines[0]!.number).toBe(Math.max(...divisors))
        expect(estimate.lines[0]!.amount).toBe(rounded(BigInt(price) * BigInt(quantity / Math.max(...divisors)), 2))
      }
    }))
  })
})

describe('[P6] rounding', () => {
  test.each<[string, number, string]>([
    ['0.004', 2, '0.00'], ['0.005', 2, '0.01'], ['0.015', 2, '0.02'], ['0.0149', 2, '0.01'], ['1.999999', 2, '2.00'], ['250.125', 2, '250.13'],
    ['0.5', 0, '1'], ['0.499999', 0, '0'], ['1600', 0, '1600'], ['0.0008', 4, '0.0008'], ['999999999999.999999', 2, '1000000000000.00'],
  ])('%s with %d decimals is %s', (price, decimals, amount) =>
    expect(formatMoney(rounded(BigInt(price.replace(/(\.\d+)?$/, (fraction) => fraction.slice(1).padEnd(6, '0'))), decimals), decimals)).toBe(amount))

  test.each<[string, PriceComponent[], number, string]>([
    ['one machine is priced first, then multiplied: 16 cores have a price of eight, three times', [component('Groot', 16, 3)], 2, '2160.00'],
    ['rounded once, at the line: a hundred of half a cent', [component('Half', 1, 100)], 2, '0.50'],
    ['what alone rounds to nothing counts where there are many', [component('Tiny', 1, 100)], 2, '0.40'],
    ['the quantity is not rounded', [component('Tiny', 100, 1)], 2, '0.40'],
    ['lines are rounded, then added', [component('Half', 1), component('Half', 3)], 2, '0.03'],
    ['a currency without decimals', [component('Twins', 4, 2), component('Groot', 1)], 0, '550'],
    ['nothing costs nothing', [], 2, '0.00'],
    ['a price of zero is a price', [component('Free', 4, 9)], 2, '0.00'],
    ['large clusters stay exact', [component('Groot', 128, 500)], 2, '2880000.00'],
  ])('%s', (_what, components, decimals, monthly) => expect(formatMoney(estimateOf(components, list, decimals).monthly!, decimals)).toBe(monthly))

  test('flow is paid by what is used: it has a price and adds nothing to the month; without one it is missing', () => {
    const flow = component('NA', 1, 1, 'Flow', 'Network')
    const estimate = estimateOf([component('Groot', 1), flow], list, 2)
    expect(estimate.monthly).toBe(5_000n)
    expect(estimate.lines[1]).toMatchObject({ unitPrice: 800n, amount: null })
    expect(estimateOf([flow], priceBook([]), 2)).toMatchObject({ monthly: null, missing: [{ resource: 'Flow' }] })
  })

  test('[property] in any order and joined from parts they cost the same; the lines add up to it, each within half a minor unit of the exact price', () => {
    const components = fc.array(fc.record({ spec: fc.constantFrom('Groot', 'Tiny', 'Half', 'Free'), quantity: fc.integer({ min: 1, max: 128 }), count: fc.integer({ min: 1, max: 50 }) }), { maxLength: 12 })
    fc.assert(fc.property(components, fc.constantFrom(0, 2), (given, decimals) => {
      const components = given.map(({ spec, quantity, count }) => component(spec, quantity, count))
      const whole = estimateOf(components, list, decimals)
      expect(estimateOf(components.toReversed(), list, decimals).monthly).toBe(whole.monthly)
      expect(joined(components.map((one) => estimateOf([one], list, decimals))).monthly).toBe(whole.monthly)
      const unit = 10n ** BigInt(6 - decimals)
      for (const { quantity, count, number, unitPrice, amount } of whole.lines) {
        const error = amount! * unit - unitPrice! * BigInt(quantity / number!) * BigInt(count)
        expect(error * 2n <= unit && error * 2n > -unit).toBe(true)
      }
      expect(whole.lines.reduce((sum, { amount }) => sum + amount!, 0n)).toBe(whole.monthly)
    }))
  })
})

describe('[P6] the currency', () => {
  test('is a setting; whatever is no currency is the usual one', () => {
    expect(currencyIn({ code: 'TWD', decimals: 0 })).toEqual({ code: 'TWD', decimals: 0 })
    for (const wrong of [null, undefined, 'TWD', {}, { code: 'twd', decimals: 0 }, { code: 'TWD', decimals: 9 }, { code: 'TWD', decimals: 0.5 }]) expect(currencyIn(wrong)).toEqual({ code: 'CNY', decimals: 2 })
    expect(['CNY', 'TWD', 'XYZ'].map(currencySymbol)).toEqual(['¥', 'NT$', 'XYZ '])
  })
})
