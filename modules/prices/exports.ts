import { say, type Phrase } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { dayOf } from '#kit/pure/time.ts'
import { query } from '#kit/server/action.ts'
import { walkRows } from '#kit/server/list.ts'
import { xlsxContentType, xlsxStream, type SheetColumn, type SheetValue } from '#kit/server/xlsx.ts'
import { priceWord } from '#modules/catalogue/rules/price-words.ts'
import { exportPrices } from './contract.ts'
import { pricePhrases as phrases } from './phrases.ts'
import { unitWord } from './rules/correspondence.ts'
import { listedPrices, priceSource, type PriceRecord } from './store.ts'

type Column = { readonly header: Phrase; readonly width: number; readonly kind: SheetColumn['kind']; readonly value: (row: PriceRecord, language: Language) => SheetValue }

/** The columns of guide 004 §2.1.1. */
const columns: readonly Column[] = [
  { header: phrases.preset, width: 8, kind: 'text', value: ({ isPreset }, language) => say(isPreset ? phrases.yes : phrases.no, language) },
  { header: phrases.category, width: 16, kind: 'text', value: ({ category }, language) => say(priceWord(category), language) },
  { header: phrases.resource, width: 20, kind: 'text', value: ({ resource }, language) => say(priceWord(resource), language) },
  { header: phrases.spec, width: 20, kind: 'text', value: ({ spec }, language) => say(priceWord(spec), language) },
  { header: phrases.number, width: 10, kind: 'number', value: ({ number }) => number },
  { header: phrases.unit, width: 14, kind: 'text', value: ({ unit }, language) => say(unitWord(unit), language) },
  { header: phrases.price, width: 16, kind: 'number', value: ({ price }) => price },
  { header: phrases.updatedAt, width: 20, kind: 'moment', value: ({ updatedAt }) => updatedAt },
  { header: phrases.updatedBy, width: 20, kind: 'text', value: ({ updatedByName }) => updatedByName },
]

/** The list as it is filtered and sorted, in the reader's language. */
export const exportPricesQuery = query(exportPrices, async ({ database, actor: { language }, now, input }) => {
  const title = say(phrases.unitPrices, language)
  async function* rows(): AsyncGenerator<SheetValue[]> {
    for await (const batch of walkRows<typeof exportPrices['list'], PriceRecord>(database, exportPrices.list, priceSource(dayOf(now)), input, listedPrices))
      for (const row of batch) yield columns.map(({ value }) => value(row, language))
  }
  return {
    fileName: `${title}-${dayOf(now)}.xlsx`, contentType: xlsxContentType,
    stream: xlsxStream({ sheetName: title, columns: columns.map(({ header, width, kind }) => ({ header: say(header, language), width, kind })), rows: rows() }),
  }
})
