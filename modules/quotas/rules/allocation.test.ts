import { describe, expect, test } from 'vitest'
import { planTotal } from './allocation.ts'
import { emptyNumbers } from './quota.ts'
import { proposeTotals } from './proposal.ts'

const key = { departmentId: '2', regionId: '1', metric: 'ecs.vcpu' } as const

describe('setting a total', () => {
  test.each([
    // total, overdue, wish, with a day → child's total, overdue, temporary, from grants
    ['lowered', 100, 0, { total: 80 }, false, [-20, 0, 0, 20]],
    ['raised for good', 100, 0, { total: 130 }, false, [30, 0, 0, 0]],
    ['raised until a day', 100, 0, { total: 130 }, true, [30, 0, 30, 0]],
    ['raised by an approval', 100, 0, { increase: 5 }, false, [5, 0, 0, 0]],
    ['lowered: what is overdue goes first', 100, 15, { total: 80 }, false, [-20, -15, 0, 5]],
    ['lowered by less than is overdue', 100, 15, { total: 90 }, false, [-10, -10, 0, 0]],
    ['raised: what was overdue is given for good', 100, 15, { total: 110 }, false, [10, -15, 0, 0]],
    ['raised until a day: what was overdue is part of it', 100, 15, { total: 110 }, true, [10, -15, 25, 0]],
    ['the same until a day: more time', 100, 15, { total: 100 }, true, [0, -15, 15, 0]],
  ] as const)('[Q2, Q8] %s', (_title, total, overdue, wish, isTemporary, [difference, settled, temporary, fromGrants]) => {
    const plan = planTotal({ ...key, parentId: '1', ...wish }, { ...emptyNumbers, total, overdue }, isTemporary)
    expect([plan.difference, plan.changes[0]!.overdue! + 0, plan.temporary, plan.fromGrants]).toEqual([difference, settled, temporary, fromGrants])
    expect(plan.changes[1]).toEqual({ ...key, departmentId: '1', allocated: difference })
  })

  test('[Q6] the root has nobody above it', () => expect(planTotal({ ...key, parentId: null, total: 5 }).changes).toHaveLength(1))
})

describe('proposal', () => {
  const row = (departmentId: string, numbers: Partial<typeof emptyNumbers>) => ({ ...key, departmentId, ...emptyNumbers, ...numbers })
  const tree = [{ id: '1', parentId: null }, { id: '2', parentId: '1' }, { id: '3', parentId: '1' }, { id: '4', parentId: '1' }, { id: '5', parentId: '1' }]
  const proposed = (quotas: ReturnType<typeof row>[]) => Object.fromEntries(proposeTotals(tree, quotas, 20).map((line) => [line.departmentId, line.proposed]))

  test('[Q6] use with headroom; a new department gets the median; a parent enough for all of them', () => {
    expect(proposed([row('1', { total: 300, allocated: 240 }), row('2', { total: 60, used: 40, reserved: 10 }), row('3', { total: 80, used: 50 }), row('4', { total: 100, used: 100 })]))
      .toEqual({ 1: 320, 2: 60, 3: 60, 4: 120, 5: 80 })
  })

  test('[Q6] before the first distribution, the median of what is proposed to those with use', () => {
    expect(proposed([row('2', { used: 10 }), row('3', { used: 100 })])).toEqual({ 1: 264, 2: 12, 3: 120, 4: 66, 5: 66 })
  })

  test('[Q6] capacity is not proposed away, and of nothing comes nothing', () => {
    expect(proposed([row('1', { total: 500 }), row('2', { total: 10, used: 1 })])[1]).toBe(500)
    expect(proposed([])).toEqual({})
  })
})
