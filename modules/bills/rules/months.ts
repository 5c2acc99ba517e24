import type { Day } from '#kit/pure/time.ts'

/** `2026-12-01` → `2027-01-01`: months are named by their first day. */
export function nextMonth(month: Day): Day {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`
}
export function previousMonth(month: Day): Day {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 1 ? `${year - 1}-12-01` : `${year}-${String(number - 1).padStart(2, '0')}-01`
}

/** As people and addresses write it: `2026-03`. */
export function monthText(month: Day): string {
  return month.slice(0, 7)
}
export function monthIn(text: string): Day {
  return `${text}-01`
}
