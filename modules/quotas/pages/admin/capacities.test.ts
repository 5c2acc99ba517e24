import { expect, test } from 'vitest'
import { quotaPagePhrases as phrases } from '../parts/page-phrases.ts'
import { capacityComplaints, changedCapacities, type Totals } from './capacities.ts'

const quotas = [{ metric: 'ecs.vcpu' as const, total: 100, allocated: 60, used: 0, reserved: 0, overdue: 0 }]
const found = (totals: Totals) => Object.fromEntries(Object.entries(capacityComplaints(quotas, totals)).filter(([, complaint]) => complaint !== undefined))

test.each([
  [{ 'ecs.vcpu': 60 }, {}], [{ 'ecs.vcpu': 59 }, { 'totals/ecs.vcpu': { phrase: phrases.belowNeeded, values: { limit: 60 } } }],
  [{ 'ecs.vcpu': 100 }, { totals: { phrase: phrases.nothingChanged } }], [{}, { totals: { phrase: phrases.nothingChanged } }],
  [{ 'disk.gb': 1.5 }, { 'totals/disk.gb': { phrase: phrases.wholeNumber } }],
])('[Q6] capacities %j', (totals, complaints) => expect(found(totals)).toEqual(complaints))

test('[Q6] only other capacities are sent', () =>
  expect(changedCapacities(quotas, { 'ecs.vcpu': 100, 'disk.gb': 500, 'oss.gb': null })).toEqual({ 'disk.gb': 500 }))
