import { expect, test } from 'vitest'
import { dueAfter, minutesLeft } from './status.ts'

const now = new Date('2026-11-20T09:00:00Z')

test.each([
  ['at once: all 48 hours', '2026-11-22T09:00:00Z', 2880],
  ['half a minute counts as none', '2026-11-20T09:00:30Z', 0],
  ['one second late is late', '2026-11-20T08:59:59Z', -1],
  ['three hours late', '2026-11-20T06:00:00Z', -180],
])('[U1] minutes left, %s', (_title, dueAt, minutes) => expect(minutesLeft(new Date(dueAt), now)).toBe(minutes))

test('[U1] due after the hours of the setting, over the end of a month', () =>
  expect(dueAfter(new Date('2026-11-29T20:00:00Z'), 48).toISOString()).toBe('2026-12-01T20:00:00.000Z'))
