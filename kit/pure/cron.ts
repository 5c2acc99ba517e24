import { addDays, dayOf, platformZone, weekday } from './time.ts'

/**
 * When a cron line last fell due. Five fields: minute, hour, day of month, month, weekday (0 Sunday);
 * each `*`, a number, a list `1,15`, a range `1-5`, any of them with a step (`0-59/10`). Both day fields must fit.
 * Example: `30 2 * * *` at 2026-01-31T18:00Z (02:00 in Shanghai) was last due 2026-01-30T18:30Z.
 */
export type Cron = { readonly minutes: readonly number[]; readonly hours: readonly number[]; readonly days: ReadonlySet<number>; readonly months: ReadonlySet<number>; readonly weekdays: ReadonlySet<number> }

const searchedDays = 366 * 8

export function parseCron(line: string): Cron {
  const fields = line.trim().split(/\s+/)
  if (fields.length !== 5) throw new RangeError(`a cron line has five fields: ${line}`)
  const [minutes, hours, days, months, weekdays] = fields as [string, string, string, string, string]
  return {
    minutes: valuesOf(minutes, 0, 59).reverse(), hours: valuesOf(hours, 0, 23).reverse(),
    days: new Set(valuesOf(days, 1, 31)), months: new Set(valuesOf(months, 1, 12)), weekdays: new Set(valuesOf(weekdays, 0, 6)),
  }
}

function valuesOf(field: string, lowest: number, highest: number): number[] {
  const values = new Set<number>()
  for (const part of field.split(',')) {
    const match = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part)
    const from = match?.[1] === undefined ? lowest : Number(match[1])
    const to = match?.[1] === undefined ? highest : Number(match[2] ?? match[1])
    const step = Number(match?.[3] ?? 1)
    if (!match || from < lowest || to > highest || from > to || step < 1) throw new RangeError(`not a cron field: ${part}`)
    for (let value = from; value <= to; value += step) values.add(value)
  }
  return [...values].sort((left, right) => left - right)
}

/** The latest moment at or before `now` that the line names, in the platform's time zone. */
export function lastDue(cron: Cron, now: Date, zone: string = platformZone): Date {
  let day = dayOf(now, zone)
  for (let searched = 0; searched < searchedDays; searched++, day = addDays(day, -1)) {
    const [, month, date] = day.split('-').map(Number) as [number, number, number]
    if (!cron.months.has(month) || !cron.days.has(date) || !cron.weekdays.has(weekday(day))) continue
    for (const hour of cron.hours) for (const minute of cron.minutes) {
      const moment = momentOf(day, hour, minute, zone)
      if (moment <= now) return moment
    }
  }
  throw new RangeError('a cron line that never falls due')
}

/** The moment of a wall-clock time; twice asking for the offset settles the hours around a change of it. */
function momentOf(day: string, hour: number, minute: number, zone: string): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * 60_000
  const guess = new Date(wall - offsetOf(new Date(wall), zone))
  return new Date(wall - offsetOf(guess, zone))
}

const clocks = new Map<string, Intl.DateTimeFormat>()
function offsetOf(moment: Date, zone: string): number {
  let clock = clocks.get(zone)
  if (!clock) clocks.set(zone, clock = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }))
  const parts = Object.fromEntries(clock.formatToParts(moment).map(({ type, value }) => [type, Number(value)])) as { [name: string]: number }
  return Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'], parts['second']) - Math.trunc(moment.getTime() / 1000) * 1000
}
