import { sql } from 'kysely'
import type { Tx } from '#kit/server/database.ts'
import type { EventPersonal } from '#kit/server/events.ts'
import { personalColumns } from './rules/personal-data.ts'
import { pseudonymOf, replacedIn, replacementsFor, type Replacement, type Trace, type Traces } from './rules/pseudonyms.ts'

// Replacing a person's data everywhere (PIPL 47, C-I6). The one store that knows other modules' tables: by the register of
// personal data, so that a column that is registered is replaced.

export type Person = {
  readonly id: string; readonly accountName: string; readonly displayName: string; readonly phone: string; readonly email: string
  readonly isEnabled: boolean; readonly pseudonymisedAt: Date | null; readonly version: number
}

export async function lockPerson(tx: Tx, id: string): Promise<Person | undefined> {
  const { rows } = await sql<Person>`
    select id, account_name as "accountName", display_name as "displayName", phone, email, is_enabled as "isEnabled", pseudonymised_at as "pseudonymisedAt", version
    from accounts where id = ${id} for update`.execute(tx)
  return rows[0]
}

export type Places = ReadonlyMap<string, number>

/** Everything in one transaction: account, copies, events' values apart, what lets one in. Answers how many rows of which table. */
export async function replacePerson(tx: Tx, person: Person): Promise<Places> {
  await sql`set local statement_timeout = '60s'`.execute(tx)
  const traces = await tracesOf(tx, person)
  const places = new Map<string, number>([['accounts', await replaceAccount(tx, person)]])
  for (const [table, count] of await endAccess(tx, person.id)) places.set(table, count)
  places.set('idempotency_keys', await forgetAnswers(tx, person.id, traces))
  places.set('mail_recipients', await forgetAddresses(tx, traces))
  for (const [table, columns] of personalColumns()) if (!handledApart.has(table)) places.set(table, await replaceCopies(tx, person.id, table, columns, traces))
  places.set('members', await replaceContact(tx, person.id))
  places.set('event_personals', await replaceInEvents(tx, person.id, traces))
  await sql`update mails set state = 'failed', last_error = 'the data of this person were replaced' where state = 'waiting' and to_address = ${pseudonymOf(person.id).email}`.execute(tx)
  return new Map([...places].filter(([, count]) => count > 0))
}

/** Tables that are not rewritten value by value: see the functions above. */
export const handledApart: ReadonlySet<string> = new Set(['accounts', 'event_personals', 'external_identities', 'idempotency_keys', 'mail_recipients', 'members', 'sessions'])

/** How the person is and was called: also the names and numbers that were changed since, as the events remember. */
async function tracesOf(tx: Tx, person: Person): Promise<Traces> {
  const { rows } = await sql<{ key: string; value: string }>`
    select distinct part -> 0 ->> -1 as key, part ->> 1 as value
    from events e join event_personals p on p.event_id = e.id, jsonb_array_elements(p.personal -> 'facts') part
    where e.subject_kind in ('account', 'member') and e.subject_id = ${person.id} and jsonb_typeof(part -> 1) = 'string' and part -> 0 ->> -1 in ('accountName', 'displayName', 'email', 'phone')
    union select 'accountName', p.personal ->> 'actorName' from events e join event_personals p on p.event_id = e.id where e.actor_id = ${person.id} and p.personal ? 'actorName'`.execute(tx)
  const valuesOf = (key: string, present: string) => [...new Set([present, ...rows.filter((row) => row.key === key).map(({ value }) => value)])].filter((value) => value.trim() !== '')
  return {
    accountNames: valuesOf('accountName', person.accountName), emails: valuesOf('email', person.email),
    displayNames: await shared(tx, person.id, valuesOf('displayName', person.displayName)), phones: await shared(tx, person.id, valuesOf('phone', person.phone)),
  }
}

async function shared(tx: Tx, id: string, values: readonly string[]): Promise<Trace[]> {
  const { rows } = await sql<{ value: string }>`select value from unnest(${[...values]}::text[]) as value
    where exists (select from accounts where id <> ${id} and value in (display_name, phone))`.execute(tx)
  const known = new Set(rows.map(({ value }) => value))
  return values.map((value) => ({ value, isShared: known.has(value) }))
}

async function replaceAccount(tx: Tx, { id }: Person): Promise<number> {
  const { name } = pseudonymOf(id)
  // Whether it may be done is decided before; a look at what it would change does it to an enabled account and takes it back.
  await sql`update accounts set account_name = ${name}, display_name = ${name}, phone = '', email = '', dingtalk_user_id = '', password_hash = null, is_enabled = false,
    pseudonymised_at = platform_now(), version = version + 1 where id = ${id}`.execute(tx)
  return 1
}

async function endAccess(tx: Tx, id: string): Promise<[string, number][]> {
  const ended: [string, number][] = []
  for (const table of ['sessions', 'one_time_links', 'second_factors', 'recovery_codes', 'external_identities', 'single_sign_ons', 'password_history', 'reason_templates']) {
    const { numAffectedRows } = await sql`delete from ${sql.table(table)} where account_id = ${id}`.execute(tx)
    ended.push([table, Number(numAffectedRows ?? 0)])
  }
  const { numAffectedRows } = await sql`update api_tokens set revoked_at = clock_timestamp() where account_id = ${id} and revoked_at is null`.execute(tx)
  return [...ended, ['api_tokens', Number(numAffectedRows ?? 0)]]
}

/** Answers are kept for a day to be repeated; these would repeat the person's data. */
async function forgetAnswers(tx: Tx, id: string, traces: Traces): Promise<number> {
  const { numAffectedRows } = await sql`delete from idempotency_keys where account_id = ${id} or answer::text ilike any(${patternsOf(traces)}::text[])`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

async function forgetAddresses(tx: Tx, { emails }: Traces): Promise<number> {
  const { numAffectedRows } = await sql`delete from mail_recipients where lower(email) = any(${emails.map((email) => email.toLowerCase())})`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

async function replaceContact(tx: Tx, id: string): Promise<number> {
  const { numAffectedRows } = await sql`update members set contact = '', version = version + 1 where account_id = ${id}`.execute(tx)
  await sql`update sign_ups set organisation = '' where account_id = ${id}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Which column says that a row is the person's own; texts made from an event are, if the person did it. */
const ownerColumns: Readonly<Record<string, string>> = {
  account_requests: 'account_id', application_users: 'account_id', dingtalk_messages: 'account_id', fee_rows: 'member_id', messages: 'account_id', sign_ups: 'account_id',
}
const madeFromEvents: ReadonlySet<string> = new Set(['digest_entries', 'dingtalk_messages', 'mails', 'messages', 'webhook_deliveries'])

async function replaceCopies(tx: Tx, id: string, table: string, columns: readonly string[], traces: Traces): Promise<number> {
  const own = ownerColumns[table] === undefined ? sql`false` : sql`coalesce(t.${sql.ref(ownerColumns[table])} = ${id}, false)`
  const ofEvent = madeFromEvents.has(table) ? sql`exists (select from events e where e.id = t.event_id and (e.actor_id = ${id} or e.for_account_id = ${id}))` : sql`false`
  const { rows } = await sql<{ row: Record<string, unknown>; isOwn: boolean }>`
    select to_jsonb(t) as row, ${own} or ${ofEvent} as "isOwn" from ${sql.table(table)} t where t::text ilike any(${patternsOf(traces)}::text[])`.execute(tx)
  const changed = rows.flatMap(({ row, isOwn }) => {
    const replacements = replacementsFor(traces, pseudonymOf(id), isOwn)
    const after = Object.fromEntries(columns.map((column) => [column, replacedIn(row[column], replacements)]))
    return columns.some((column) => JSON.stringify(after[column]) !== JSON.stringify(row[column])) ? [{ ...row, ...after }] : []
  })
  if (changed.length === 0) return 0
  const keys = await keyOf(tx, table)
  await sql`update ${sql.table(table)} t set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = given.${sql.ref(column)}`))}
    from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(changed)}::jsonb) given
    where ${sql.join(keys.map((key) => sql`t.${sql.ref(key)} = given.${sql.ref(key)}`), sql` and `)}`.execute(tx)
  return changed.length
}

async function keyOf(tx: Tx, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select attname as name from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey)
    where indrelid = ${table}::regclass and indisprimary`.execute(tx)
  return rows.map(({ name }) => name)
}

/** Rows that may hold one of the values; which they are is decided by the exact replacement. */
function patternsOf({ accountNames, displayNames, emails, phones }: Traces): string[] {
  const values = [...accountNames, ...emails, ...[...displayNames, ...phones].map(({ value }) => value)]
  // As they stand in JSON, too.
  return [...new Set(values.flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]))].map((value) => `%${value.replace(/[\\%_]/g, '\\$&')}%`)
}

const eventBatch = 2000

/** Only the values apart are touched: the events and their chain stay (chapter 8, audit). */
async function replaceInEvents(tx: Tx, id: string, traces: Traces): Promise<number> {
  let replaced = 0
  for (let after = '0'; ;) {
    const { rows } = await sql<{ id: string; personal: EventPersonal; isActor: boolean; isFor: boolean; isSubject: boolean }>`
      select e.id, p.personal, coalesce(e.actor_id = ${id}, false) as "isActor", coalesce(e.for_account_id = ${id}, false) as "isFor",
        e.subject_kind in ('account', 'member') and e.subject_id = ${id} as "isSubject"
      from event_personals p join events e on e.id = p.event_id
      where p.event_id > ${after} and (e.actor_id = ${id} or e.for_account_id = ${id} or (e.subject_kind in ('account', 'member') and e.subject_id = ${id}) or p.personal::text ilike any(${patternsOf(traces)}::text[]))
      order by p.event_id limit ${eventBatch}`.execute(tx)
    const changed = rows.flatMap((row) => {
      const personal = replacedPersonal(row, replacementsFor(traces, pseudonymOf(id), row.isActor || row.isFor || row.isSubject), id)
      return JSON.stringify(personal) === JSON.stringify(row.personal) ? [] : [{ id: row.id, personal: JSON.stringify(personal) }]
    })
    if (changed.length > 0) await sql`select replace_event_personals(${id}, ${changed.map((row) => row.id)}::bigint[], ${changed.map(({ personal }) => personal)}::jsonb[])`.execute(tx)
    replaced += changed.length
    if (rows.length < eventBatch) return replaced
    after = rows.at(-1)!.id
  }
}

type Apart = { readonly personal: EventPersonal; readonly isActor: boolean; readonly isFor: boolean; readonly isSubject: boolean }

/** From where the person came, and how other systems know them, is theirs too. */
const keysOfActor: readonly string[] = ['address', 'userAgent']
const keysOfSubject: readonly string[] = ['contact', 'dingtalkUserId', 'externalSubject', 'organisation']

function replacedPersonal({ personal, isActor, isFor, isSubject }: Apart, replacements: readonly Replacement[], id: string): EventPersonal {
  const { name } = pseudonymOf(id)
  const own = [...isActor ? keysOfActor : [], ...isSubject ? keysOfSubject : []]
  return {
    ...personal.actorName === undefined ? {} : { actorName: isActor ? name : personal.actorName },
    ...personal.forAccountName === undefined ? {} : { forAccountName: isFor ? name : personal.forAccountName },
    ...personal.address === undefined ? {} : { address: isActor ? '-' : personal.address },
    ...personal.facts === undefined ? {} : { facts: personal.facts.map(([path, value]) => [path, own.includes(path.at(-1) ?? '') ? '-' : replacedIn(value, replacements)] as const) },
  }
}
