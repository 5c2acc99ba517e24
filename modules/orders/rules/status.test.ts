import { describe, expect, test } from 'vitest'
import { hindranceOf, mayPerform, performers, productActs, productStatuses, productTransitions, type Performer, type StepFacts } from './status.ts'

const people: readonly Performer[] = ['member', 'business', 'operator', 'system']
const now = new Date('2026-03-10T04:00:00Z')
const facts = (change: Partial<StepFacts>): StepFacts => ({ status: 'resource_deliver', now, expiresAt: new Date('2026-06-01T00:00:00Z'), renews: null, hasOpenRenewal: false, hasResources: true, ...change })

describe('the life of a product', () => {
  test('[O1] status × action × role: the whole matrix, as it was reviewed', async () => {
    const lines = productStatuses.flatMap((from) => [from, ...productActs.map((act) => {
      const to = productTransitions[from][act]
      const who = people.filter((person) => mayPerform(person, from, act))
      return `    ${act}: ${to === undefined ? '–' : `${to} by ${who.join(', ')}`}`
    })])
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('status.table.txt')
  })

  test('[O1] every way has somebody who takes it, and nobody is named where there is none', () => {
    for (const from of productStatuses) expect(Object.keys(performers[from]).toSorted()).toEqual(Object.keys(productTransitions[from]).toSorted())
  })

  test('[G4.4.2.1] [O1] nothing leads back but the one return', () => {
    const order = ['product_place', 'product_verify', 'resource_create', 'resource_renew', 'resource_deliver', 'resource_change', 'resource_expire', 'resource_keep', 'product_cancel', 'product_end']
    const back = productStatuses.flatMap((from) => productActs.filter((act) => {
      const to = productTransitions[from][act]
      return to !== undefined && order.indexOf(to) < order.indexOf(from)
    }).map((act) => `${from} ${act}`))
    expect(back).toEqual(['resource_change deliver', 'resource_change withdrawChange', 'resource_keep restore'])
  })

  test.each([
    ['cancel', 'business', facts({}), undefined],
    ['cancel', 'business', facts({ hasOpenRenewal: true }), 'order.renewal_open'],
    ['cancel', 'business', facts({ status: 'resource_expire' }), 'order.bad_transition'],
    ['cancel', 'business', facts({ status: 'resource_keep' }), 'order.bad_transition'],
    ['cancel', 'business', facts({ status: 'resource_keep', hasOpenRenewal: true }), 'order.renewal_open'],
    ['cancel', 'business', facts({ status: 'product_end', hasOpenRenewal: true }), 'order.bad_transition'],
    ['cancel', 'business', facts({ status: 'product_cancel' }), 'order.bad_transition'],
    ['cancel', 'business', facts({ status: 'product_end' }), 'order.bad_transition'],
    ['cancel', 'member', facts({ status: 'product_place' }), undefined],
    ['cancel', 'member', facts({ status: 'product_verify' }), 'order.bad_transition'],
    ['cancel', 'operator', facts({}), 'order.bad_transition'],
  ] as const)('[G4.1.14] [O2] %s by %s: %o → %s', (act, who, given, code) => { expect(hindranceOf(act, who, given)).toBe(code) })

  test.each([
    ['createResource', 'operator', facts({ status: 'product_verify' }), undefined],
    ['createResource', 'operator', facts({ status: 'product_verify', renews: 'after_expiry' }), 'order.is_renewal'],
    ['renewResource', 'operator', facts({ status: 'product_verify' }), 'order.is_no_renewal'],
    ['renewResource', 'operator', facts({ status: 'product_verify', renews: 'after_expiry' }), undefined],
    ['renewResource', 'operator', facts({ status: 'product_verify', renews: 'before_expiry' }), 'order.bad_transition'],
    ['renewResource', 'system', facts({ status: 'product_verify', renews: 'before_expiry' }), undefined],
    ['deliver', 'business', facts({ status: 'resource_renew', renews: 'after_expiry' }), undefined],
    ['deliver', 'business', facts({ status: 'resource_renew', renews: 'before_expiry' }), 'order.bad_transition'],
    ['deliver', 'system', facts({ status: 'resource_renew', renews: 'before_expiry' }), undefined],
    ['deliver', 'business', facts({ status: 'resource_create' }), undefined],
    ['deliver', 'operator', facts({ status: 'resource_create' }), 'order.bad_transition'],
    ['deliver', 'operator', facts({ status: 'resource_change' }), undefined],
  ] as const)('[O3] %s by %s: %o → %s', (act, who, given, code) => { expect(hindranceOf(act, who, given)).toBe(code) })

  test.each([
    ['expire', 'operator', facts({}), 'order.not_expired'],
    ['expire', 'operator', facts({ expiresAt: now }), undefined],
    ['expire', 'operator', facts({ status: 'resource_change', expiresAt: new Date('2026-03-01T00:00:00Z') }), undefined],
    ['end', 'operator', facts({ status: 'resource_expire', expiresAt: new Date('2026-03-03T04:00:01Z') }), 'order.in_retention'],
    ['end', 'operator', facts({ status: 'resource_expire', expiresAt: new Date('2026-03-03T04:00:00Z') }), undefined],
    ['end', 'system', facts({ status: 'resource_keep' }), 'order.not_expired'],
    ['end', 'system', facts({ status: 'resource_keep', expiresAt: now }), undefined],
    ['end', 'system', facts({ status: 'product_cancel' }), 'order.resources_left'],
    ['end', 'system', facts({ status: 'product_cancel', hasResources: false }), undefined],
    ['end', 'operator', facts({ status: 'product_cancel' }), undefined],
    ['end', 'business', facts({ status: 'product_end' }), 'order.bad_transition'],
  ] as const)('[O8] %s by %s: %o → %s', (act, who, given, code) => { expect(hindranceOf(act, who, given)).toBe(code) })
})
