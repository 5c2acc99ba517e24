import { describe, expect, test } from 'vitest'
import { barParts, comesTo, freedBy, freedOf, joinedParts, nextPage, placeIn, verdictsOf, withoutReason, type Marks } from './review-decision.ts'

const items = [{ id: 'a', rejected: null }, { id: 'b', rejected: null }, { id: 'c', rejected: { stage: 'operator' } }]
const out = (...ids: string[]): Marks => Object.fromEntries(ids.map((id) => [id, { isRejected: true, reason: ' 规格过大 ' }]))

describe('what the reviewer’s marks come to', () => {
  test.each([
    ['no marks', {}, 'all', []],
    ['one out', out('b'), 'part', ['a approve', 'b reject']],
    ['both out: what an earlier stage turned down counts as out', out('a', 'b'), 'none', ['a reject', 'b reject']],
    ['a mark taken back', { a: { isRejected: false, reason: '规格过大' } }, 'all', []],
    ['what was turned down before is not decided again', out('c'), 'all', []],
  ] as const)('[R12] %s', (_case, marks, whole, sent) => {
    expect(comesTo(items, marks)).toBe(whole)
    expect(verdictsOf(items, marks).map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(sent)
  })

  test('[R12] reasons are sent trimmed, and asked for where they are missing', () => {
    expect(verdictsOf(items, out('a'))[0]).toEqual({ id: 'a', verdict: 'reject', reason: '规格过大' })
    expect(withoutReason(items, out('a'))).toBeUndefined()
    expect(withoutReason(items, { ...out('a'), b: { isRejected: true, reason: ' ' } })).toBe('b')
  })

  test('[R11] what the quota gets back', () => {
    const held = [
      { id: 'a', demand: [{ regionId: '1', metric: 'disk.gb', amount: 40 }, { regionId: '2', metric: 'disk.gb', amount: 5 }] },
      { id: 'b', demand: [{ regionId: '1', metric: 'disk.gb', amount: 60 }] },
    ] as const
    expect(freedBy(held, {}, false)).toEqual([])
    expect(freedBy(held, out('b'), false)).toEqual([{ regionId: '1', metric: 'disk.gb', amount: 60 }])
    const all = freedBy(held, {}, true)
    expect([freedOf(all, { regionId: '1', metric: 'disk.gb' }), freedOf(all, { regionId: '2', metric: 'disk.gb' }), freedOf(all, { regionId: '1', metric: 'eip.count' })]).toEqual([100, 5, 0])
  })
})

describe('one after another', () => {
  test.each([
    [{ place: 1, total: 12, nextId: '7' }, 0, { place: 1, total: 12 }],
    [{ place: 1, total: 10, nextId: '7' }, 2, { place: 3, total: 12 }],
    [{ place: 0, total: 10, nextId: '7' }, 2, null],
  ])('[R11] %j after %i handled', (queue, handled, shown) => expect(placeIn(queue, handled)).toEqual(shown))

  test('[R11] where the next one is', () => {
    expect(nextPage({ place: 1, total: 2, nextId: '7' }, 0)).toBe('/applications/7/review')
    expect(nextPage({ place: 1, total: 2, nextId: '7' }, 3)).toBe('/applications/7/review?handled=3')
    expect(nextPage({ place: 1, total: 1, nextId: null }, 3)).toBeNull()
  })
})

test.each([
  [{ total: 100, remaining: 40, ofThis: 10 }, { others: 50, mine: 10, left: 40 }],
  [{ total: 0, remaining: 0, ofThis: 0 }, { others: 0, mine: 0, left: 0 }],
  [{ total: 100, remaining: -5, ofThis: 10 }, { others: 90, mine: 10, left: 0 }],
])('[R11] the bar of %j', (numbers, parts) => expect(barParts(numbers)).toEqual(parts))

test('[R11] equal parts of several items are one line', () => {
  const cpu = { category: 'Instance', resource: 'CPU', spec: 'g6', quantity: 2 }
  expect(joinedParts([{ ...cpu, count: 1 }, { ...cpu, count: 3 }, { ...cpu, quantity: 4, count: 1 }])).toEqual([{ ...cpu, count: 4 }, { ...cpu, quantity: 4, count: 1 }])
})
