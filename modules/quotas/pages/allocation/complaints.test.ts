import { expect, test } from 'vitest'
import { allocationLines, type Wanted } from '../parts/allocation-lines.ts'
import { quotaPagePhrases as phrases } from '../parts/page-phrases.ts'
import { allocationComplaints, shortLines } from './complaints.ts'

const own = [{ metric: 'ecs.vcpu', total: 100, allocated: 60, used: 10, reserved: 10, overdue: 0 }] as const
const child = [{ metric: 'ecs.vcpu', total: 40, allocated: 5, used: 20, reserved: 5, overdue: 0 }] as const
const linesOf = (totals: Wanted) => allocationLines({ departmentId: '1', childId: '2', regionId: '3' }, own, child, totals)
const found = (totals: Wanted, until = '') => Object.fromEntries(Object.entries(allocationComplaints(linesOf(totals), { totals, until })).filter(([, complaint]) => complaint !== undefined))

test.each([
  [{ 'ecs.vcpu': 60 }, '', {}],
  [{}, '', { totals: { phrase: phrases.nothingChanged } }],
  [{ 'ecs.vcpu': 61 }, '', { 'totals/ecs.vcpu': { phrase: phrases.notEnoughLeft, values: { limit: 20, shortfall: 1 } } }],
  [{ 'ecs.vcpu': 29 }, '', { 'totals/ecs.vcpu': { phrase: phrases.belowNeeded, values: { limit: 30 } } }],
  [{ 'ecs.vcpu': 45.5 }, '', { 'totals/ecs.vcpu': { phrase: phrases.wholeNumber } }],
  [{ 'ecs.vcpu': 50 }, '2026-03-02', {}],
  [{ 'ecs.vcpu': 35 }, '2026-03-02', { until: { phrase: phrases.untilNothing } }],
])('[Q2] totals %j until %j', (totals, until, complaints) => expect(found(totals, until)).toEqual(complaints))

test('[Q2] what is missing of my own is told with its numbers', () => {
  expect(shortLines(linesOf({ 'ecs.vcpu': 65, 'disk.gb': 5 }))).toEqual([
    { departmentId: '1', regionId: '3', metric: 'ecs.vcpu', asked: 25, remaining: 20, shortfall: 5 }, { departmentId: '1', regionId: '3', metric: 'disk.gb', asked: 5, remaining: 0, shortfall: 5 },
  ])
  expect(shortLines(linesOf({ 'ecs.vcpu': 29 }))).toEqual([])
})
