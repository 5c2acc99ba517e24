import { say } from '#kit/pure/phrase.ts'
import { query } from '#kit/server/action.ts'
import { xlsxContentType, xlsxStream, type SheetValue } from '#kit/server/xlsx.ts'
import { exportHolidayYear } from './contract.ts'
import { holidayPhrases as phrases } from './phrases.ts'
import { findYear } from './store.ts'

/** The table in the form in which it is imported again. */
export const exportYearQuery = query(exportHolidayYear, async ({ database, actor: { language }, input: { year } }) => {
  const days = (await findYear(database, year))?.days ?? []
  const columns = [
    { header: say(phrases.holidayDay, language), width: 14, kind: 'day' },
    { header: say(phrases.holidayKind, language), width: 14, kind: 'text' },
    { header: say(phrases.holidayName, language), width: 24, kind: 'text' },
  ] as const
  async function* rows(): AsyncGenerator<SheetValue[]> {
    for (const { day, kind, name } of days) yield [day, say(phrases[`holidayKind.${kind}`], language), name]
  }
  const title = say(phrases.holidaysOfYear, language, { year })
  return { fileName: `${title}.xlsx`, contentType: xlsxContentType, stream: xlsxStream({ sheetName: title, columns, rows: rows() }) }
})
