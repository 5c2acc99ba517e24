import { describe, expect, test } from 'vitest'
import { priceBook } from '#modules/prices/rules/price.ts'
import type { ShopSet } from '../../shop-contract.ts'
import { linesIn, wantedOf, type CartLine } from './cart-lines.ts'
import { pricedCart } from './priced-cart.ts'

const prices = {
  book: priceBook([{ category: 'Instance', resource: 'CPU', spec: 'Groot', number: 1, unit: 'Core', price: '45.125' }]), currency: { code: 'CNY', decimals: 2 }, day: '2026-03-01',
}
const set: ShopSet = {
  id: '7', number: 'ST-20260301-0001', isPopular: false, category: 'entry', service: { code: 'fico', names: ['a', 'b', 'c'], icon: 'server' }, name: '轻量云主机', description: '', content: [],
  originalPrice: '100.00', finalPrice: '90.05', memberPrice: '81.05',
}
const terms = { discountPercent: 90, rewardDays: 15, mayReorder: true, groupName: 'VIP' }
const base = { key: 'k', title: 't', months: 1, name: '', notes: '' }
const ofSet: CartLine = { ...base, setId: '7', months: 12 }
const custom = (resource: string): CartLine => ({ ...base, service: 'fico', serviceNames: ['a', 'b', 'c'], configuration: { cpu: 2 }, components: [{ category: 'Instance', resource, spec: 'Groot', quantity: 2, count: 3 }] })

describe('[Shop] what a cart costs', () => {
  test('[Shop] a set at its final price, a configuration at today\'s unit prices, both for their months at the group\'s discount', () => {
    // 90.05 × 12 × 90 % = 972.54; 2 × 45.125 = 90.25, three of them 270.75, at 90 % 243.675 → 243.68.
    const { lines, payable, original, isComplete } = pricedCart([ofSet, custom('CPU')], [set], terms, prices)
    expect(lines.map((line) => [line.payable, line.original])).toEqual([[97_254n, 108_060n], [24_368n, 27_075n]])
    expect([payable, original, isComplete]).toEqual([121_622n, 135_135n, true])
  })

  test('[Shop] what is no longer sold, has no price or no duration is named, and the order has to wait', () => {
    const { lines, payable, isComplete } = pricedCart([{ ...ofSet, setId: '8' }, custom('RAM'), { ...ofSet, months: 37 }, { ...ofSet, months: 0 }, ofSet], [set], terms, prices)
    expect(lines.map(({ problem }) => problem)).toEqual(['notForSale', 'unpriced', 'monthsWrong', 'monthsWrong', undefined])
    expect([payable, isComplete]).toEqual([97_254n, false])
    expect(pricedCart([], [set], terms, prices).isComplete).toBe(false)
  })

  test('a line as the order wants it: without an empty name or empty notes', () => {
    expect(wantedOf(ofSet)).toEqual({ setId: '7', months: 12 })
    expect(wantedOf({ ...custom('CPU'), name: ' mine ', notes: ' ' })).toEqual({ service: 'fico', configuration: { cpu: 2 }, months: 1, name: 'mine' })
  })

  test.each(['', 'null', '{}', '[1, null, {}]', '[{"key":"k","title":"t","months":"1","name":"","notes":"","setId":"7"}]', '[{"key":"k","title":"t","months":1,"name":"","notes":""}]', 'nonsense'])(
    'what is no cart is an empty one: %s', (text) => expect(linesIn(text)).toEqual([]))

  test('what is one comes back as it was', () => expect(linesIn(JSON.stringify([ofSet, custom('CPU')]))).toEqual([ofSet, custom('CPU')]))
})
