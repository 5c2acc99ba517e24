import { sql } from 'kysely'
import { notFound } from '#kit/pure/refusal.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { ListSource } from '#kit/server/list.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { PriceComponent } from '#modules/catalogue/rules/contributions.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import type { listSets } from './contract.ts'
import type { SetCategory } from './rules/categories.ts'

type Names = [string, string, string]
export type ContentLine = { readonly key: string; readonly label: Names; readonly value: Names }

/** A set as its list shows it. Prices are exact text without needless zeros. */
export type SetRecord = {
  readonly id: string
  readonly number: string
  readonly isPopular: boolean
  readonly category: SetCategory
  readonly serviceCode: string
  readonly serviceNames: Names
  readonly name: string
  readonly originalPrice: string | null
  readonly finalPrice: string
  readonly updatedAt: Date
  readonly updatedById: string | null
  readonly updatedByName: string | null
  readonly version: number
  readonly deletedAt: Date | null
}
export type FullSet = SetRecord & {
  readonly serviceVersion: number
  readonly serviceIcon: string
  readonly isOnSale: boolean
  readonly description: string
  readonly configuration: Configuration
  readonly content: readonly ContentLine[]
  readonly components: readonly PriceComponent[]
}

const serviceNames = sql`coalesce(s.names, array(select jsonb_array_elements_text(v.definition -> 'names')))`
const columns = sql`t.id::text as id, t.number, t.is_popular as "isPopular", t.category, t.service_code as "serviceCode", ${serviceNames} as "serviceNames", t.name,
  trim_scale(t.original_price)::text as "originalPrice", trim_scale(t.final_price)::text as "finalPrice",
  t.updated_at as "updatedAt", t.updated_by::text as "updatedById", a.display_name as "updatedByName", t.version, t.deleted_at as "deletedAt"`
const from = sql`sets t join services s on s.code = t.service_code
  join service_versions v on v.service_code = t.service_code and v.version = t.service_version left join accounts a on a.id = t.updated_by`
const fullColumns = sql`${columns}, t.service_version as "serviceVersion", v.definition ->> 'icon' as "serviceIcon", t.is_on_sale and s.is_on as "isOnSale",
  t.description, t.configuration, t.content, t.components`

/** What the list shows (S5). */
export const listedSets = sql`t.deleted_at is null`
export const setSource: ListSource<typeof listSets['list']> = {
  columns, from, id: sql`t.id`,
  fields: {
    // What cannot be priced stands before all that can.
    isPopular: sql`t.is_popular`, originalPrice: sql`coalesce(t.original_price, -1)`, finalPrice: sql`t.final_price`, updatedAt: sql`t.updated_at`,
    updatedBy: sql`coalesce(a.display_name, '') collate pinyin`, category: sql`t.category`, service: sql`t.service_code`, name: sql`t.name`,
  },
}

/** Deleted ones too: their orders lead here. */
export async function findSet(reader: Reader, id: string): Promise<FullSet> {
  const { rows } = await sql<FullSet>`select ${fullColumns} from ${from} where t.id = ${id}`.execute(reader)
  if (!rows[0]) throw notFound()
  return rows[0]
}

/** The set as it is about to change; a deleted one is there no more. */
export async function lockSet(tx: Tx, id: string): Promise<FullSet> {
  const { rows } = await sql`select 1 from sets t where t.id = ${id} and t.deleted_at is null for update`.execute(tx)
  if (rows.length === 0) throw notFound()
  return findSet(tx, id)
}

/** The set as it is until the transaction ends, deleted or not. */
export async function shareSet(tx: Tx, id: string): Promise<FullSet> {
  await sql`select 1 from sets t where t.id = ${id} for share`.execute(tx)
  return findSet(tx, id)
}

/** On sale: not deleted, with a price, of a service that is offered. In the order of the shop. */
export async function readSetsOnSale(reader: Reader, limits: { readonly id?: string; readonly isPopular?: true; readonly most?: number } = {}): Promise<FullSet[]> {
  const { id = null, isPopular = false, most = null } = limits
  const { rows } = await sql<FullSet>`
    select ${fullColumns} from ${from}
    where t.deleted_at is null and t.is_on_sale and t.original_price is not null and s.is_on
      and (${id}::bigint is null or t.id = ${id}::bigint) and (not ${isPopular}::boolean or t.is_popular)
    order by t.is_popular desc, t.category, s.position, s.code, t.id limit ${most}`.execute(reader)
  return rows
}

export type NewSet = {
  readonly number: string; readonly isPopular: boolean; readonly category: SetCategory; readonly serviceCode: string; readonly serviceVersion: number
  readonly name: string; readonly description: string; readonly configuration: Configuration; readonly content: readonly object[]; readonly components: readonly PriceComponent[]
  readonly originalPrice: string; readonly finalPrice: string
}
type Writing = { readonly actor: Pick<Actor, 'id'>; readonly now: Date }

export async function insertSet(tx: Tx, set: NewSet, { actor, now }: Writing): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into sets (number, is_popular, category, service_code, service_version, name, description, configuration, content, components, original_price, final_price,
      created_at, created_by, updated_at, updated_by)
    values (${set.number}, ${set.isPopular}, ${set.category}, ${set.serviceCode}, ${set.serviceVersion}, ${set.name}, ${set.description}, ${JSON.stringify(set.configuration)}::jsonb,
      ${JSON.stringify(set.content)}::jsonb, ${JSON.stringify(set.components)}::jsonb, ${set.originalPrice}, ${set.finalPrice}, ${now}, ${actor.id}, ${now}, ${actor.id})
    returning id::text as id`.execute(tx)
  return rows[0]!.id
}

export type SetChange = Pick<NewSet, 'name' | 'description' | 'category' | 'isPopular' | 'finalPrice'>
export async function writeSet(tx: Tx, id: string, change: SetChange, { actor, now }: Writing): Promise<void> {
  await sql`
    update sets set name = ${change.name}, description = ${change.description}, category = ${change.category}, is_popular = ${change.isPopular}, final_price = ${change.finalPrice},
      version = version + 1, updated_at = ${now}, updated_by = ${actor.id} where id = ${id}`.execute(tx)
}

export async function markDeleted(tx: Tx, id: string, { actor, now }: Writing): Promise<void> {
  await sql`update sets set deleted_at = ${now}, is_on_sale = false, version = version + 1, updated_at = ${now}, updated_by = ${actor.id} where id = ${id}`.execute(tx)
}

// ---- the original price follows the unit prices (S3) ----

/** A new set and a change of unit prices do not pass each other: beside other new sets, but not beside a repricing. */
export async function shareSetPrices(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended('sets.prices', 0))`.execute(tx)
}
export async function lockSetPrices(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('sets.prices', 0))`.execute(tx)
}

export type PricedSet = { readonly id: string; readonly number: string; readonly name: string; readonly components: readonly PriceComponent[]; readonly originalPrice: string | null }
/** Those that are not deleted; only those that consist of such a thing, if one is given. */
export async function readPricedSets(reader: Reader, place?: Pick<PriceComponent, 'category' | 'resource' | 'spec'>): Promise<PricedSet[]> {
  const wanted = place ? sql`t.components @> ${JSON.stringify([{ category: place.category, resource: place.resource, spec: place.spec }])}::jsonb` : sql`true`
  const { rows } = await sql<PricedSet>`
    select t.id::text as id, t.number, t.name, t.components, trim_scale(t.original_price)::text as "originalPrice"
    from sets t where t.deleted_at is null and ${wanted} order by t.id`.execute(reader)
  return rows
}

/** Neither version nor update time: nobody edited the sets. Answers how many changed. */
export async function writeOriginalPrices(tx: Tx, prices: readonly { readonly id: string; readonly price: string | null }[]): Promise<number> {
  if (prices.length === 0) return 0
  const { rows } = await sql`
    update sets t set original_price = given.price from jsonb_to_recordset(${JSON.stringify(prices)}::jsonb) as given(id bigint, price numeric)
    where t.id = given.id and t.original_price is distinct from given.price returning t.id`.execute(tx)
  return rows.length
}
