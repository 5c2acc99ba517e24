import { describe, expect, test } from 'vitest'
import { complaintsAbout, stateOf, type AnnouncementState } from './announcement.ts'

const at = (hour: string) => new Date(`2026-11-22T${hour}:00+08:00`)

test.each<[now: string, endedAt: string | null, state: AnnouncementState]>([
  ['08:59', null, 'planned'], ['09:00', null, 'showing'], ['17:59', null, 'showing'], ['18:00', null, 'over'],
  ['08:00', '07:00', 'ended'], ['12:00', '11:00', 'ended'], ['19:00', '11:00', 'ended'],
])('from 09:00 to 18:00, at %s, ended at %s: %s', (now, endedAt, state) =>
  expect(stateOf({ fromAt: at('09:00'), untilAt: at('18:00'), endedAt: endedAt === null ? null : at(endedAt) }, at(now))).toBe(state))

describe('what is missing', () => {
  const good = { titles: ['', '', '维护通知'], texts: ['', '', '今晚停机'], fromAt: at('09:00'), untilAt: at('18:00') }
  const complaints = (changes: Partial<typeof good>, preset: 'zh-Hans' | 'en' = 'zh-Hans') => complaintsAbout({ ...good, ...changes }, preset, at('08:00')).map(({ path, code }) => `${path} ${code}`)

  test('one language is enough, if it is the default one', () => {
    expect(complaints({})).toEqual([])
    expect(complaints({}, 'en')).toEqual(['titles/0 field.required', 'texts/0 field.required'])
  })
  test('no language is half written', () => expect(complaints({ titles: ['Maintenance', '', '维护通知'] })).toEqual(['texts/0 field.required']))
  test('it ends after it begins, and not in the past', () => {
    expect(complaints({ untilAt: at('09:00') })).toEqual(['untilAt announcement.ends_before_it_begins'])
    expect(complaints({ fromAt: at('06:00'), untilAt: at('08:00') })).toEqual(['untilAt announcement.ends_in_the_past'])
    expect(complaints({ fromAt: new Date(Number.NaN) })).toEqual(['fromAt field.pattern'])
  })
})
