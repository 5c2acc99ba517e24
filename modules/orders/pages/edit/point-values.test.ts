import { describe, expect, test } from 'vitest'
import { amountComplaint, netAfter } from './point-values.ts'

const bounds = { add: '900.00', deduct: '100.00' }
const values = (direction: 'add' | 'deduct', points: string) => ({ direction, points, description: 'outage' })

describe('point management', () => {
  test.each([['add', '900.00', true], ['add', '900.01', false], ['deduct', '100', true], ['deduct', '100.01', false], ['add', '0', false], ['add', '-1', false], ['add', '1.001', false], ['add', 'ten', false], ['add', ' 10.5 ', true]] as const)('[G4.5.2] %s %s: %s', (direction, points, isFine) => {
    expect(amountComplaint(values(direction, points), bounds, 2) === undefined).toBe(isFine)
  })
  test('[G4.5.2] a currency without decimals takes none', () => {
    expect(amountComplaint(values('add', '1.5'), { add: '900', deduct: '100' }, 0)).toBeDefined()
    expect(netAfter('100', values('add', '5'), 0)).toBe('105')
  })
  test('[G4.5.2] before → after', () => {
    expect(netAfter('100.00', values('add', '50.5'), 2)).toBe('150.50')
    expect(netAfter('100.00', values('deduct', '100'), 2)).toBe('0.00')
  })
})
