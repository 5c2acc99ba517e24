import { platformZone } from '#kit/pure/time.ts'

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: platformZone, dateStyle: 'short', timeStyle: 'medium' })

/**
 * `report_` and the time of the search (guide 004 §4.2.5) on the platform's clock, with signs that every file system takes:
 * 2026-03-31T17:05:09Z is `report_2026-04-01_01-05-09.xlsx`.
 */
export function reportFileName(searchedAt: Date): string {
  return `report_${clock.format(searchedAt).replace(' ', '_').replaceAll(':', '-')}.xlsx`
}
