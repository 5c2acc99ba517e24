import { describe, expect, test } from 'vitest'
import { renewalHindrance, renewsHow, type RenewalFacts } from './renewal.ts'

const facts = (change: Partial<RenewalFacts>): RenewalFacts =>
  ({ status: 'resource_deliver', now: new Date('2026-05-20T00:00:00Z'), expiresAt: new Date('2026-06-01T00:00:00Z'), mayReorder: true, hasOpenRenewal: false, ...change })

describe('renewal', () => {
  test.each([
    ['within the window', {}, undefined],
    ['exactly 30 days before', { now: new Date('2026-05-02T00:00:00Z') }, undefined],
    ['a second earlier', { now: new Date('2026-05-01T23:59:59Z') }, 'order.too_early_to_renew'],
    ['past its expiry and not locked yet', { now: new Date('2026-06-03T00:00:00Z') }, undefined],
    ['locked, in the retention', { status: 'resource_expire', now: new Date('2026-06-07T23:59:59Z') }, undefined],
    ['as the retention ends', { status: 'resource_expire', now: new Date('2026-06-08T00:00:00Z') }, 'order.retention_over'],
    ['renewed already', { status: 'resource_keep', hasOpenRenewal: true }, 'order.renewal_open'],
    ['a change of it waits', { status: 'resource_change' }, 'order.bad_transition'],
    ['not delivered yet', { status: 'resource_create', expiresAt: null }, 'order.bad_transition'],
    ['cancelled', { status: 'product_cancel' }, 'order.bad_transition'],
    ['its terms do not allow it', { mayReorder: false }, 'order.reorder_not_allowed'],
  ] as const)('[O3] %s', (_name, change, code) => { expect(renewalHindrance(facts(change))).toBe(code) })

  test('[O3] a locked resource is unlocked first', () => {
    expect([renewsHow('resource_deliver'), renewsHow('resource_expire')]).toEqual(['before_expiry', 'after_expiry'])
  })
})
