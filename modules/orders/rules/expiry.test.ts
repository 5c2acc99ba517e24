import { describe, expect, test } from 'vitest'
import { expiryHindrance, expiryProblem } from './expiry.ts'
import { productStatuses } from './status.ts'

const startsAt = new Date('2026-03-01T00:00:00Z')

describe('change of the expiry', () => {
  test('[G4.4.2.2] [O4] while delivered, kept, expired or ended; never of a cancelled one', () => {
    expect(productStatuses.filter((status) => expiryHindrance({ status, wasCancelled: false, startsAt }) === undefined))
      .toEqual(['resource_deliver', 'resource_expire', 'resource_keep', 'product_end'])
    expect(expiryHindrance({ status: 'product_end', wasCancelled: true, startsAt })).toBe('order.was_cancelled')
    expect(expiryHindrance({ status: 'product_end', wasCancelled: false, startsAt: null })).toBe('order.expiry_fixed')
  })

  test.each([
    ['to the very delivery', '2026-03-01T00:00:00Z', null, undefined],
    ['before the delivery', '2026-02-28T23:59:59Z', null, 'order.expiry_before_delivery'],
    ['far ahead', '2030-01-01T00:00:00Z', null, undefined],
    ['to the start of its renewal', '2026-06-01T00:00:00Z', new Date('2026-06-01T00:00:00Z'), undefined],
    ['past the start of its renewal', '2026-06-01T00:00:01Z', new Date('2026-06-01T00:00:00Z'), 'order.expiry_past_renewal'],
  ])('[O4] %s', (_name, wanted, renewalStartedAt, code) => { expect(expiryProblem(new Date(wanted), { startsAt, renewalStartedAt })).toBe(code) })
})
