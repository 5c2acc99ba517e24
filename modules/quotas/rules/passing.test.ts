import { describe, expect, test } from 'vitest'
import { passingChanges } from './passing.ts'
import { summed } from './quota.ts'

const place = (path: string) => ({ id: path.split('/').at(-2)!, path })
const eight = [{ regionId: '1', metric: 'ecs.vcpu' as const, amount: 8 }]
/** `department: number change …`, as it is booked. */
const booked = (from: string, to: string) => Object.fromEntries(summed(passingChanges(place(from), place(to), eight)).map(({ departmentId, regionId: _region, metric: _metric, ...numbers }) =>
  [departmentId, Object.entries(numbers).filter(([, change]) => change !== 0).map(([name, change]) => `${name} ${change}`).toSorted().join(', ')]))

describe('[Q1] quota follows what passes on: nobody has more or less left', () => {
  test.each([
    ['between units of a head', '/1/2/3/', '/1/2/4/', { 3: 'total -8, used -8', 4: 'total 8, used 8' }],
    ['an inner department to another unit', '/1/2/3/5/', '/1/2/4/', { 5: 'total -8, used -8', 3: 'allocated -8, total -8', 4: 'total 8, used 8' }],
    ['a unit to an inner department of another', '/1/2/3/', '/1/2/4/6/', { 3: 'total -8, used -8', 4: 'allocated 8, total 8', 6: 'total 8, used 8' }],
    ['a unit to its own inner department', '/1/2/3/', '/1/2/3/5/', { 3: 'allocated 8, used -8', 5: 'total 8, used 8' }],
    ['an inner department to its unit', '/1/2/3/5/', '/1/2/3/', { 3: 'allocated -8, used 8', 5: 'total -8, used -8' }],
    ['the head to a unit under it', '/1/2/', '/1/2/3/', { 2: 'allocated 8, used -8', 3: 'total 8, used 8' }],
  ])('%s', (_name, from, to, expected) => expect(booked(from, to)).toEqual(expected))

  test('what is left of each row stays as it was', () => {
    for (const { total = 0, allocated = 0, used = 0, reserved = 0 } of summed(passingChanges(place('/1/2/3/5/7/'), place('/1/2/4/6/'), eight))) expect(total - allocated - used - reserved).toBe(0)
  })

  test('nothing passes: nothing is booked', () => expect(passingChanges(place('/1/2/3/'), place('/1/2/4/'), [])).toEqual([]))
})
