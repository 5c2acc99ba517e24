import { expect, test } from 'vitest'
import { pauseAfter, pausesMs } from './retry.ts'

test('pauses grow, together more than a day and less than two, then it has failed', () => {
  expect([1, 2, 3, 9, 10, 50].map(pauseAfter)).toEqual([5_000, 60_000, 300_000, 36_000_000, null, null])
  const hours = pausesMs.reduce((sum, pause) => sum + pause, 0) / 3_600_000
  expect(hours).toBeGreaterThan(24)
  expect(hours).toBeLessThan(48)
})
