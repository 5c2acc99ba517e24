import { describe, expect, test } from 'vitest'
import { pathOf, type DoneStep } from './path.ts'
import { productStatuses, productTransitions, type ProductAct, type ProductStatus } from './status.ts'

/** `verify` … → the steps that a product took, each a day after the other, by whom the letter says. */
function took(...acts: readonly ProductAct[]): { steps: DoneStep<string>[]; status: ProductStatus } {
  let status: ProductStatus = 'product_place'
  const steps: DoneStep<string>[] = [{ act: 'place', to: status, at: '2026-03-01', by: 'member' }]
  for (const [index, act] of acts.entries()) {
    status = productTransitions[status][act]!
    steps.push({ act, to: status, at: `2026-03-0${index + 2}`, by: 'somebody' })
  }
  return { steps, status }
}
const drawn = (isRenewal: boolean, ...acts: readonly ProductAct[]) => {
  const { steps, status } = took(...acts)
  return pathOf(steps, { status, isRenewal }).map((step) => `${step.isDone ? '✓' : step.number} ${step.status}`).join(', ')
}

describe('the five sequences of guide 004 §4.3.2.1', () => {
  test.each([
    ['1 purchase, just placed', false, [], '✓ product_place, 2 product_verify, 3 resource_create, 4 resource_deliver, 5 resource_expire, 6 product_end'],
    ['1 purchase, verified', false, ['verify'], '✓ product_place, ✓ product_verify, 3 resource_create, 4 resource_deliver, 5 resource_expire, 6 product_end'],
    ['1 purchase, to its end', false, ['verify', 'createResource', 'deliver', 'expire', 'end'], '✓ product_place, ✓ product_verify, ✓ resource_create, ✓ resource_deliver, ✓ resource_expire, ✓ product_end'],
    ['2 cancelled after delivery', false, ['verify', 'createResource', 'deliver', 'cancel'], '✓ product_place, ✓ product_verify, ✓ resource_create, ✓ resource_deliver, ✓ product_cancel, 6 product_end'],
    ['2 cancelled at once', false, ['cancel'], '✓ product_place, ✓ product_cancel, 3 product_end'],
    ['3.1 renewed before it expired: the old one', false, ['verify', 'createResource', 'deliver', 'keep'], '✓ product_place, ✓ product_verify, ✓ resource_create, ✓ resource_deliver, ✓ resource_keep, 6 product_end'],
    ['3.2 and the new one, waiting', true, ['verify', 'renewResource'], '✓ product_place, ✓ product_verify, ✓ resource_renew, 4 resource_deliver, 5 resource_expire, 6 product_end'],
    ['4.1 renewed after it expired: the old one', false, ['verify', 'createResource', 'deliver', 'expire', 'keep', 'end'], '✓ product_place, ✓ product_verify, ✓ resource_create, ✓ resource_deliver, ✓ resource_expire, ✓ resource_keep, ✓ product_end'],
    ['4.2 and the new one, to be unlocked', true, ['verify'], '✓ product_place, ✓ product_verify, 3 resource_renew, 4 resource_deliver, 5 resource_expire, 6 product_end'],
    ['a change of the configuration waits', false, ['verify', 'createResource', 'deliver', 'requestChange'], '✓ product_place, ✓ product_verify, ✓ resource_create, ✓ resource_deliver, ✓ resource_change, 6 resource_deliver, 7 resource_expire, 8 product_end'],
    ['its renewal was cancelled: the only return', false, ['verify', 'createResource', 'deliver', 'keep', 'restore'], '✓ product_place, ✓ product_verify, ✓ resource_create, ✓ resource_deliver, ✓ resource_keep, ✓ resource_deliver, 7 resource_expire, 8 product_end'],
  ] as const)('[G4.3.2.1] [O1] %s', (_name, isRenewal, acts, expected) => { expect(drawn(isRenewal, ...acts)).toBe(expected) })

  test('[G4.3.2.1] [O1] done steps carry person and time, coming ones neither', () => {
    const { steps, status } = took('verify')
    expect(pathOf(steps, { status, isRenewal: false }).slice(0, 3)).toEqual([
      { status: 'product_place', isDone: true, number: 1, at: '2026-03-01', by: 'member' },
      { status: 'product_verify', isDone: true, number: 2, at: '2026-03-02', by: 'somebody' },
      { status: 'resource_create', isDone: false, number: 3, at: null, by: null },
    ])
  })

  test('[O1] what is drawn as coming is a way of the status table, and ends', () => {
    for (const status of productStatuses) for (const isRenewal of [false, true]) {
      const path = pathOf([{ act: 'place', to: status, at: '', by: null }], { status, isRenewal })
      for (const [index, step] of path.entries()) {
        const before = path[index - 1]
        if (before) expect(Object.values(productTransitions[before.status]), `${before.status} → ${step.status}`).toContain(step.status)
      }
      expect(path.at(-1)!.status).toBe('product_end')
    }
  })
})
