import { say, type Phrase } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { dayOf } from '#kit/pure/time.ts'
import { query } from '#kit/server/action.ts'
import { walkRows } from '#kit/server/list.ts'
import { xlsxContentType, xlsxStream, type SheetColumn, type SheetValue } from '#kit/server/xlsx.ts'
import { exportSets } from './contract.ts'
import { setPhrases as phrases } from './phrases.ts'
import { setCategories } from './rules/categories.ts'
import { listedSets, setSource, type SetRecord } from './store.ts'

type Column = { readonly header: Phrase; readonly width: number; readonly kind: SheetColumn['kind']; readonly value: (set: SetRecord, language: Language) => SheetValue }

/** The columns of guide 004 §3.1.1, after the number. */
const columns: readonly Column[] = [
  { header: phrases.number, width: 20, kind: 'text', value: ({ number }) => number },
  { header: phrases.popular, width: 10, kind: 'text', value: ({ isPopular }, language) => say(isPopular ? phrases.yes : phrases.no, language) },
  { header: phrases.category, width: 14, kind: 'text', value: ({ category }, language) => say(setCategories[category], language) },
  { header: phrases.service, width: 24, kind: 'text', value: ({ serviceNames }, language) => say(serviceNames, language) },
  { header: phrases.name, width: 28, kind: 'text', value: ({ name }) => name },
  { header: phrases.originalPrice, width: 16, kind: 'number', value: ({ originalPrice }) => originalPrice },
  { header: phrases.finalPrice, width: 16, kind: 'number', value: ({ finalPrice }) => finalPrice },
  { header: phrases.updatedAt, width: 20, kind: 'moment', value: ({ updatedAt }) => updatedAt },
  { header: phrases.updatedBy, width: 20, kind: 'text', value: ({ updatedByName }) => updatedByName },
]

/** The list as it is filtered and sorted, in the reader's language. */
export const exportSetsQuery = query(exportSets, async ({ database, actor: { language }, now, input }) => {
  const title = say(phrases.sets, language)
  async function* rows(): AsyncGenerator<SheetValue[]> {
    for await (const batch of walkRows<typeof exportSets['list'], SetRecord>(database, exportSets.list, setSource, input, listedSets))
      for (const set of batch) yield columns.map(({ value }) => value(set, language))
  }
  return {
    fileName: `${title}-${dayOf(now)}.xlsx`, contentType: xlsxContentType,
    stream: xlsxStream({ sheetName: title, columns: columns.map(({ header, width, kind }) => ({ header: say(header, language), width, kind })), rows: rows() }),
  }
})
