import { say, type Phrase } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { dayOf } from '#kit/pure/time.ts'
import { query, type Download, type QueryContext } from '#kit/server/action.ts'
import { walkRows } from '#kit/server/list.ts'
import { xlsxContentType, xlsxStream, type SheetColumn, type SheetValue } from '#kit/server/xlsx.ts'
import { memberSummary } from '#modules/members/offers.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { exportEntries, exportMyEntries, type Entry } from './contract.ts'
import { entryPhrases, pointsPhrases as phrases } from './phrases.ts'
import { entriesOf, entrySource, type EntryRecord } from './store.ts'
import { entryView } from './view.ts'

type Column = { readonly header: Phrase; readonly width: number; readonly kind: SheetColumn['kind']; readonly value: (entry: Entry, language: Language) => SheetValue }

/** What people typed is text, whatever it begins with. */
const columns: readonly Column[] = [
  { header: phrases.number, width: 10, kind: 'text', value: ({ id }) => id },
  { header: phrases.at, width: 20, kind: 'moment', value: ({ at }) => new Date(at) },
  { header: phrases.kind, width: 16, kind: 'text', value: ({ kind }, language) => say(entryPhrases[kind], language) },
  { header: phrases.amount, width: 16, kind: 'number', value: ({ amount }) => amount },
  { header: phrases.balanceAfter, width: 16, kind: 'number', value: ({ balanceAfter }) => balanceAfter },
  { header: phrases.cause, width: 24, kind: 'text', value: ({ cause }) => cause.number },
  { header: phrases.reference, width: 24, kind: 'text', value: ({ reference }) => reference },
  { header: phrases.note, width: 40, kind: 'text', value: ({ note }) => note },
]
const byColumn: Column = { header: phrases.by, width: 20, kind: 'text', value: (entry) => entry.by === null ? null : entry.for === null ? entry.by.name : `${entry.by.name}（${entry.for}）` }

/** The statement as it is filtered, in the reader's language. */
export const exportEntriesQuery = query(exportEntries, async (context) => statement(context, context.input.memberId, false))
export const exportMyEntriesQuery = query(exportMyEntries, async (context) => statement(context, context.actor.id, true))

async function statement({ database, actor, now, input }: Pick<QueryContext<typeof exportMyEntries>, 'database' | 'actor' | 'now' | 'input'>, memberId: string, isOwn: boolean): Promise<Download> {
  const { language } = actor
  const { accountName } = await memberSummary(database, memberId)
  const { decimals } = await readCurrency(database)
  const shown = isOwn ? columns : [...columns, byColumn]
  const title = say(phrases.statement, language)
  async function* rows(): AsyncGenerator<SheetValue[]> {
    for await (const batch of walkRows<typeof exportMyEntries['list'], EntryRecord>(database, exportMyEntries.list, entrySource, input, entriesOf(memberId)))
      for (const row of batch) { const entry = entryView(actor, decimals, row, isOwn); yield shown.map(({ value }) => value(entry, language)) }
  }
  return {
    fileName: `${title}-${accountName}-${dayOf(now)}.xlsx`, contentType: xlsxContentType,
    stream: xlsxStream({ sheetName: title, columns: shown.map(({ header, width, kind }) => ({ header: say(header, language), width, kind })), rows: rows() }),
  }
}
