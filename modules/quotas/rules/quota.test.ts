import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fallBack, planTotal } from './allocation.ts'
import { availableOf, changed, defaultThresholds, emptyNumbers, levelOf, neededOf, remainingOf, shortageOf, summed, type QuotaChange, type QuotaNumbers } from './quota.ts'
import { zonesOf } from './zones.ts'

const key = { departmentId: '1', regionId: '1', metric: 'ecs.vcpu' } as const
const row = (numbers: Partial<QuotaNumbers>): QuotaNumbers => ({ ...emptyNumbers, ...numbers })

describe('what may be done to a row', () => {
  test.each<[string, Partial<QuotaNumbers>, Partial<QuotaNumbers>, [string, number, number] | undefined]>([
    ['the last 20 are reserved', { total: 100, allocated: 40, used: 30, reserved: 10 }, { reserved: 20 }, undefined],
    ['21 of 20 are not', { total: 100, allocated: 40, used: 30, reserved: 10 }, { reserved: 21 }, ['insufficient', 21, 20]],
    ['what waited runs now', { total: 10, reserved: 10 }, { reserved: -10, used: 10 }, undefined],
    ['given on and waited for count together', { total: 10 }, { allocated: 6, reserved: 5 }, ['insufficient', 11, 10]],
    ['lowered to what is needed', { total: 10, used: 4, reserved: 2 }, { total: -4 }, undefined],
    ['not below it', { total: 10, used: 4, reserved: 2 }, { total: -5 }, ['needed', 5, 6]],
    ['nothing while something is overdue', { total: 10, used: 4, overdue: 1 }, { reserved: 1 }, ['insufficient', 1, 0]],
    ['given back also while something is overdue', { total: 10, used: 4, overdue: 1 }, { used: -1 }, undefined],
    ['raised and given on in one step', { total: 10, used: 10 }, { total: 5, allocated: 5 }, undefined],
    ['more given on than raised', { total: 10, used: 8 }, { total: 5, allocated: 8 }, ['insufficient', 8, 7]],
  ])('[Q1, Q2, Q8] %s', (_title, before, change, expected) => {
    const found = shortageOf(row(before), { ...key, ...change })
    expect(found && [found.kind, found.asked, found.limit]).toEqual(expected)
  })

  const amount = fc.integer({ min: 0, max: 50 })
  const sound = fc.record({ allocated: amount, used: amount, reserved: amount, spare: amount, overdue: amount }).map(({ spare, overdue, ...taken }): QuotaNumbers => {
    const total = taken.allocated + taken.used + taken.reserved + spare
    return { ...taken, total, overdue: Math.min(overdue, total) }
  })
  const step = fc.integer({ min: -60, max: 60 })
  const change = fc.record({ total: step, allocated: step, used: step, reserved: step }, { requiredKeys: [] }).map((numbers): QuotaChange => ({ ...key, ...numbers }))

  test('[Q1] whatever is let through, nothing is taken twice', () => {
    fc.assert(fc.property(sound, change, (quota, wanted) => {
      fc.pre(shortageOf(quota, wanted) === undefined)
      const after = changed(quota, wanted)
      expect(neededOf(after)).toBeLessThanOrEqual(after.total)
    }), { numRuns: 5000 })
  })

  test('[Q2] as much as is available is let through, one more is refused with exactly that', () => {
    fc.assert(fc.property(sound, fc.constantFrom('allocated' as const, 'used' as const, 'reserved' as const), (quota, name) => {
      const available = availableOf(quota)
      expect(shortageOf(quota, { ...key, [name]: available })).toBeUndefined()
      expect(shortageOf(quota, { ...key, [name]: available + 1 })).toMatchObject({ kind: 'insufficient', limit: available })
    }))
  })

  test('[Q1] the order of lines does not matter: they are summed before they are judged', () => {
    fc.assert(fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
      const [one] = summed(changes)
      const [other] = summed(changes.toReversed())
      const filled = (line: QuotaChange | undefined) => changed(emptyNumbers, line ?? {})
      expect(filled(one)).toEqual(filled(other))
    }))
  })

  test('[Q2, Q8] setting a total gives the parent exactly what the child lost, and never leaves more temporary or overdue than there is', () => {
    fc.assert(fc.property(sound, amount, fc.boolean(), (quota, extra, isTemporary) => {
      const wish = { ...key, parentId: '0', total: neededOf(quota) + extra }
      const plan = planTotal(wish, quota, isTemporary)
      const [child, parent] = plan.changes
      expect(parent!.allocated).toBe(child!.total)
      const after = changed(quota, child!)
      expect(after.total).toBe(wish.total)
      expect(after.overdue).toBeGreaterThanOrEqual(0)
      expect(plan.temporary + after.overdue).toBeLessThanOrEqual(after.total)
      expect(plan.fromGrants).toBeLessThanOrEqual(Math.max(0, -plan.difference))
    }), { numRuns: 2000 })
  })

  test('[Q8] what falls back is at most what is left; the rest is overdue', () => {
    fc.assert(fc.property(sound, amount, (quota, granted) => {
      const { fallen, overdue } = fallBack(granted, remainingOf(quota))
      expect(fallen + overdue).toBe(granted)
      expect(fallen).toBeLessThanOrEqual(remainingOf(quota))
      expect(shortageOf(quota, { ...key, total: -fallen })).toBeUndefined()
    }))
  })
})

describe('levels', () => {
  test.each([[0, 0, 0], [100, 79, 0], [100, 80, 1], [100, 94, 1], [100, 95, 2], [100, 100, 2], [3, 2, 0], [3, 3, 2], [1, 0, 0]])('[Q9] of %i, %i taken: level %i', (total, used, level) => {
    expect(levelOf(row({ total, used }), defaultThresholds)).toBe(level)
  })

  test.each([
    ['everything given on, nothing of its own', { total: 100, allocated: 100 }, 0], ['the own tenth half used', { total: 100, allocated: 90, used: 5 }, 0],
    ['the own tenth nearly used', { total: 100, allocated: 90, used: 6, reserved: 2 }, 1], ['the own tenth used', { total: 100, allocated: 90, used: 10 }, 2],
  ] as const)('[Q9] %s', (_name, numbers, level) => expect(levelOf(row(numbers), defaultThresholds)).toBe(level))
})

describe('zones', () => {
  const region = (id: string, zone: 'public' | 'dedicated' | 'industry') => ({ id, zone })
  test.each([
    [[region('1', 'public')], 'shared'],
    [[region('1', 'public'), region('2', 'dedicated')], 'shared'],
    [[region('3', 'industry'), region('3', 'industry')], 'industry'],
    [[region('3', 'industry'), region('4', 'industry')], undefined],
    [[region('1', 'public'), region('3', 'industry')], undefined],
  ])('[Q3] %j: %s', (regions, zones) => expect(zonesOf(regions)).toBe(zones))
})
