import type { Day } from '#kit/pure/time.ts'
import { useLanguage, useSay } from '#kit/web/i18n.tsx'
import { monthsOf } from '../../rules/stretches.ts'
import { isWeekend } from '../../rules/working-days.ts'
import type { TableDay } from '../../rules/year-table.ts'
import { holidayPagePhrases as phrases } from './page-phrases.ts'
import classes from './holidays.module.css'

/** A year on one page: days of rest and make-up days are marked by a word and a colour. */
export function YearCalendar({ year, days }: { readonly year: number; readonly days: readonly TableDay[] }) {
  const t = useSay()
  const { language } = useLanguage()
  const known = new Map(days.map((entry) => [entry.day, entry]))
  const monthName = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  const weekdayNames = (style: 'narrow' | 'long') => Array.from({ length: 7 }, (_, index) => new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' }).format(Date.UTC(2026, 0, 5 + index)))
  const [short, long] = [weekdayNames('narrow'), weekdayNames('long')]
  return (
    <>
      <p className={classes.legend}>{t(phrases.legend)}</p>
      <div className={classes.months}>
        {monthsOf(year).map((weeks, month) => (
          <table key={month} className={classes.month}>
            <caption>{monthName.format(Date.UTC(year, month, 1))}</caption>
            <thead><tr>{short.map((name, index) => <th key={index} scope="col" abbr={long[index]}>{name}</th>)}</tr></thead>
            <tbody>
              {weeks.map((week, index) => <tr key={index}>{week.map((day, place) => day === null ? <td key={place} /> : <DayCell key={place} day={day} entry={known.get(day)} />)}</tr>)}
            </tbody>
          </table>
        ))}
      </div>
    </>
  )
}

function DayCell({ day, entry }: { readonly day: Day; readonly entry: TableDay | undefined }) {
  const t = useSay()
  return (
    <td data-kind={entry?.kind ?? (isWeekend(day) ? 'weekend' : undefined)} title={entry?.name}>
      {Number(day.slice(8))}
      {entry && <span className={classes.mark}>{t(entry.kind === 'holiday' ? phrases.off : phrases.work)}</span>}
    </td>
  )
}
