import { expect, test } from 'vitest'
import { quotaRequestPhrases as phrases } from '../parts/request-phrases.ts'
import { grantComplaints, grantLines, missingLines } from './grants.ts'

const region = { id: '1', name: ['A', 'A', 'A'] as [string, string, string], zone: 'public' as const }
const items = [
  { region, metric: 'ecs.vcpu' as const, increase: 10, totalBefore: 90, totalNow: 100, granted: null, parentRemaining: 6 },
  { region, metric: 'disk.gb' as const, increase: 50, totalBefore: 0, totalNow: 0, granted: null, parentRemaining: null },
]

test('[Q4] what is asked is granted unless it is lowered; before → after of both departments', () => {
  expect(grantLines(items, { '1/ecs.vcpu': 4 })).toEqual([
    { key: '1/ecs.vcpu', region, metric: 'ecs.vcpu', asked: 10, amount: 4, before: 100, after: 104, ownBefore: 6, ownAfter: 2, missing: 0 },
    { key: '1/disk.gb', region, metric: 'disk.gb', asked: 50, amount: 50, before: 0, after: 50, ownBefore: null, ownAfter: null, missing: 0 },
  ])
})

test('[Q4] what is missing is asked for above', () => {
  expect(missingLines(grantLines(items, {}), '5')).toEqual([{ departmentId: '5', regionId: '1', metric: 'ecs.vcpu', asked: 10, remaining: 6, shortfall: 4 }])
})

test.each([
  [{}, {}], [{ '1/ecs.vcpu': 0 }, {}], [{ '1/ecs.vcpu': 11 }, { 'amounts/1/ecs.vcpu': { phrase: phrases.grantedWrong, values: { limit: 10 } } }],
  [{ '1/ecs.vcpu': -1 }, { 'amounts/1/ecs.vcpu': { phrase: phrases.grantedWrong, values: { limit: 10 } } }],
  [{ '1/ecs.vcpu': 0, '1/disk.gb': null }, { amounts: { phrase: phrases.nothingGranted } }],
])('[Q4] granting %j', (amounts, complaints) =>
  expect(Object.fromEntries(Object.entries(grantComplaints(grantLines(items, amounts))).filter(([, complaint]) => complaint))).toEqual(complaints))
