import { say, type Phrase, type PhraseValues } from '#kit/pure/phrase.ts'
import { refuse } from '#kit/pure/refusal.ts'
import { query } from '#kit/server/action.ts'
import type { Database } from '#kit/server/database.ts'
import { xlsxBook, xlsxContentType, type Sheet, type SheetColumn, type SheetRow } from '#kit/server/xlsx.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import type { Currency } from '#modules/prices/rules/currency.ts'
import { lastSearch } from './actions/read-report.ts'
import { exportFeeReport } from './contract.ts'
import { reportPhrases as phrases } from './phrases.ts'
import { sameChoice } from './rules/conditions.ts'
import { reportFileName } from './rules/file-name.ts'
import { namesOfServices, type Search } from './search-store.ts'
import { readFeeRows, readMemberParts, type FeeKind, type MemberPart } from './store.ts'
import { specOf, sumsOf, written } from './view.ts'

/** The workbook of guide 004 §4.2.5: a sheet for each member with the search scope, both tables, their sums and the total. */
export const exportReportQuery = query(exportFeeReport, async ({ database, actor, input }) => {
  const search = await lastSearch(database, actor.id, input.searchedAt)
  const differs = (given: string | undefined, stored: readonly string[]) => given !== undefined && !sameChoice(given.split(','), stored)
  if (differs(input.services, search.services) || differs(input.memberIds, search.memberIds) || (input.from ?? search.from) !== search.from || (input.to ?? search.to) !== search.to)
    throw refuse('report.other_search')
  const book: Book = { database, actor, search, currency: await readCurrency(database), services: await namesOfServices(database, search.services) }
  return { fileName: reportFileName(search.searchedAt), contentType: xlsxContentType, stream: xlsxBook(await sheetsOf(book)) }
})

type Book = { readonly database: Database; readonly actor: Actor; readonly search: Search; readonly currency: Currency; readonly services: readonly Phrase[] }
type Member = { readonly id: string; readonly name: string; readonly account: string; readonly parts: readonly MemberPart[] }

const columns: readonly SheetColumn[] = [
  { header: '', width: 20, kind: 'text' }, { header: '', width: 24, kind: 'text' }, { header: '', width: 24, kind: 'text' }, { header: '', width: 60, kind: 'text' },
  { header: '', width: 14, kind: 'number' }, { header: '', width: 16, kind: 'number' }, { header: '', width: 16, kind: 'number' },
]

/** Who has neither fees nor usage has no sheet; a workbook without any would not open, so that nothing found is a sheet too. */
async function sheetsOf(book: Book): Promise<Sheet[]> {
  const parts = await readMemberParts(book.database, book.search)
  const members = [...Map.groupBy(parts, ({ memberId }) => memberId)].map(([id, own]): Member => ({ id, name: own[0]!.memberName, account: own[0]!.memberAccount, parts: own }))
  if (members.length === 0) return [{ sheetName: say(phrases.nothing, book.actor.language), columns, isFree: true, rows: sheetRows(book, undefined) }]
  const names = Map.groupBy(members, ({ name }) => name.toLowerCase())
  return members.map((member) => ({
    // Two of one name are told apart by their accounts.
    sheetName: names.get(member.name.toLowerCase())!.length > 1 ? `${member.account} ${member.name}` : member.name,
    columns, isFree: true, rows: sheetRows(book, member),
  }))
}

async function* sheetRows(book: Book, member: Member | undefined): AsyncGenerator<SheetRow> {
  const t = (phrase: Phrase, values?: PhraseValues) => say(phrase, book.actor.language, values)
  const partOf = (kind: FeeKind) => member?.parts.find((part) => part.kind === kind)
  const sums = sumsOf(partOf('service'), partOf('usage'), book.currency)
  yield* scopeRows(book, member, t)
  for (const [kind, title, sum] of [['service', phrases.serviceFees, sums.serviceFees], ['usage', phrases.usageFees, sums.usageFees]] as const) {
    yield []
    yield { head: [t(title)] }
    yield { head: [phrases.userName, phrases.product, phrases.productName, phrases.spec, phrases.quantity, phrases.payable, phrases.paid].map((head) => t(head)) }
    const part = partOf(kind)
    if (part) yield* feeRows(book, part, t(phrases.unpriced))
    yield { head: [t(phrases.sum), null, null, null, null, sum.payable, sum.paid] }
  }
  yield []
  yield { head: [t(phrases.total), null, null, null, null, sums.total.payable, sums.total.paid] }
}

function* scopeRows({ actor, search, services }: Book, member: Member | undefined, t: (phrase: Phrase, values?: PhraseValues) => string): Generator<SheetRow> {
  yield { head: [t(phrases.searchScope)] }
  if (member) yield [t(phrases.user), t(phrases.userOf, { name: member.name, account: member.account })]
  yield [t(phrases.services), services.map((name) => say(name, actor.language)).join(actor.language === 'en' ? ', ' : '、')]
  yield [t(phrases.dateRange), t(phrases.range, { from: search.from, to: search.to })]
  yield [t(phrases.members), String(search.memberIds.length)]
  yield [t(phrases.searchedAt), search.searchedAt]
}

const batch = 500
/** A later search meanwhile takes the rows away: the file breaks off then, it never mixes two searches nor ends early as if it were whole. */
async function* feeRows({ database, actor, search, currency }: Book, part: MemberPart, unpriced: string): AsyncGenerator<SheetRow> {
  for (let first = part.first; first <= part.last; first += batch) {
    const last = Math.min(part.last, first + batch - 1)
    const rows = await readFeeRows(database, search, part.kind, { first, last })
    if (rows.length !== last - first + 1) throw refuse('report.other_search')
    for (const row of rows)
      yield [row.memberName, row.productNumber, row.productName, specOf(row, actor.language), row.quantity, row.payable === null ? unpriced : written(row.payable, currency), written(row.paid, currency)]
  }
}
