import { describe, expect, test } from 'vitest'
import { mostSeries, scaleOf, seriesOf, stackOf } from './chart-data.ts'

const group = (id: string, ...amounts: string[]) => ({ id, name: null, total: amounts[0]!, amounts })

describe('[B5] the largest groups and the others', () => {
  test('up to nine stand by themselves', () => {
    const nine = Array.from({ length: mostSeries + 1 }, (_, index) => group(String(index), '1.00'))
    expect(seriesOf(nine, 2).map(({ group: one }) => one?.id)).toEqual(nine.map(({ id }) => id))
  })
  test('[B4] the others are one, added up exactly', () => {
    const many = Array.from({ length: mostSeries + 3 }, (_, index) => group(String(index), '0.10', '0.20'))
    const series = seriesOf(many, 2)
    expect(series).toHaveLength(mostSeries + 1)
    expect(series.at(-1)).toEqual({ group: null, count: 3, total: '0.30', amounts: ['0.30', '0.60'] })
  })
})

describe('what is drawn', () => {
  test.each([
    [[37], [0, 10, 20, 30, 40]],
    [[0, 0], [0]],
    [[980_000, 120], [0, 250_000, 500_000, 750_000, 1_000_000]],
    [[30, -12], [-20, 0, 20, 40]],
    [[-5], [-6, -4, -2, 0, 2]],
  ])('marks of %j: %j', (values, ticks) => {
    expect(scaleOf(values).ticks).toEqual(ticks)
  })
  test('pieces stand on each other, credits hang below', () => {
    expect(stackOf([5, 0, -2, 3, -1])).toEqual([{ series: 0, from: 0, to: 5 }, { series: 2, from: 0, to: -2 }, { series: 3, from: 5, to: 8 }, { series: 4, from: -2, to: -3 }])
  })
})
