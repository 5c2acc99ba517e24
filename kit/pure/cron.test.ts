import { describe, expect, test } from 'vitest'
import { lastDue, parseCron } from './cron.ts'

const due = (line: string, now: string, zone?: string) => lastDue(parseCron(line), new Date(now), zone).toISOString()

describe('when a cron line last fell due', () => {
  test.each([
    ['30 2 * * *', '2026-01-31T18:00:00Z', '2026-01-30T18:30:00.000Z'],
    ['30 2 * * *', '2026-01-31T18:30:00Z', '2026-01-31T18:30:00.000Z'],
    ['*/10 * * * *', '2026-03-01T00:09:59.999Z', '2026-03-01T00:00:00.000Z'],
    ['17 * * * *', '2026-03-01T00:10:00Z', '2026-02-28T23:17:00.000Z'],
    // The first of a month in Shanghai is still the last of the month before in UTC.
    ['0 0 1 * *', '2026-03-15T00:00:00Z', '2026-02-28T16:00:00.000Z'],
    ['0 0 29 2 *', '2026-06-01T00:00:00Z', '2024-02-28T16:00:00.000Z'],
    ['0 9 * * 1-5', '2026-11-22T12:00:00Z', '2026-11-20T01:00:00.000Z'],
    ['5,35 8-10/2 * * *', '2026-01-01T01:40:00Z', '2026-01-01T00:35:00.000Z'],
  ])('%s at %s: %s', (line, now, expected) => {
    expect(due(line, now)).toBe(expected)
  })

  test('[C-B4] half-hour zones and the change of daylight time', () => {
    expect(due('0 12 * * *', '2026-07-01T20:00:00Z', 'America/St_Johns')).toBe('2026-07-01T14:30:00.000Z')
    expect(due('0 12 * * *', '2026-01-01T20:00:00Z', 'America/St_Johns')).toBe('2026-01-01T15:30:00.000Z')
    expect(due('0 4 * * *', '2026-03-29T10:00:00Z', 'Europe/Berlin')).toBe('2026-03-29T02:00:00.000Z')
  })

  test.each(['', '* * * *', '60 * * * *', '* 24 * * *', '* * 0 * *', '5-1 * * * *', '*/0 * * * *', 'a * * * *'])('refuses "%s"', (line) => {
    expect(() => parseCron(line)).toThrow(RangeError)
  })

  test('a day that no month has never falls due', () => {
    expect(() => due('0 0 31 2 *', '2026-01-01T00:00:00Z')).toThrow('never falls due')
  })
})
