import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openUnits, outcomeOf, problemsOfEntries } from './provisioning.ts'

const item = (quantity: number, unitCount: number, isClosed = false) => ({ quantity, unitCount, isClosed })

describe('provisioning', () => {
  test.each([
    ['nothing entered', [item(2, 0)], 'provision'],
    ['in part', [item(2, 1)], 'provision'],
    ['one item open', [item(1, 1), item(1, 0)], 'provision'],
    ['all entered', [item(2, 2), item(1, 1)], 'complete'],
    ['one refused, the rest entered', [item(2, 0, true), item(1, 1)], 'complete'],
    ['the rest of an item refused', [item(3, 1, true)], 'complete'],
    ['one turned down in review, the rest entered', [item(2, 0, true), item(1, 1)], 'complete'],
    ['one turned down in review, the rest open', [item(2, 0, true), item(1, 0)], 'provision'],
    ['everything refused', [item(2, 0, true), item(1, 0, true)], 'close'],
  ] as const)('[R6] %s', (_case, items, outcome) => expect(outcomeOf(items)).toBe(outcome))

  test('[R6] is over exactly when nothing is open, and closes only if nothing runs', () => {
    const items = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 100 }), share: fc.double({ min: 0, max: 1, noNaN: true }), isClosed: fc.boolean() })
      .map(({ quantity, share, isClosed }) => item(quantity, Math.floor(quantity * share), isClosed)), { minLength: 1, maxLength: 50 })
    fc.assert(fc.property(items, (list) => {
      const open = list.reduce((sum, one) => sum + openUnits(one), 0)
      const running = list.reduce((sum, one) => sum + one.unitCount, 0)
      expect(outcomeOf(list)).toBe(open > 0 ? 'provision' : running > 0 ? 'complete' : 'close')
    }))
  })

  test('[R6] entries that do not fit are named one by one', () => {
    const items = [{ id: '1', ...item(2, 1) }, { id: '2', ...item(1, 1) }, { id: '3', ...item(1, 0, true) }]
    const unit = { instanceId: 'i-1' }
    const problems = (...entries: Parameters<typeof problemsOfEntries>[1]) => problemsOfEntries(items, entries).map(({ path, code }) => `${path} ${code}`)
    expect(problems({ id: '1', units: [unit] })).toEqual([])
    expect(problems({ id: '1', refused: '容量不足' })).toEqual([])
    expect(problems({ id: '1', units: [unit, unit] })).toEqual(['items/0/units field.too_many'])
    expect(problems({ id: '1', units: [unit] }, { id: '1', refused: '容量不足' })).toEqual(['items/1/id field.not_an_option'])
    expect(problems({ id: '9', units: [unit] }, { id: '2', units: [unit] }, { id: '3', refused: '又来' }))
      .toEqual(['items/0/id field.not_an_option', 'items/1/id application.item_finished', 'items/2/id application.item_finished'])
  })
})
