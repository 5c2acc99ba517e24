import { expect, test } from 'vitest'
import { allocationLines, changedTotals } from './allocation-lines.ts'

const place = { departmentId: '1', childId: '2', regionId: '3' }
const own = [{ metric: 'ecs.vcpu', total: 100, allocated: 60, used: 10, reserved: 10, overdue: 0 }] as const
const child = [{ metric: 'ecs.vcpu', total: 40, allocated: 5, used: 20, reserved: 5, overdue: 0 }] as const
const vcpu = (wanted: number | null) => allocationLines(place, own, child, { 'ecs.vcpu': wanted }).find(({ metric }) => metric === 'ecs.vcpu')!

test('[Q2] raising takes from the own remaining', () => {
  expect(vcpu(60)).toMatchObject({ metric: 'ecs.vcpu', total: 40, needed: 30, wanted: 60, difference: 20, isChanged: true, ownRemaining: 20, ownAfter: 0, shortage: undefined })
  expect(vcpu(61).shortage).toMatchObject({ kind: 'insufficient', departmentId: '1', asked: 21, limit: 20 })
})

test('[Q2] lowering gives back, but not below what the child needs', () => {
  expect(vcpu(30)).toMatchObject({ difference: -10, ownAfter: 30, shortage: undefined })
  expect(vcpu(29).shortage).toMatchObject({ kind: 'needed', departmentId: '2', asked: 29, limit: 30 })
})

test('[Q2] what is not typed stays, and only what is another total is sent', () => {
  expect(vcpu(null)).toMatchObject({ wanted: 40, difference: 0, shortage: undefined })
  const lines = allocationLines(place, own, child, { 'ecs.vcpu': 40, 'disk.gb': 5, 'oss.gb': null })
  expect(changedTotals(lines)).toEqual({ 'disk.gb': 5 })
  expect(lines.find(({ metric }) => metric === 'disk.gb')?.shortage).toMatchObject({ kind: 'insufficient', asked: 5, limit: 0 })
})

test('[Q8] nothing is given on while something is overdue', () => {
  const lines = allocationLines(place, [{ ...own[0], overdue: 1 }], child, { 'ecs.vcpu': 41 })
  expect(lines[0]?.shortage).toMatchObject({ kind: 'insufficient', asked: 1, limit: 0 })
})

test('[Q8] what is overdue there is settled by setting the total anew, also to what it is', () => {
  const overdue = [{ ...child[0], total: 30, overdue: 10 }]
  expect(changedTotals(allocationLines(place, own, overdue, { 'ecs.vcpu': 30 }))).toEqual({ 'ecs.vcpu': 30 })
  expect(changedTotals(allocationLines(place, own, overdue, {}))).toEqual({})
})
