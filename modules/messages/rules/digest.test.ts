import { describe, expect, test } from 'vitest'
import { lastDigestMoment, nextDigestMoment } from './digest.ts'
import { isOccasionOf, jobTitles, occasions, occasionsOf } from './mailing.ts'

const written = ({ day, at }: { day: string; at: Date }) => `${day} ${at.toISOString()}`

describe('the moment of a digest (chapter 8, mailing times)', () => {
  test.each<[now: string, hour: number, last: string]>([
    ['2026-11-22T10:00+08:00', 9, '2026-11-22 2026-11-22T01:00:00.000Z'],
    ['2026-11-22T09:00+08:00', 9, '2026-11-22 2026-11-22T01:00:00.000Z'],
    ['2026-11-22T08:59+08:00', 9, '2026-11-21 2026-11-21T01:00:00.000Z'],
    ['2026-01-01T00:00+08:00', 0, '2026-01-01 2025-12-31T16:00:00.000Z'],
    ['2026-01-01T00:00+08:00', 23, '2025-12-31 2025-12-31T15:00:00.000Z'],
  ])('at %s with hour %i the last one was %s', (now, hour, last) => expect(written(lastDigestMoment(new Date(now), hour))).toBe(last))

  test.each<[now: string, hour: number, lastDay: string | null, next: string]>([
    ['2026-11-22T08:00+08:00', 9, null, '2026-11-22 2026-11-22T01:00:00.000Z'],
    ['2026-11-22T09:00+08:00', 9, '2026-11-22', '2026-11-23 2026-11-23T01:00:00.000Z'],
    // It went out at 9, then the hour became 15: not a second time on that day.
    ['2026-11-22T10:00+08:00', 15, '2026-11-22', '2026-11-23 2026-11-23T07:00:00.000Z'],
    ['2026-11-22T10:00+08:00', 15, '2026-11-21', '2026-11-22 2026-11-22T07:00:00.000Z'],
  ])('at %s with hour %i after %s the next one is %s', (now, hour, lastDay, next) => expect(written(nextDigestMoment(new Date(now), hour, lastDay))).toBe(next))

  test('other time zones, also with summer time', () => {
    expect(lastDigestMoment(new Date('2026-07-01T12:00Z'), 9, 'Europe/Berlin').at.toISOString()).toBe('2026-07-01T07:00:00.000Z')
    expect(lastDigestMoment(new Date('2026-01-01T12:00Z'), 9, 'Europe/Berlin').at.toISOString()).toBe('2026-01-01T08:00:00.000Z')
  })
})

test('every occasion belongs to one job title', () => {
  expect(new Set(occasions).size).toBe(occasions.length)
  for (const title of jobTitles) for (const occasion of occasions) expect(isOccasionOf(title, occasion)).toBe((occasionsOf[title] as readonly string[]).includes(occasion))
})
