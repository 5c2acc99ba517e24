import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freedByExisting, heldBy, mayHold, reservedBy, usedBy, type HoldingItem } from './holding.ts'
import { statuses } from './status.ts'

const item = (change: Partial<HoldingItem> = {}): HoldingItem => ({ regionId: '1', quotaDemand: { 'ecs.vcpu': 4, 'ecs.memory_gb': 16 }, quantity: 3, unitCount: 0, isClosed: false, existing: [], ...change })
const vcpu = (demands: readonly { metric: string; amount: number }[]) => demands.filter(({ metric }) => metric === 'ecs.vcpu').reduce((sum, { amount }) => sum + amount, 0)

describe('what an application holds of its department\'s quota', () => {
  test.each([
    ['reviewing', [item()], 12, 0],
    ['provisioning', [item()], 12, 0],
    ['provisioning', [item({ unitCount: 1 })], 8, 4],
    ['provisioning', [item({ unitCount: 1, isClosed: true })], 0, 4],
    ['completed', [item({ unitCount: 3 })], 0, 12],
    ['completed', [item({ unitCount: 2, isClosed: true })], 0, 8],
    ['closed', [item({ isClosed: true })], 0, 0],
    ['rejected', [item()], 0, 0],
    ['withdrawn', [item()], 0, 0],
    ['draft', [item()], 0, 0],
    ['reviewing', [item({ isClosed: true }), item({ quantity: 1 })], 4, 0],
    ['reviewing', [item({ regionId: null })], 0, 0],
    ['reviewing', [item({ quotaDemand: {} })], 0, 0],
  ] as const)('[R5] %s, %o: %i reserved, %i used', (status, items, reserved, used) => {
    expect(vcpu(reservedBy(status, items))).toBe(reserved)
    expect(vcpu(usedBy(items))).toBe(used)
  })

  test('[R5] what may hold nothing reserves nothing', () => {
    for (const status of statuses) if (!mayHold(status)) expect(reservedBy(status, [item({ quantity: 100 })])).toEqual([])
  })

  test('[R5] entering a unit moves exactly its part from reserved to used', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(99), fc.integer({ min: 1, max: 1000 }), (quantity, entered, amount) => {
      const before = item({ quantity, unitCount: Math.min(entered, quantity - 1), quotaDemand: { 'ecs.vcpu': amount } })
      const after = { ...before, unitCount: before.unitCount + 1 }
      expect(vcpu(reservedBy('provisioning', [before])) - vcpu(reservedBy('provisioning', [after]))).toBe(amount)
      expect(vcpu(usedBy([after])) - vcpu(usedBy([before]))).toBe(amount)
    }))
  })
})

describe('[R5] a change or a release of existing resources', () => {
  const existing = [{ id: '7', quotaDemand: { 'ecs.vcpu': 2, 'ecs.memory_gb': 8 }, isDone: false }, { id: '8', quotaDemand: { 'ecs.vcpu': 4 }, isDone: false }] as const
  const change = item({ quotaDemand: { 'ecs.vcpu': 4, 'ecs.memory_gb': 4 }, quantity: 2, existing })

  test('reserves only what each takes more, of each metric; what is less comes back when it is done', () => {
    expect(reservedBy('reviewing', [change])).toEqual([{ regionId: '1', metric: 'ecs.vcpu', amount: 2 }, { regionId: '1', metric: 'ecs.memory_gb', amount: 4 }])
    expect(freedByExisting([change])).toEqual([{ regionId: '1', metric: 'ecs.memory_gb', amount: 4 }])
    expect(usedBy([change])).toEqual([])
    expect(reservedBy('rejected', [change])).toEqual([])
  })

  test('a release reserves nothing and frees all', () => {
    const release = item({ quotaDemand: {}, quantity: 2, existing })
    expect(reservedBy('provisioning', [release])).toEqual([])
    expect(freedByExisting([release])).toEqual([{ regionId: '1', metric: 'ecs.vcpu', amount: 6 }, { regionId: '1', metric: 'ecs.memory_gb', amount: 8 }])
  })

  test('holds its resources while it is with the platform, until each is done or its item is out', () => {
    const half = item({ quantity: 2, existing: [{ ...existing[0], isDone: true }, existing[1]] })
    expect(heldBy('reviewing', [change])).toEqual(['7', '8'])
    expect(heldBy('provisioning', [half])).toEqual(['8'])
    expect(heldBy('provisioning', [{ ...half, isClosed: true }])).toEqual([])
    for (const status of ['draft', 'rejected', 'withdrawn', 'completed', 'closed'] as const) expect(heldBy(status, [change])).toEqual([])
  })
})
