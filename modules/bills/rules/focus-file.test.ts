import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalIn, momentIn, tagsIn, textIn, unreadTag } from './cost-values.ts'
import { columnsIn, costRowIn } from './focus-file.ts'

describe('[B10] numbers as providers write them', () => {
  test.each([
    ['0.000000000001', '0.000000000001'], ['1234.50', '1234.5'], ['1,234,567.89', '1234567.89'], ['-0.25', '-0.25'], ['+7', '7'], ['.5', '0.5'], ['5.', '5'], ['007', '7'], ['-0.00', '0'],
    ['1.25E-7', '0.000000125'], ['-3.0e2', '-300'], ['1.2000000000000002E-5', '0.000012000000000000002'], ['12E+1', '120'], ['0E-10', '0'],
    ['999999999999.999999999999999999999999999999', '999999999999.999999999999999999999999999999'],
  ])('%s is %s', (written, exact) => expect(decimalIn(written)).toBe(exact))

  test.each(['', 'NULL', 'abc', '1,23', '1.234,5', '--1', '1e', '1e99', '1000000000000', '1E-31', '$1', '１', '1 000', 'Infinity', '1,2345.0'])('%j is none', (written) => expect(decimalIn(written)).toBeUndefined())

  test('plain, in groups of three and with an exponent it is the same number', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 21n), max: 10n ** 21n }), fc.nat(12), (unscaled, decimals) => {
      const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(decimals + 1, '0')
      const [whole, fraction] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)]
      if (whole.length > 12) return
      const sign = unscaled < 0n ? '-' : ''
      const exact = decimalIn(`${sign}${whole}.${fraction}`)
      expect(decimalIn(`${sign}${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`)).toBe(exact)
      expect(decimalIn(`${sign}${digits}e-${decimals}`)).toBe(exact)
      expect(Number(exact)).toBeCloseTo(Number(`${sign}${whole}.${fraction}`), 6)
    }))
  })
})

describe('[B10] moments and nothing', () => {
  test.each([
    ['2026-03-01T00:00:00Z', '2026-03-01T00:00:00.000Z'], ['2026-03-01T00:00:00.000000Z', '2026-03-01T00:00:00.000Z'], ['2026-03-01 00:00:00 UTC', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01', '2026-03-01T00:00:00.000Z'], ['2026-03-01 00:00:00', '2026-03-01T00:00:00.000Z'], ['2026-03-01T00:00:00+08:00', '2026-02-28T16:00:00.000Z'],
    ['2026-03-01 00:00:00+0800', '2026-02-28T16:00:00.000Z'], ['03/31/2026', '2026-03-31T00:00:00.000Z'], ['3/1/2026 00:00', '2026-03-01T00:00:00.000Z'], ['2026/3/1', '2026-03-01T00:00:00.000Z'],
  ])('%s', (written, moment) => expect(new Date(momentIn(written)!).toISOString()).toBe(moment))
  test.each(['', 'NULL', '2026-02-30', '2026-13-01', '31/03/2026', '2026-03', '20260301', '2026-03-01T25:00:00Z'])('%j is none', (written) => expect(momentIn(written)).toBeUndefined())
  test.each(['', ' ', 'NULL', 'null', 'Null', 'None', 'N/A', '\\N'])('%j is nothing', (written) => expect(textIn(written)).toBe(''))
})

describe('[B10] tags as providers write them', () => {
  test.each<[string, Record<string, string>]>([
    ['{"env":"prod","项目":"门户"}', { env: 'prod', 项目: '门户' }], ['{"a":null,"b":true,"c":1}', { a: '', b: 'true', c: '1' }],
    ['"env": "prod","owner": "li"', { env: 'prod', owner: 'li' }], ["{'env': 'prod', 'it\\'s': 'a, b'}", { env: 'prod', "it's": 'a, b' }], ["{'a': None}", { a: '' }],
    ['[{"key":"env","value":"prod"},{"key":"b","value":null}]', { env: 'prod', b: '' }], ['{user:env=prod, aws:createdBy=Root}', { 'user:env': 'prod', 'aws:createdBy': 'Root' }],
    ['env=prod;owner=', { env: 'prod', owner: '' }], ['key:项目 value:门户网站; key:env value:prod', { 项目: '门户网站', env: 'prod' }],
    ['NULL', {}], ['{}', {}], ['[]', {}], ['', {}], ['what is this', { [unreadTag]: 'what is this' }], ['[1,2]', { [unreadTag]: '[1,2]' }],
  ])('%s', (written, tags) => expect(tagsIn(written)).toEqual(tags))

  test('every object of texts comes back, whatever it holds', () => {
    fc.assert(fc.property(fc.dictionary(fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'), fc.string()), (tags) => { expect(tagsIn(JSON.stringify(tags))).toEqual({ ...tags }) }))
  })
})

describe('[B10] columns and rows', () => {
  const heads = ['BilledCost', 'BillingCurrency', 'BillingPeriodStart', 'BillingPeriodEnd', 'SubAccountId', 'x_Own', 'Tags', 'RegionId']
  const { columns } = columnsIn(heads)
  const row = (changes: Record<string, string> = {}) => costRowIn(heads.map((head) => changes[head] ?? { BilledCost: '1.5', BillingCurrency: 'usd', BillingPeriodStart: '2026-03-01', BillingPeriodEnd: '2026-04-01' }[head] ?? ''), columns, '2026-03-01')

  test('they are found by name, in any order and case, behind a byte order mark, extra ones aside', () => {
    expect(columnsIn(['\uFEFFbilled_cost', 'Billing Currency', 'BILLINGPERIODSTART', 'BillingPeriodEnd', 'x_a', 'ServiceProviderName']).missing).toEqual([])
    expect(columnsIn(['Cost', 'BillingCurrency', 'BillingPeriodStart']).missing).toEqual(['BilledCost', 'BillingPeriodEnd'])
  })

  test('the month is the one that the middle of the period lies in', () => {
    const month = (BillingPeriodStart: string, BillingPeriodEnd: string) => { const found = row({ BillingPeriodStart, BillingPeriodEnd }); return 'month' in found ? found.month : found.code }
    expect(month('2026-02-28T16:00:00Z', '2026-03-31T16:00:00Z')).toBe('2026-03-01')
    expect(month('2026-02-01T08:00:00Z', '2026-03-01T08:00:00Z')).toBe('2026-02-01')
    expect(month('2026-04-01', '2026-05-01')).toBe('cost.period_ahead')
    expect(month('2026-01-01', '2026-03-01')).toBe('cost.not_a_period')
    expect(month('2026-03-01', '2026-03-01')).toBe('cost.not_a_period')
    expect(month('2026-03-01', 'NULL')).toBe('cost.not_a_period')
  })

  test('a name stands in for a missing one, and what is wrong is named with its value', () => {
    expect(row({ RegionId: 'cn-hangzhou', SubAccountId: 'NULL' })).toMatchObject({ regionName: 'cn-hangzhou', subAccountId: '', currency: 'USD', billedCost: '1.5' })
    expect(row({ BilledCost: 'twelve' })).toEqual({ column: 'BilledCost', code: 'cost.not_an_amount', value: 'twelve' })
    expect(row({ BillingCurrency: 'RMB¥' })).toEqual({ column: 'BillingCurrency', code: 'cost.not_a_currency', value: 'RMB¥' })
    expect(row({ SubAccountId: 'x'.repeat(301) })).toMatchObject({ code: 'cost.sub_account_long' })
  })
})
