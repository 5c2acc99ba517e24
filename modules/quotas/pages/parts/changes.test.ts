import { expect, test } from 'vitest'
import { changesOf } from './changes.ts'

test('[Q5] an entry tells which numbers changed and what they were afterwards', () => {
  const entry = { total: 0, allocated: 0, used: 4, reserved: -4, totalAfter: 100, allocatedAfter: 0, usedAfter: 34, reservedAfter: 0 }
  expect(changesOf(entry)).toEqual([{ name: 'used', change: 4, after: 34 }, { name: 'reserved', change: -4, after: 0 }])
})
