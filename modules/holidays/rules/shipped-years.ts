import { addDays, type Day } from '#kit/pure/time.ts'
import type { TableDay, YearTable } from './year-table.ts'

/**
 * The tables that come with the product. Official: the State Council's notices on the arrangement of holidays. Estimated
 * years carry what the law and the calendar say already; see the module's README for how.
 */
type Stretch = readonly [name: string, from: Day, until?: Day]

export const shippedYears: readonly YearTable[] = [
  table(2025, 'official', '国务院办公厅关于2025年部分节假日安排的通知', [
    ['元旦', '2025-01-01'], ['春节', '2025-01-28', '2025-02-04'], ['清明节', '2025-04-04', '2025-04-06'], ['劳动节', '2025-05-01', '2025-05-05'],
    ['端午节', '2025-05-31', '2025-06-02'], ['国庆节、中秋节', '2025-10-01', '2025-10-08'],
  ], [
    ['春节', '2025-01-26'], ['春节', '2025-02-08'], ['劳动节', '2025-04-27'], ['国庆节、中秋节', '2025-09-28'], ['国庆节、中秋节', '2025-10-11'],
  ]),
  table(2026, 'official', '国务院办公厅关于2026年部分节假日安排的通知', [
    ['元旦', '2026-01-01', '2026-01-03'], ['春节', '2026-02-15', '2026-02-23'], ['清明节', '2026-04-04', '2026-04-06'], ['劳动节', '2026-05-01', '2026-05-05'],
    ['端午节', '2026-06-19', '2026-06-21'], ['中秋节', '2026-09-25', '2026-09-27'], ['国庆节', '2026-10-01', '2026-10-07'],
  ], [
    ['元旦', '2026-01-04'], ['春节', '2026-02-14'], ['春节', '2026-02-28'], ['劳动节', '2026-05-09'], ['国庆节', '2026-09-20'], ['国庆节', '2026-10-10'],
  ]),
  table(2027, 'estimated', '按《全国年节及纪念日放假办法》和农历推算，待国务院办公厅公布', [
    ['元旦', '2027-01-01'], ['春节', '2027-02-05', '2027-02-12'], ['清明节', '2027-04-05'], ['劳动节', '2027-05-01', '2027-05-05'],
    ['端午节', '2027-06-09'], ['中秋节', '2027-09-15'], ['国庆节', '2027-10-01', '2027-10-07'],
  ], []),
]

function table(year: number, state: YearTable['state'], source: string, holidays: readonly Stretch[], working: readonly Stretch[]): YearTable {
  const days = [...holidays.flatMap((stretch) => daysOf(stretch, 'holiday')), ...working.flatMap((stretch) => daysOf(stretch, 'working'))]
  return { year, state, source, days: days.toSorted((left, right) => left.day.localeCompare(right.day)) }
}

function daysOf([name, from, until = from]: Stretch, kind: TableDay['kind']): TableDay[] {
  const days: TableDay[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) days.push({ day, kind, name })
  return days
}
