/** Days are calendar days of the platform's time zone, written `YYYY-MM-DD`; moments are `Date`. */
export type Day = string

const formatters = new Map<string, Intl.DateTimeFormat>()
function formatter(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone)
  if (!found) formatters.set(zone, found = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }))
  return found
}

export const platformZone = 'Asia/Shanghai'

/** The platform's calendar day of a moment: 2026-01-31T16:30Z is already 2026-02-01 in Shanghai. */
export function dayOf(moment: Date, zone: string = platformZone): Day {
  return formatter(zone).format(moment)
}

/** The day so many days later (or earlier, if negative). */
export function addDays(day: Day, days: number): Day {
  const moment = new Date(`${day}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10)
}

/** A day that exists, in a year of four digits: neither 2026-02-30 nor 0000-01-01. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false
  const moment = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
}

/** 0 Sunday … 6 Saturday. */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}
