import { addDays, type Day } from '#kit/pure/time.ts'
import { yearOf } from './working-days.ts'
import type { TableDay } from './year-table.ts'

/** A table as people read it: each holiday from its first to its last day, and the days that make up for it. */
export type Stretch = { readonly name: string; readonly from: Day; readonly until: Day; readonly days: number; readonly makeUpDays: readonly Day[] }

export function stretchesOf(days: readonly TableDay[]): Stretch[] {
  const stretches: { name: string; from: Day; until: Day; days: number }[] = []
  for (const { day, name } of days.filter(({ kind }) => kind === 'holiday')) {
    const last = stretches.at(-1)
    if (last?.name === name && addDays(last.until, 1) === day) Object.assign(last, { until: day, days: last.days + 1 })
    else stretches.push({ name, from: day, until: day, days: 1 })
  }
  const working = days.filter(({ kind }) => kind === 'working')
  const known = stretches.map((stretch, index): Stretch => ({
    ...stretch, makeUpDays: working.filter(({ name }) => stretches.findIndex((one) => one.name === name) === index).map(({ day }) => day),
  }))
  const others = working.filter(({ name }) => !stretches.some((stretch) => stretch.name === name))
  return [...known, ...others.map(({ day, name }): Stretch => ({ name, from: day, until: day, days: 0, makeUpDays: [day] }))]
}

/** The days of a year by month and week, weeks from Monday; null where another month's days would stand. */
export function monthsOf(year: number): (Day | null)[][][] {
  return Array.from({ length: 12 }, (_, month) => {
    const first = `${year}-${String(month + 1).padStart(2, '0')}-01`
    const offset = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7
    const days = Array.from({ length: 31 }, (_day, index) => addDays(first, index)).filter((day) => yearOf(day) === year && day.slice(0, 7) === first.slice(0, 7))
    const cells = [...Array.from({ length: offset }, () => null), ...days]
    while (cells.length % 7 !== 0) cells.push(null)
    return Array.from({ length: cells.length / 7 }, (_week, week) => cells.slice(week * 7, week * 7 + 7))
  })
}
