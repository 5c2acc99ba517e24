import { expect, test } from 'vitest'
import { localOf, momentOf } from './local-moment.ts'

test.each([['2026-11-22T09:00', '2026-11-22T01:00:00.000Z'], ['2027-01-01T00:30', '2026-12-31T16:30:00.000Z'], ['2024-02-29T23:59', '2024-02-29T15:59:00.000Z']])('%s on the platform\'s clock is %s', (local, moment) => {
  expect(momentOf(local)?.toISOString()).toBe(moment)
  expect(localOf(new Date(moment))).toBe(local)
})

test.each(['', '2026-11-22', 'tomorrow', '2026-13-01T00:00'])('"%s" is no moment', (local) => expect(momentOf(local)).toBeUndefined())
