import { parseMoney } from '#kit/pure/money.ts'
import { say, type Phrase, type PhraseValues } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { Currency } from '#modules/prices/rules/currency.ts'
import { lineView, scopeOf } from './actions/read-lines.ts'
import type { BillDetail, BillLine } from './contract.ts'
import { exportPhrases as phrases } from './export-phrases.ts'
import { walkLineRows, type LineScope } from './line-store.ts'
import { billPhrases } from './phrases.ts'
import { billNumber } from './rules/bill-number.ts'
import { storedDecimals } from './rules/grouping.ts'
import { monthText } from './rules/months.ts'
import { showBillDetail } from './view.ts'

/** What a file of a bill is made of: the detail that the page shows for the same reader and revision, and its lines. */
export type BillFile = {
  readonly bill: BillDetail
  readonly scope: LineScope
  readonly number: string
  readonly currency: Currency
  /** What it says above all else: that it is a part, a draft, or no longer the newest. */
  readonly remarks: readonly string[]
  readonly words: (phrase: Phrase, values?: PhraseValues) => string
  readonly fileName: (ending: string) => string
}
export type Wanted = { readonly id: string; readonly revision?: number | undefined }

export async function billFile(reader: Reader, actor: Actor, { id, revision }: Wanted, now: Date): Promise<BillFile> {
  const [bill, scope] = await Promise.all([showBillDetail(reader, actor, { id, revision }, now), scopeOf(reader, actor, id, revision)])
  const { language } = actor
  const words = (phrase: Phrase, values: PhraseValues = {}) => say(phrase, language, values)
  const month = monthText(scope.month)
  const newest = Math.max(0, ...bill.revisions.map(({ number }) => number))
  return {
    bill, scope, words, currency: bill.currency, number: billNumber({ month, id, revision: scope.revision }),
    remarks: [
      ...scope.revision > newest ? [words(phrases['bill.file.draft'])] : scope.revision < newest ? [words(phrases['bill.file.superseded'], { newest })] : [],
      ...bill.isCut ? [words(phrases['bill.file.cut'])] : [],
    ],
    fileName: (ending) => `${words(phrases['bill.file.title'])}-${bill.unit.name}-${month}-R${scope.revision}${ending}`,
  }
}

/** A line has thirty values: more of them at once would hold up others while they are read. */
const batchLines = 250
/** All lines in batches. A file that would not add up to its bill (a draft computed anew meanwhile) is broken off instead (B4, B6). */
export async function* linesOf(reader: Reader, { bill, scope, currency }: BillFile): AsyncGenerator<BillLine[]> {
  let sum = 0n
  for await (const batch of walkLineRows(reader, scope, batchLines)) {
    for (const { amount } of batch) sum += parseMoney(amount, storedDecimals)
    yield batch.map((line) => lineView(line, currency))
  }
  if (sum !== parseMoney(bill.total, storedDecimals)) throw new Error(`bill ${scope.billId}, revision ${scope.revision}: its lines changed while they were exported`)
}

/** Label and value, as they stand above the sums. */
export function factsOf({ bill, scope, number, words }: BillFile): readonly (readonly [label: string, value: string])[] {
  return [
    [words(phrases['bill.file.number']), number],
    [words(phrases['bill.file.unit']), bill.unit.name],
    [words(phrases['bill.file.sector']), words(phrases[`bill.sector.${bill.sector}`])],
    [words(phrases['bill.file.month']), bill.month],
    [words(phrases['bill.file.revision']), String(scope.revision)],
    [words(phrases['bill.file.status']), words(billPhrases[`bill.status.${bill.status}`])],
    [words(phrases['bill.file.currency']), bill.currency.code],
    [words(phrases['bill.file.due_on']), bill.revisions.find((sent) => sent.number === scope.revision)?.dueOn ?? ''],
  ]
}

export type Group = { readonly name: string; readonly lineCount: number; readonly amount: string }
/** The four ways in which the page groups a bill (B4). */
export function groupsOf({ bill, words }: BillFile, language: Language): readonly { readonly title: string; readonly column: string; readonly groups: readonly Group[] }[] {
  const none = (phrase: Phrase) => words(phrase)
  const group = (name: string, { lineCount, amount }: Omit<Group, 'name'>): Group => ({ name, lineCount, amount })
  return [
    { title: words(phrases['bill.file.by_region']), column: words(phrases['bill.line.region']), groups: bill.byRegion.map((one) => group(one.region === null ? none(phrases['bill.file.no_region']) : say(one.region.names, language), one)) },
    { title: words(phrases['bill.file.by_project']), column: words(phrases['bill.line.project']), groups: bill.byProject.map((one) => group(one.project?.name ?? none(phrases['bill.file.no_project']), one)) },
    { title: words(phrases['bill.file.by_service']), column: words(phrases['bill.line.service']), groups: bill.byService.map((one) => group(serviceName(one, language), one)) },
    { title: words(phrases['bill.file.by_department']), column: words(phrases['bill.line.department']), groups: bill.byDepartment.map((one) => group(one.department.name, one)) },
  ]
}

/** A service with the kind of its charge; what is of none is its kind. */
export function serviceName({ service, kind }: Pick<BillLine, 'kind'> & { readonly service: BillLine['service'] }, language: Language): string {
  const charge = say(billPhrases[`bill.kind.${kind}`], language)
  return service === null ? charge : `${say(service.names, language)} · ${charge}`
}
