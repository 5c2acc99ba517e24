import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMoney } from '#kit/pure/money.ts'
import { focusProblems, roundedTo } from '#testkit/focus-rules.ts'
import { fixedCharge, usageCharge } from './charge.ts'
import { focusColumns, focusVersions, type FocusVersion } from './focus-columns.ts'
import { focusRow, startOf, type FocusBill, type FocusLine } from './focus.ts'

const bill: FocusBill = {
  number: 'B202604-17-R2', month: '2026-04-01', unit: { id: '17', name: '交通运输厅' }, currency: 'CNY', issuer: 'Yunshan',
  words: { adjustment: '调整', late: (month) => `${month} 的用量` },
}
const line: FocusLine = {
  number: 1, kind: 'fixed', department: { id: '31', name: '交通运输厅/信息中心' }, project: { id: '4', name: '交通指挥平台' }, region: { id: '2', name: '公共区' },
  service: { code: 'ecs', name: '云服务器', category: 'foundation' }, resource: { id: '9', instanceId: 'i-0009', name: 'web' }, component: { category: 'Compute', resource: 'vCPU', spec: 'General' },
  quantity: '8', count: 1, unit: 'Core', fromDay: '2026-04-11', toDay: '2026-04-30', days: 20, unitPrice: '360', priceNumber: 8, usageMonth: null, provider: '', note: '', amount: '240.00',
}
const usage: FocusLine = { ...line, number: 2, kind: 'usage', component: { category: 'Network', resource: 'Flow', spec: 'NA' }, quantity: '1234.5', unit: 'MB', unitPrice: '0.0008', priceNumber: 1, amount: '0.99' }
const late: FocusLine = { ...usage, number: 3, usageMonth: '2026-02-01', fromDay: '2026-02-03', toDay: '2026-02-27', quantity: '-10', amount: '-0.01' }
const provider: FocusLine = {
  ...line, number: 4, kind: 'provider', region: null, service: null, resource: null, provider: 'Outside Cloud', component: { category: '', resource: 'Object Storage', spec: 'sub-1' }, quantity: '12.345678', count: 1,
  unit: 'USD', unitPrice: null, priceNumber: null, fromDay: '2026-04-01', toDay: '2026-04-30', days: 0, note: 'Sub one', amount: '88.12',
}
const adjustment: FocusLine = {
  ...provider, number: 5, kind: 'adjustment', provider: '', component: { category: '', resource: '', spec: '' }, quantity: '1', unit: '', project: null, note: '协议减免', amount: '-50.00',
}
const all = [line, usage, late, provider, adjustment]
const records = (version: FocusVersion, lines: readonly FocusLine[]) => lines.map((one) => {
  const row = focusRow(bill, one)
  return Object.fromEntries(focusColumns[version].map((column) => [column, row[column] ?? '']))
})

describe.each(focusVersions)('FOCUS %s', (version) => {
  test('[B13] every kind of line keeps the rules', () => {
    expect(focusProblems(version, focusColumns[version], records(version, all))).toEqual([])
  })

  test('[B13] the columns of whose cloud it is have the names of the version', () => {
    const [own, , , bought] = records(version, all)
    expect(version === '1.2' ? [own!['ProviderName'], own!['PublisherName'], bought!['ProviderName'], bought!['PublisherName']]
      : [own!['ServiceProviderName'], own!['HostProviderName'], bought!['ServiceProviderName'], bought!['HostProviderName']]).toEqual(['Yunshan', 'Yunshan', 'Yunshan', 'Outside Cloud'])
    expect(focusColumns[version].includes('ProviderName')).toBe(version === '1.2')
    expect(focusColumns[version].includes('InvoiceDetailId')).toBe(version === '1.4')
  })
})

test('[B13] price × quantity: months, metered quantities, money passed on; corrections bring none', () => {
  const shown = all.map((one) => {
    const { ListUnitPrice, PricingQuantity, PricingUnit, ListCost, BilledCost, ChargeCategory, ChargeClass } = focusRow(bill, one)
    return [ChargeCategory, ChargeClass, ListUnitPrice, PricingQuantity, PricingUnit, ListCost, BilledCost]
  })
  expect(shown).toEqual([
    ['Usage', null, '360', '0.666666666666666667', '8 Core-Months', '240.00000000000000012', '240.00'],
    ['Usage', null, '0.0008', '1234.5', 'MB', '0.9876', '0.99'],
    ['Usage', 'Correction', null, null, null, '-0.01', '-0.01'],
    ['Purchase', null, '1', '88.12', 'CNY', '88.12', '88.12'],
    ['Adjustment', 'Correction', null, null, null, '-50.00', '-50.00'],
  ])
})

test('[B13] periods are UTC with an exclusive end: days of the platform begin at 16:00 the day before', () => {
  expect(startOf('2026-01-01')).toBe('2025-12-31T16:00:00Z')
  const { BillingPeriodStart, BillingPeriodEnd, ChargePeriodStart, ChargePeriodEnd } = focusRow(bill, line)
  expect([BillingPeriodStart, BillingPeriodEnd, ChargePeriodStart, ChargePeriodEnd]).toEqual(['2026-03-31T16:00:00Z', '2026-04-30T16:00:00Z', '2026-04-10T16:00:00Z', '2026-04-30T16:00:00Z'])
  expect(focusRow(bill, late)).toMatchObject({ ChargePeriodStart: '2026-02-02T16:00:00Z', ChargePeriodEnd: '2026-02-27T16:00:00Z', BillingPeriodStart: '2026-03-31T16:00:00Z' })
})

test('[B13] whatever a line costs, price × quantity rounds to what is billed', () => {
  const decimals = (most: number, places: number) => fc.bigInt({ min: 0n, max: BigInt(most) * 10n ** BigInt(places) }).map((minor) => formatMoney(minor, places))
  fc.assert(fc.property(
    fc.record({ isUsage: fc.boolean(), unitPrice: decimals(1_000_000, 6), number: fc.constantFrom(1, 2, 8, 100), times: fc.integer({ min: 1, max: 500 }), metered: decimals(1_000_000, 6), count: fc.integer({ min: 1, max: 99 }), from: fc.integer({ min: 1, max: 31 }), month: fc.constantFrom('2026-02-01', '2026-04-01', '2028-02-01', '2026-08-01') }),
    ({ isUsage, unitPrice, number, times, metered, count, from, month }) => {
      const daysOfMonth = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()
      const first = Math.min(from, daysOfMonth)
      const facts = { unitPrice, priceNumber: isUsage ? 1 : number, quantity: isUsage ? metered : String(number * times), count: isUsage ? 1 : count, days: daysOfMonth - first + 1, daysOfMonth }
      const amount = formatMoney((isUsage ? usageCharge(facts, 2) : fixedCharge(facts, 2)).amount, 2)
      const day = (number: number) => `${month.slice(0, 8)}${String(number).padStart(2, '0')}`
      const one: FocusLine = { ...isUsage ? usage : line, ...facts, fromDay: day(first), toDay: day(daysOfMonth), amount }
      const row = focusRow({ ...bill, month }, one)
      expect(roundedTo(row.ListCost!, 2)).toBe(amount)
      for (const version of focusVersions) expect(focusProblems(version, focusColumns[version], [Object.fromEntries(focusColumns[version].map((column) => [column, row[column] ?? '']))])).toEqual([])
    },
  ), { numRuns: 500 })
})
