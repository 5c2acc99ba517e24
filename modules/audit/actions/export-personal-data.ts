import { notFound } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import { query, type Download, type RequestFacts } from '#kit/server/action.ts'
import { inTransaction, type Database } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { exportMyPersonalData, exportPersonalData } from '../contract.ts'
import { exportedTables, findPerson, rowsOfPerson } from '../personal-store.ts'
import { eventsAbout, type AuditRecord } from '../store.ts'

type Context = { readonly database: Database; readonly actor: Actor; readonly now: Date; readonly request: RequestFacts }
type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>

/** A copy of everything kept about a person (PIPL 45); that it was taken is recorded. */
export const exportPersonalDataQuery = query(exportPersonalData, (context) => exportOf(context, context.input.id))
export const exportMyPersonalDataQuery = query(exportMyPersonalData, (context) => exportOf(context, context.actor.id))

async function exportOf({ database, actor, now, request }: Context, id: string): Promise<Download> {
  const person = await findPerson(database, id)
  if (!person) throw notFound()
  await inTransaction(database, (tx) => appendEvents(tx, { actor, now, address: request.address, requestId: request.id }, [
    { kind: 'account.data_exported', subject: { kind: 'account', id }, departmentId: person.departmentId, facts: { accountName: person.accountName }, ...actor.id === id ? { isPersonal: true as const } : {} },
  ]))
  return { fileName: `${person.accountName}-${dayOf(now)}.json`, contentType: 'application/json; charset=utf-8', stream: jsonOf(database, person, now) }
}

/** One JSON document, written piece by piece: each table a list, the person's acts last. */
async function* jsonOf(database: Database, person: Person, now: Date): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`{\n"exportedAt": ${JSON.stringify(now.toISOString())},\n"account": ${JSON.stringify(person.accountName)}`)
  for (const table of exportedTables) {
    yield Buffer.from(`,\n${JSON.stringify(table)}: [`)
    yield* listOf(rowsOfPerson(database, table, person))
    yield Buffer.from(']')
  }
  yield Buffer.from(',\n"acts": [')
  yield* listOf(actsOf(database, person.id))
  yield Buffer.from(']\n}\n')
}

async function* listOf(batches: AsyncIterable<readonly object[]>): AsyncGenerator<Uint8Array> {
  let isFirst = true
  for await (const batch of batches) {
    yield Buffer.from(batch.map((row) => `${isFirst ? '' : ','}\n${(isFirst = false, JSON.stringify(row))}`).join(''))
  }
}

async function* actsOf(database: Database, id: string): AsyncGenerator<object[]> {
  for await (const batch of eventsAbout(database, id)) yield batch.map((event) => told(event, id))
}

/** Of what others did to the account: that and when, without their name and address. */
function told({ at, kind, actorId, actorName, roles, forName, address, subjectKind, subjectId, facts, requestId }: AuditRecord, id: string): object {
  const shared = { at: at.toISOString(), kind, subjectKind, subjectId, facts, requestId }
  return actorId === id ? { ...shared, actor: actorName, roles, for: forName, address } : shared
}
