import { say, type Phrase } from '#kit/pure/phrase.ts'
import { dayOf } from '#kit/pure/time.ts'
import { query } from '#kit/server/action.ts'
import { xlsxContentType, xlsxStream, type SheetColumn, type SheetRow } from '#kit/server/xlsx.ts'
import { statisticsFor } from './actions/read-statistics.ts'
import { billPhrases as phrases } from './phrases.ts'
import type { LineKind } from './rules/lines.ts'
import { exportStatistics } from './statistics-contract.ts'

/** B6: the numbers of the page, with the sum of each month below. */
export const exportStatisticsQuery = query(exportStatistics, async ({ database, actor, now, input }) => {
  const { language } = actor
  const { months, groups, amounts, total } = await statisticsFor(database, actor, input)
  const words = (phrase: Phrase) => say(phrase, language)
  const columns: SheetColumn[] = [
    { header: words(phrases[`bill.by.${input.by}`]), width: 36, kind: 'text' },
    ...months.map((header): SheetColumn => ({ header, width: 16, kind: 'number' })),
    { header: words(phrases['bill.sheet.total']), width: 18, kind: 'number' },
  ]
  async function* rows(): AsyncGenerator<SheetRow> {
    for (const { id, name, total: sum, amounts: byMonth } of groups) {
      const label = id === null ? phrases['bill.sheet.none'] : input.by === 'kind' ? phrases[`bill.kind.${id as LineKind}`] : name!
      yield [words(label), ...byMonth, sum]
    }
    yield { head: [words(phrases['bill.sheet.total']), ...amounts, total] }
  }
  const title = words(phrases['bill.sheet.statistics'])
  return { fileName: `${title}-${input.from}-${input.to}-${dayOf(now)}.xlsx`, contentType: xlsxContentType, stream: xlsxStream({ sheetName: title, columns, rows: rows() }) }
})
