import { sql } from 'kysely'
import type { Phrase } from '#kit/pure/phrase.ts'
import { platformZone, type Day } from '#kit/pure/time.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import { usageOfMembers } from '#modules/usage/offers.ts'
import type { Conditions } from './rules/conditions.ts'

/** An operator's last search: its conditions, and finding what it found. Reading that stands in `store.ts`. */
export type Search = Conditions & { readonly accountId: string; readonly remember: boolean; readonly searchedAt: Date }

const array = (values: readonly string[]) => [...new Set(values)]

/**
 * One row for each operator (§4.2.3); two pages of the same one wait here for each other. The time names the search, so that
 * it is never the same twice.
 */
export async function writeSearch(tx: Tx, accountId: string, conditions: Conditions & { readonly remember: boolean }, now: Date): Promise<Search> {
  // Years of a large cloud are a hundred thousand rows: longer than a page's statement may take.
  await sql`select set_config('statement_timeout', '60000', true)`.execute(tx)
  const { rows: [row] } = await sql<{ searchedAt: Date }>`
    insert into fee_searches (account_id, services, from_day, to_day, member_ids, remembers_members, searched_at)
    values (${accountId}, ${array(conditions.services)}::text[], ${conditions.from}, ${conditions.to}, ${array(conditions.memberIds)}::bigint[], ${conditions.remember}, ${now})
    on conflict (account_id) do update set services = excluded.services, from_day = excluded.from_day, to_day = excluded.to_day, member_ids = excluded.member_ids,
      remembers_members = excluded.remembers_members, searched_at = greatest(excluded.searched_at, fee_searches.searched_at + interval '1 millisecond')
    returning searched_at as "searchedAt"`.execute(tx)
  await sql`delete from fee_rows where account_id = ${accountId}`.execute(tx)
  return { ...conditions, accountId, searchedAt: row!.searchedAt }
}

export async function findSearch(reader: Reader, accountId: string): Promise<Search | undefined> {
  const { rows } = await sql<Search>`
    select account_id::text as "accountId", services, from_day as "from", to_day as "to", member_ids::text[] as "memberIds", remembers_members as remember, searched_at as "searchedAt"
    from fee_searches where account_id = ${accountId}`.execute(reader)
  return rows[0]
}

const columns = sql`account_id, kind, position, member_id, member_name, member_account, product_id, product_number, product_name, content, metric, month, unit_price, quantity, payable, paid`
const midnight = (day: Day, daysLater: number) => sql`((${day}::date + ${daysLater}::int)::timestamp at time zone ${platformZone}::text)`
const asked = ({ services, memberIds }: Conditions) => sql`p.service_code = any(${array(services)}::text[]) and p.member_id = any(${array(memberIds)}::bigint[])`
const memberOrder = sql`a.display_name collate pinyin, a.id`

/** Products whose verify date, on the platform's calendar, lies in the range, both ends included. Paid = charged − returned. */
export async function insertServiceRows(tx: Tx, search: Search): Promise<void> {
  await sql`
    insert into fee_rows (${columns})
    select ${search.accountId}::bigint, 'service', row_number() over (order by ${memberOrder}, p.verified_at, p.id), p.member_id, a.display_name, a.account_name,
      p.id, p.number, p.name, p.content, null, null, null, 1, p.payable, p.charged - p.returned
    from products p join accounts a on a.id = p.member_id
    where ${asked(search)} and p.verified_at >= ${midnight(search.from, 0)} and p.verified_at < ${midnight(search.to, 1)}`.execute(tx)
}

/** Usage whose end lies in the range, at the unit price of its day, as the usage module prices it and what is paid of it. */
export async function insertUsageRows(tx: Tx, search: Search, { today, decimals }: { readonly today: Day; readonly decimals: number }): Promise<void> {
  await sql`
    insert into fee_rows (${columns})
    select ${search.accountId}::bigint, 'usage', row_number() over (order by ${memberOrder}, p.id, u.metric, u.month, u.unit_price), p.member_id, a.display_name, a.account_name,
      p.id, p.number, p.name, null, u.metric, u.month, u.unit_price, u.quantity, u.payable, u.paid
    from ${usageOfMembers({ from: search.from, to: search.to, today, decimals })} u join products p on p.id = u.product_id join accounts a on a.id = p.member_id
    where ${asked(search)}`.execute(tx)
}

/** Which of these are nobody's and nothing's. */
export async function unknownOf(reader: Reader, { services, memberIds }: Conditions): Promise<{ services: string[]; memberIds: string[] }> {
  const { rows: [row] } = await sql<{ services: string[]; memberIds: string[] }>`select
    array(select given.code from unnest(${array(services)}::text[]) given (code) where not exists (select from services s where s.code = given.code)) as services,
    array(select given.id::text from unnest(${array(memberIds)}::bigint[]) given (id) where not exists (select from members m where m.account_id = given.id)) as "memberIds"`.execute(reader)
  return row!
}

export type FeeChoices = {
  readonly services: { readonly code: string; readonly names: [english: string, traditional: string, simplified: string] }[]
  readonly members: { readonly id: string; readonly account: string; readonly name: string; readonly isExisting: boolean }[]
}
/** What is sold by order, or was once. */
export async function readChoices(reader: Reader): Promise<FeeChoices> {
  const { rows: services } = await sql<FeeChoices['services'][number]>`
    select s.code, coalesce(to_jsonb(s.names), v.names) as names from services s join service_versions v on v.service_code = s.code and v.version = s.current_version
    where v.definition ->> 'channel' <> 'application' or exists (select from products p where p.service_code = s.code) order by s.position, s.id`.execute(reader)
  const { rows: members } = await sql<FeeChoices['members'][number]>`
    select a.id::text as id, a.account_name as account, a.display_name as name, a.is_enabled as "isExisting"
    from members m join accounts a on a.id = m.account_id order by ${memberOrder}`.execute(reader)
  return { services, members }
}

/** Names of services in the reader's language, in the catalogue's order. */
export async function namesOfServices(reader: Reader, codes: readonly string[]): Promise<Phrase[]> {
  const { rows } = await sql<{ names: Phrase }>`
    select coalesce(to_jsonb(s.names), v.names) as names from services s join service_versions v on v.service_code = s.code and v.version = s.current_version
    where s.code = any(${[...codes]}::text[]) order by s.position, s.id`.execute(reader)
  return rows.map(({ names }) => names)
}
