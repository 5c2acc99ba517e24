import type { FieldError } from '#kit/pure/refusal.ts'
import { isDay, type Day } from '#kit/pure/time.ts'
import { isWeekend, yearOf, type DayKind, type WorkCalendar, type YearState } from './working-days.ts'

/** The table of one year: the days on which people rest, and those on which they make up for it. */
export type TableDay = { readonly day: Day; readonly kind: DayKind; readonly name: string }
export type YearTable = { readonly year: number; readonly state: YearState; readonly source: string; readonly days: readonly TableDay[] }
export type DayChange = { readonly day: Day; readonly before: DayKind | null; readonly after: DayKind | null; readonly name: string }

export const longestName = 40
export const mostDays = 150

/** What is wrong with the days of a year; the path names the entry, and the facts the row that people see. */
export function checkDays(year: number, days: readonly TableDay[], pathOf: (index: number) => { path: string; row: number }): FieldError[] {
  const seen = new Set<Day>()
  return days.flatMap((entry, index): FieldError[] => {
    const { path, row } = pathOf(index)
    const wrong = (field: string, code: string): FieldError[] => [{ path: `${path}/${field}`, code, facts: { row, day: entry.day, year } }]
    if (!isDay(entry.day)) return wrong('day', 'holiday.no_day')
    if (yearOf(entry.day) !== year) return wrong('day', 'holiday.other_year')
    if (seen.has(entry.day)) return wrong('day', 'holiday.day_twice')
    seen.add(entry.day)
    // On a weekday people work anyway: such a line is a mistake that nobody would see later.
    if (entry.kind === 'working' && !isWeekend(entry.day)) return wrong('kind', 'holiday.works_anyway')
    return []
  })
}

const kindWords: Readonly<Record<DayKind, readonly string[]>> = {
  holiday: ['holiday', 'rest', '假日', '节假日', '節假日', '放假', '休', '休息'],
  working: ['working day', 'working', 'work', 'make-up', '上班', '调休上班', '補班', '补班', '班', '工作日'],
}

/** A day as people and programs write it: 2026-10-01, 2026/10/1, 2026.10.1, 2026年10月1日. */
function dayIn(text: string): Day {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?( 00:00:00)?$/.exec(text)
  return parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : text
}

/**
 * The rows of an uploaded table: day, kind, name; a first row of headings may be there, empty rows are passed over.
 * Either every row is right, or each wrong one is named.
 */
export function daysIn(year: number, rows: readonly (readonly string[])[]): { readonly days: TableDay[]; readonly errors: FieldError[] } {
  const lines = rows.map((cells, index) => ({ row: index + 1, cells })).filter(({ cells }) => cells.some((cell) => cell !== ''))
  const first = lines[0]
  const entries = (first && !/\d/.test(first.cells[0] ?? '') ? lines.slice(1) : lines).map(({ row, cells }) => {
    const word = (cells[1] ?? '').toLowerCase()
    const kind = (['holiday', 'working'] as const).find((one) => kindWords[one].includes(word))
    return { row, kind, word: cells[1] ?? '', entry: { day: dayIn(cells[0] ?? ''), kind: kind ?? 'holiday', name: cells[2] ?? '' } as const }
  })
  const days = entries.map(({ entry }) => entry)
  const errors = checkDays(year, days, (index) => ({ path: `rows/${entries[index]!.row}`, row: entries[index]!.row }))
  for (const { row, kind, word, entry } of entries) {
    if (kind === undefined) errors.push({ path: `rows/${row}/kind`, code: 'holiday.unknown_kind', facts: { row, word } })
    if ([...entry.name].length > longestName) errors.push({ path: `rows/${row}/name`, code: 'holiday.long_name', facts: { row, limit: longestName } })
  }
  if (days.length === 0) errors.push({ path: 'file', code: 'table.empty' })
  if (days.length > mostDays) errors.push({ path: 'file', code: 'table.too_many_rows', facts: { limit: mostDays } })
  return { days, errors }
}

/** What differs between two tables of a year, by day: what people see before they replace one by the other. */
export function changesBetween(before: readonly TableDay[], after: readonly TableDay[]): DayChange[] {
  const [old, fresh] = [before, after].map((days) => new Map(days.map((entry) => [entry.day, entry]))) as [Map<Day, TableDay>, Map<Day, TableDay>]
  return [...new Set([...old.keys(), ...fresh.keys()])].toSorted()
    .map((day) => ({ day, before: old.get(day)?.kind ?? null, after: fresh.get(day)?.kind ?? null, name: (fresh.get(day) ?? old.get(day))!.name }))
    .filter(({ before: kindBefore, after: kindAfter }) => kindBefore !== kindAfter)
}

/** The calendar as it would be with this table in place of its year's. */
export function calendarWith(calendar: WorkCalendar, { year, state, days }: Omit<YearTable, 'source'>): WorkCalendar {
  const others = [...calendar.days].filter(([day]) => yearOf(day) !== year)
  return {
    days: new Map([...others, ...days.map(({ day, kind }) => [day, kind] as const)]),
    years: new Map([...calendar.years, [year, state]]),
  }
}
