import { say, type Phrase } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { dayOf } from '#kit/pure/time.ts'
import { query } from '#kit/server/action.ts'
import { csvLine } from '#kit/server/csv.ts'
import { inTransaction, type Database } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import type { ListInput } from '#kit/server/list.ts'
import { xlsxContentType, xlsxStream, type SheetColumn, type SheetValue } from '#kit/server/xlsx.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import { exportAuditEvents } from './contract.ts'
import { kindPhrase } from './kind-phrases.ts'
import { auditPhrases as phrases } from './phrases.ts'
import { readableFacts, subjectOf } from './rules/facts.ts'
import { walkAuditEvents, type AuditRecord } from './store.ts'
import { subjectPhrase } from './subject-phrases.ts'

type Column = { readonly header: Phrase; readonly width: number; readonly kind: SheetColumn['kind']; readonly value: (row: AuditRecord, language: Language) => SheetValue }

const columns: readonly Column[] = [
  { header: phrases.eventNumber, width: 12, kind: 'text', value: ({ id }) => id },
  { header: phrases.at, width: 20, kind: 'moment', value: ({ at }) => at },
  { header: phrases.act, width: 24, kind: 'text', value: ({ kind }, language) => say(kindPhrase(kind), language) },
  { header: phrases.actCode, width: 24, kind: 'text', value: ({ kind }) => kind },
  { header: phrases.actor, width: 18, kind: 'text', value: (row, language) => actorWords(row, language) },
  { header: phrases.roles, width: 24, kind: 'text', value: ({ roles }, language) => roles.map((role) => say(roleWords(role), language)).join(', ') },
  { header: phrases.for, width: 16, kind: 'text', value: ({ forName }) => forName },
  { header: phrases.address, width: 16, kind: 'text', value: ({ address }) => address },
  { header: phrases.subjectKind, width: 14, kind: 'text', value: ({ subjectKind }, language) => say(subjectPhrase(subjectKind), language) },
  { header: phrases.subject, width: 24, kind: 'text', value: ({ facts }) => subjectOf(facts) },
  { header: phrases.department, width: 24, kind: 'text', value: ({ departmentName }) => departmentName },
  { header: phrases.details, width: 60, kind: 'text', value: (row, language) => detailsOf(row, language) },
  { header: phrases.requestId, width: 38, kind: 'text', value: ({ requestId }) => requestId },
  { header: phrases.sequence, width: 12, kind: 'text', value: ({ sequence }) => sequence },
  { header: phrases.hash, width: 66, kind: 'text', value: ({ hash }) => hash },
]

function actorWords({ actorId, actorName }: AuditRecord, language: Language): string {
  if (actorId !== null) return actorName
  return say(actorName === 'system' ? phrases.system : phrases.nobody, language)
}

function roleWords(role: string): Phrase {
  const words: Readonly<Record<string, Phrase>> = accessPhrases
  return words[`role.${role}`] ?? [role, role, role]
}

/** `field: before → after` one after the other; a cell holds at most so many signs. */
function detailsOf({ facts }: AuditRecord, language: Language): string {
  const readable = readableFacts(facts, language)
  return [...readable.changes, ...readable.facts].map(({ path, before, after }) => `${path.join('.')}: ${before === null ? '' : `${before} → `}${after}`).join('; ').slice(0, 30_000)
}

/** What is filtered, all of it, streamed; that it was taken out is recorded before the first line (C-I4). Texts never become formulas (C-G4). */
export const exportAuditEventsQuery = query(exportAuditEvents, async ({ database, actor, now, input, request }) => {
  const { format = 'xlsx', page: _page, pageSize: _size, after: _after, sort, q, ...filters } = input
  const { kind, subjectKind, at, department, ...personal } = filters
  await inTransaction(database, (tx) => appendEvents(tx, { actor, now, address: request.address, requestId: request.id }, [{
    kind: 'audit.exported', subject: { kind: 'audit', id: '1' }, facts: { format, filters: { kind, subjectKind, at, department, searched: { q, ...personal } } },
  }]))
  const title = `${say(phrases.audit, actor.language)}-${dayOf(now)}`
  const wanted = { ...filters, ...sort === undefined ? {} : { sort }, ...q === undefined ? {} : { q } }
  return format === 'csv'
    ? { fileName: `${title}.csv`, contentType: 'text/csv; charset=utf-8', stream: csvOf(database, wanted, actor.language) }
    : {
      fileName: `${title}.xlsx`, contentType: xlsxContentType,
      stream: xlsxStream({ sheetName: say(phrases.audit, actor.language), columns: columns.map(({ header, width, kind: cell }) => ({ header: say(header, actor.language), width, kind: cell })), rows: rowsOf(database, wanted, actor.language) }),
    }
})

async function* rowsOf(database: Database, input: ListInput, language: Language): AsyncGenerator<SheetValue[]> {
  for await (const batch of walkAuditEvents(database, input)) for (const row of batch) yield columns.map(({ value }) => value(row, language))
}

/** With the mark by which table programs know UTF-8. */
async function* csvOf(database: Database, input: ListInput, language: Language): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\uFEFF${csvLine(columns.map(({ header }) => say(header, language)))}`)
  for await (const batch of walkAuditEvents(database, input))
    yield Buffer.from(batch.map((row) => csvLine(columns.map(({ value }) => written(value(row, language))))).join(''))
}

function written(value: SheetValue): string {
  return value instanceof Date ? value.toISOString() : String(value ?? '')
}
