import { expect, test } from 'vitest'
import { target } from '#kit/pure/states.ts'
import { billActs, billStatuses, billTransitions, shownStatus } from './status.ts'

test('a bill goes from draft to settled, with the two ways back', () => {
  const ways = billStatuses.flatMap((from) => billActs.flatMap((act) => {
    const to = target(billTransitions, from, act)
    return to === undefined ? [] : [`${from} ${act} ${to}`]
  }))
  expect(ways).toEqual([
    'draft send sent', 'sent confirm confirmed', 'sent reject rejected', 'confirmed return draft', 'confirmed settle settled', 'rejected reopen draft',
  ])
})

test('[B2] a draft is the operators\' alone: others read that it is being revised', () => {
  expect(billStatuses.map((status) => [shownStatus(status, true), shownStatus(status, false)])).toEqual([
    ['draft', 'revising'], ['sent', 'sent'], ['confirmed', 'confirmed'], ['rejected', 'rejected'], ['settled', 'settled'],
  ])
})
