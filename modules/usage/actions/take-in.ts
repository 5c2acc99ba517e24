import { say } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { platformNow, type Database, type Tx } from '#kit/server/database.ts'
import type { EventDraft } from '#kit/server/events.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { productsMetered } from '#modules/orders/offers.ts'
import { resourcesMetered } from '#modules/resources/offers.ts'
import { usageNoticePhrases, type UsagePhraseCode } from '../notice-phrases.ts'
import { monthOf } from '../rules/fee.ts'
import { microOf, recordProblem, subjectOf, usageDay, writtenQuantity, correctionProblem, type Candidate, type GivenRecord, type RowProblem } from '../rules/record.ts'
import { claim, ensureMonths, insertRecords, isSameRecord, lockCorrections, readBySource, readCorrections, type CheckedRecord } from '../store.ts'

export type RowError = RowProblem & { readonly index: number }
/** What is right by itself; whether it is new, and what it corrects, is only known in the transaction. */
export type Checked = { readonly records: CheckedRecord[]; readonly errors: RowError[] }
export type TakenIn = { readonly accepted: number; readonly duplicates: number; readonly errors: RowError[] }

const isId = (name: string) => /^[1-9][0-9]{0,17}$/.test(name)

/**
 * Before the transaction: each record by itself, with the resources and products that the whole batch names read in one
 * statement each. None of them is ever deleted, so what is found stays true. The months are made here too.
 */
export async function checkRecords(database: Database, given: readonly GivenRecord[]): Promise<Checked> {
  const nowMs = (await platformNow(database)).getTime()
  const subjects = await subjectsOf(database, given)
  const errors: RowError[] = []
  const records: CheckedRecord[] = []
  given.forEach((record, index) => {
    const [fromMs, toMs] = [Date.parse(record.from), Date.parse(record.to)]
    const problem = recordProblem(record, fromMs, toMs, nowMs)
    const subject = problem ?? subjectOf(subjects(record), fromMs, toMs)
    if ('code' in subject) { errors.push({ index, ...subject }); return }
    records.push({
      index, sourceId: record.sourceId, day: usageDay(fromMs, toMs), resourceId: record.resourceId === undefined ? null : subject.id, productId: record.productId === undefined ? null : subject.id,
      metric: record.metric, fromMs, toMs, quantity: writtenQuantity(record.quantity)!, corrects: record.corrects ?? null,
    })
  })
  await ensureMonths(database, [...new Set(records.map(({ day }) => monthOf(day)))])
  return { records, errors }
}

async function subjectsOf(database: Database, given: readonly GivenRecord[]): Promise<(record: GivenRecord) => readonly Candidate[]> {
  const named = (names: (string | undefined)[]) => [...new Set(names)].filter((name) => name !== undefined)
  const resourceNames = named(given.map(({ resourceId }) => resourceId))
  const productNames = named(given.map(({ productId }) => productId))
  const resources = new Map<string, Candidate[]>(), products = new Map<string, Candidate[]>()
  const add = (map: Map<string, Candidate[]>, name: string, candidate: Candidate) => { map.set(name, [...map.get(name) ?? [], candidate]) }
  if (resourceNames.length > 0)
    for (const { instanceId, ...found } of await resourcesMetered(database, { ids: resourceNames.filter(isId), instanceIds: resourceNames.filter((name) => !isId(name)) })) { add(resources, found.id, found); add(resources, instanceId, found) }
  if (productNames.length > 0)
    for (const { number, id, startedAt } of await productsMetered(database, { ids: productNames.filter(isId), numbers: productNames.filter((name) => !isId(name)) })) { const found = { id, startedAt, endedAt: null }; add(products, id, found); add(products, number, found) }
  return ({ resourceId, productId }) => (resourceId === undefined ? products.get(productId ?? '') : resources.get(resourceId)) ?? []
}

type Writing = { readonly tx: Tx; readonly actor: Actor; readonly now: Date; readonly record: (event: EventDraft) => void }

/** Keeps what is new, in sets: first what was used, then the corrections, which may name records of the same batch. */
export async function takeIn(writing: Writing, { records, errors }: Checked): Promise<TakenIn> {
  const once = firstOfEach(records)
  const used = await keep(writing, once.records.filter(({ corrects }) => corrects === null))
  const corrections = await keepCorrections(writing, once.records.filter(({ corrects }) => corrects !== null))
  const all = [...errors, ...once.errors, ...used.errors, ...corrections.errors].toSorted((left, right) => left.index - right.index)
  const taken = { accepted: used.accepted + corrections.accepted, duplicates: once.duplicates + used.duplicates + corrections.duplicates, errors: all }
  const firstId = used.firstId ?? corrections.firstId
  if (firstId !== undefined)
    writing.record({ kind: 'usage.recorded', subject: { kind: 'usage', id: firstId }, facts: { accepted: taken.accepted, duplicates: taken.duplicates, wrong: all.length } })
  return taken
}

type Kept = { readonly accepted: number; readonly duplicates: number; readonly errors: RowError[]; readonly firstId: string | undefined }
const nothing: Kept = { accepted: 0, duplicates: 0, errors: [], firstId: undefined }
type Judged = Pick<Kept, 'duplicates' | 'errors'>

/** Within a batch the first of a source id counts; the same again is a duplicate. */
function firstOfEach(records: readonly CheckedRecord[]): Judged & { readonly records: CheckedRecord[] } {
  const first = new Map<string, CheckedRecord>()
  const errors: RowError[] = []
  let duplicates = 0
  for (const record of records) {
    const known = first.get(record.sourceId)
    if (!known) first.set(record.sourceId, record)
    else if (isSameRecord(record, { ...known, fromAt: new Date(known.fromMs), toAt: new Date(known.toMs) })) duplicates++
    else errors.push({ index: record.index, code: 'usage.source_used' })
  }
  return { records: [...first.values()], duplicates, errors }
}

async function keep({ tx, actor, now }: Writing, records: readonly CheckedRecord[]): Promise<Kept> {
  if (records.length === 0) return nothing
  const claimed = await claim(tx, records)
  const fresh = claimed === 'all' ? records : records.filter(({ sourceId }) => claimed.has(sourceId))
  const firstId = fresh.length > 0 ? await insertRecords(tx, fresh, { accountId: actor.id, now }) : undefined
  const known = claimed === 'all' ? [] : records.filter(({ sourceId }) => !claimed.has(sourceId))
  const { duplicates, errors } = compared(known, await readBySource(tx, known.map(({ sourceId }) => sourceId)))
  return { accepted: fresh.length, duplicates, errors, firstId }
}

function compared(records: readonly CheckedRecord[], stored: Awaited<ReturnType<typeof readBySource>>): Judged {
  const errors = records.filter((record) => !isSameRecord(record, stored.get(record.sourceId)!)).map(({ index }) => ({ index, code: 'usage.source_used' }))
  return { duplicates: records.length - errors.length, errors }
}

/** One batch of corrections at a time: none may take more than the others left. What was taken in before is a duplicate. */
async function keepCorrections(writing: Writing, corrections: readonly CheckedRecord[]): Promise<Kept> {
  if (corrections.length === 0) return nothing
  const { tx } = writing
  await lockCorrections(tx)
  const stored = await readBySource(tx, corrections.flatMap(({ sourceId, corrects }) => [sourceId, corrects!]))
  const before = compared(corrections.filter(({ sourceId }) => stored.has(sourceId)), stored)
  const taken = await readCorrections(tx, corrections.map(({ corrects }) => corrects!))
  const errors: RowError[] = []
  const right: CheckedRecord[] = []
  for (const correction of corrections.filter(({ sourceId }) => !stored.has(sourceId))) {
    const name = correction.corrects!
    const corrected = stored.get(name)
    const usable = corrected?.corrects === null ? { ...corrected, left: microOf(corrected.quantity) + (taken.get(name) ?? 0n) } : undefined
    const quantity = microOf(correction.quantity)
    const problem = correctionProblem({ ...correction, quantity }, usable)
    if (problem) { errors.push({ index: correction.index, ...problem }); continue }
    taken.set(name, (taken.get(name) ?? 0n) + quantity)
    // It takes away usage of that day, so it has that day's price, whenever it was found out.
    right.push({ ...correction, day: corrected!.day })
  }
  const kept = await keep(writing, right)
  return { ...kept, duplicates: before.duplicates + kept.duplicates, errors: [...before.errors, ...errors, ...kept.errors] }
}

/** In the reader's words. */
export function rowMessage({ code, facts }: RowProblem, language: Language): string {
  return say(usageNoticePhrases[code as UsagePhraseCode], language, facts)
}
