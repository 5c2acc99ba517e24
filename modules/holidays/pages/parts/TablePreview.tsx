import type { AnswerOf } from '#kit/pure/contract.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import { Answer, Facts } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import { DayText, NumberText } from '#kit/web/Values.tsx'
import type { HolidayYear, previewHolidayYear } from '../../contract.ts'
import type { DayKind, YearState } from '../../rules/working-days.ts'
import { holidayPagePhrases as phrases } from './page-phrases.ts'
import classes from './holidays.module.css'

type Preview = AnswerOf<typeof previewHolidayYear>
const stateWords: Record<YearState, Phrase> = { official: phrases.official, estimated: phrases.estimated }
const kindWords: Record<DayKind, Phrase> = { holiday: phrases.dayOff, working: phrases.dayWorked }

/** What would change, before anything is stored: days, state, and how many due days. */
export function TablePreview({ year, state, days }: { readonly year: number; readonly state: YearState; readonly days: HolidayYear['days'] }) {
  const preview = useRead<typeof previewHolidayYear>('POST /holiday-years/:year/preview', { params: { year }, body: { state, days } }, { keepsPrevious: true })
  return <Answer of={preview} isPart>{(answer) => <Changes preview={answer} state={state} />}</Answer>
}

function Changes({ preview: { changes, stateBefore, applications }, state }: { readonly preview: Preview; readonly state: YearState }) {
  const t = useSay()
  const wordOf = (kind: DayKind | null) => t(kind === null ? phrases.dayOrdinary : kindWords[kind])
  return (
    <>
      <Facts items={[
        { label: phrases.applications, value: <NumberText value={applications} /> },
        { label: phrases.daysChanged, value: <NumberText value={changes.length} /> },
        { label: phrases.state, value: stateBefore === state ? t(stateWords[state]) : t(phrases.stateChanges, { before: t(stateWords[stateBefore]), after: t(stateWords[state]) }) },
      ]} />
      {changes.length === 0 ? <p className={classes.help}>{t(phrases.noChanges)}</p> : (
        <div className={`${classes.scroll} ${classes.changes}`} role="region" aria-label={t(phrases.previewTitle)} tabIndex={0}>
          <table className={classes.table}>
            <thead><tr><th scope="col">{t(phrases.day)}</th><th scope="col">{t(phrases.name)}</th><th scope="col">{t(phrases.before)}</th><th scope="col">{t(phrases.after)}</th></tr></thead>
            <tbody>
              {changes.map(({ day, name, before, after }) => (
                <tr key={day}><th scope="row"><DayText day={day} /></th><td>{name === '' ? '—' : name}</td><td>{wordOf(before)}</td><td>{wordOf(after)}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
