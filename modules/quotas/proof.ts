import type { AnswerOf } from '#kit/pure/contract.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import type { Reader } from '#kit/server/database.ts'
import { allRegions } from '#modules/catalogue/offers.ts'
import { regionAnswer } from './actions/set-totals.ts'
import type { checkQuotas } from './contract.ts'
import type { QuotaEvidence, QuotaQuestions } from './offers.ts'
import { quotaPhrases } from './phrases.ts'
import { readBooks, type BookRow, type CountedName } from './proof-store.ts'
import { keyOf, type QuotaKey } from './rules/quota.ts'
import { readTree } from './tree-store.ts'

type Check = AnswerOf<typeof checkQuotas>
type Line = QuotaKey & { readonly number: CountedName; readonly stored: number; readonly found: number }
type Proved = { readonly code: string; readonly name: Phrase; readonly count: number; readonly lines: readonly Line[] }

/**
 * Q7, Q10: the books against what they are about: the children's totals, the inventory, the open applications and their
 * own history. The caller reads from one snapshot, so that nothing moves in between.
 */
export async function proveQuotas(reader: Reader, { used, reserved, proofs = [] }: QuotaQuestions, checkedAt: Date): Promise<Check> {
  const books = await readBooks(reader)
  const own = [
    { code: 'quota.allocated', name: quotaPhrases['quota.allocated'], count: sumOf(books, ({ childrenCount }) => childrenCount), lines: books.map((row) => lineOf(row, 'allocated', row.childrenTotal)) },
    await evidenceProof(reader, books, 'used', used),
    await evidenceProof(reader, books, 'reserved', reserved),
    { code: 'quota.history', name: quotaPhrases['quota.history'], count: sumOf(books, ({ changes }) => changes), lines: books.flatMap((row) => countedNames.map((name) => lineOf(row, name, row.told[name]))) },
  ]
  const named = await differenceAnswers(reader)
  const shown = own.map((proof) => proofAnswer(proof, named))
  for (const prove of proofs) {
    const { name, ...proof } = await prove(reader)
    shown.push({ ...proof, name: [...name], isProven: proof.stored === proof.found, differences: [] })
  }
  return { checkedAt: checkedAt.toISOString(), proofs: shown, differences: distinct(shown.flatMap(({ differences }) => differences)) }
}

const countedNames = ['total', 'allocated', 'used', 'reserved'] as const

function sumOf<Row>(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + value(row), 0)
}

function lineOf({ departmentId, regionId, metric, stored }: Pick<BookRow, keyof QuotaKey | 'stored'>, number: CountedName, found: number): Line {
  return { departmentId, regionId, metric, number, stored: stored[number], found }
}

async function evidenceProof(reader: Reader, books: readonly BookRow[], number: 'used' | 'reserved', evidence: QuotaEvidence): Promise<Proved> {
  const found = await evidence(reader)
  const amounts = new Map<string, number>()
  for (const row of found) amounts.set(keyOf(row), (amounts.get(keyOf(row)) ?? 0) + row.amount)
  const booked = new Set(books.map(keyOf))
  const unbooked = found.filter((row) => !booked.has(keyOf(row)) && row.amount !== 0)
  return {
    code: `quota.${number}`, name: quotaPhrases[`quota.${number}`], count: sumOf(found, ({ count }) => count),
    lines: [
      ...books.map((row) => lineOf(row, number, amounts.get(keyOf(row)) ?? 0)),
      ...unbooked.map(({ departmentId, regionId, metric, amount }) => ({ departmentId, regionId, metric, number, stored: 0, found: amount })),
    ],
  }
}

function proofAnswer({ code, name, count, lines }: Proved, named: (line: Line) => Check['differences'][number]): Check['proofs'][number] {
  const differences = lines.filter(({ stored, found }) => stored !== found).map(named)
  const [stored, found] = [sumOf(lines, (line) => line.stored), sumOf(lines, (line) => line.found)]
  return { code, name: [...name], count, stored: String(stored), found: String(found), isProven: differences.length === 0, differences }
}

async function differenceAnswers(reader: Reader): Promise<(line: Line) => Check['differences'][number]> {
  const departments = new Map((await readTree(reader)).map(({ id, name }) => [id, { id, name }]))
  const regions = new Map((await allRegions(reader)).map((region) => [region.id, regionAnswer(region)]))
  return ({ departmentId, regionId, metric, number, stored, found }) =>
    ({ department: departments.get(departmentId)!, region: regions.get(regionId)!, metric, number, stored, found })
}

/** Two proofs may find the same number wrong. */
function distinct(differences: Check['differences']): Check['differences'] {
  return [...new Map(differences.map((line) => [JSON.stringify(line), line])).values()]
}
