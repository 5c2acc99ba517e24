import { expect, test } from 'vitest'
import { barOf, fullest, isInUse, marksOf } from './bar.ts'

const numbers = { total: 200, allocated: 50, used: 100, reserved: 10, overdue: 0 }

test('[Q5] a bar shows allocated, used, reserved and remaining after each other', () => {
  expect(barOf(numbers).parts).toEqual([
    { name: 'allocated', from: 0, width: 25 }, { name: 'used', from: 25, width: 50 }, { name: 'reserved', from: 75, width: 5 }, { name: 'remaining', from: 80, width: 20 },
  ])
  expect(barOf({ ...numbers, allocated: 0, reserved: 0 }).parts.map(({ name }) => name)).toEqual(['used', 'remaining'])
  expect(barOf({ total: 0, allocated: 0, used: 0, reserved: 0, overdue: 0 })).toEqual({ parts: [], overdue: null })
})

test('[Q8] what is overdue is the end of what is taken', () => {
  expect(barOf({ total: 160, allocated: 50, used: 100, reserved: 10, overdue: 40 }).overdue).toEqual({ from: 75, width: 25 })
})

test('[Q5] the fullest first, overdue before all, nothing that is empty', () => {
  const rows = [numbers, { ...numbers, total: 161 }, { ...numbers, total: 1000 }, { ...numbers, total: 500, overdue: 1 }, { total: 0, allocated: 0, used: 0, reserved: 0, overdue: 0 }]
  expect(fullest(rows, 3).map(({ total }) => total)).toEqual([500, 161, 200])
  expect(rows.filter(isInUse)).toHaveLength(4)
})

test('[Q9] the marks stand within the own share, behind what is given on', () => {
  expect(marksOf(numbers, { warning: 80, alarm: 95 })).toEqual({ warning: 85, alarm: 96.25 })
  expect(marksOf({ ...numbers, total: 50, used: 0, reserved: 0 }, { warning: 80, alarm: 95 })).toBeNull()
})
