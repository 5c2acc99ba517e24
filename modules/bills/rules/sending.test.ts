import { expect, test } from 'vitest'
import { leftOutBecause, sendingPlan, type Sendable } from './sending.ts'

const bill = (facts: Partial<Sendable> = {}): Sendable => ({ status: 'draft', warnings: [], allowed: ['send'], ...facts })

test.each([
  ['a draft', bill(), undefined],
  ['a draft with warnings that only want a look', bill({ warnings: ['tripled', 'no_admin', 'overdue', 'earlier_open', 'negative'] }), undefined],
  ['[B2] what was sent', bill({ status: 'sent', allowed: [] }), 'not_draft'],
  ['what was rejected', bill({ status: 'rejected', allowed: ['recompute'] }), 'not_draft'],
  ['[B8] a draft that is outdated', bill({ warnings: ['outdated'], allowed: [] }), 'outdated'],
  ['[B11] a draft with open questions', bill({ warnings: ['question_open'], allowed: [] }), 'question_open'],
  ['a draft that the reader may not send', bill({ allowed: [] }), 'not_allowed'],
] as const)('[B1] %s', (_, facts, why) => {
  expect(leftOutBecause(facts)).toBe(why)
})

test('[B1] of a selection what can be sent is sent, the rest is named with its reason', () => {
  const [draft, sent] = [bill(), bill({ status: 'sent' })]
  expect(sendingPlan([draft, sent])).toEqual({ sent: [draft], leftOut: [{ bill: sent, why: 'not_draft' }] })
})
