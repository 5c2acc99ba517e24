import { sql } from 'kysely'
import { notFound, refuse } from '#kit/pure/refusal.ts'
import type { Day } from '#kit/pure/time.ts'
import { violated, type Reader, type Tx } from '#kit/server/database.ts'
import type { ListSource } from '#kit/server/list.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { listPrices } from './contract.ts'
import { currencyIn, type Currency } from './rules/currency.ts'
import { isPreset } from './rules/presets.ts'
import type { Priced } from './rules/price.ts'

/** A row of the price list with what counts today. Prices are exact text without needless zeros. */
export type PriceRecord = {
  readonly id: string
  readonly isPreset: boolean
  readonly category: string
  readonly resource: string
  readonly spec: string
  readonly number: number
  readonly unit: string
  readonly price: string | null
  readonly upcoming: { readonly fromDay: Day; readonly price: string | null } | null
  readonly updatedAt: Date
  readonly updatedById: string | null
  readonly updatedByName: string | null
  readonly endedAt: Date | null
  readonly version: number
}

/** What counted on a day: the newest entry of the latest day up to it (P4). */
const priceOn = (day: Day) => sql`(select c.price from unit_price_changes c where c.unit_price_id = p.id and c.from_day <= ${day}::date order by c.from_day desc, c.id desc limit 1)`

const notEnded = sql`p.ended_at is null`
/** What the list shows: everything that has not ended. */
export const listedPrices = notEnded

export function priceSource(today: Day): ListSource<typeof listPrices['list']> {
  return {
    columns: sql`p.id::text as id, p.is_preset as "isPreset", p.category, p.resource, p.spec, p.number, p.unit, trim_scale(present.price)::text as price,
      (select jsonb_build_object('fromDay', c.from_day, 'price', trim_scale(c.price)::text) from unit_price_changes c
        where c.unit_price_id = p.id and c.from_day > ${today}::date order by c.from_day, c.id desc limit 1) as upcoming,
      p.updated_at as "updatedAt", p.updated_by::text as "updatedById", a.display_name as "updatedByName", p.ended_at as "endedAt", p.version`,
    from: sql`unit_prices p left join accounts a on a.id = p.updated_by cross join lateral (select ${priceOn(today)} as price) present`,
    id: sql`p.id`,
    fields: {
      // A price that does not count yet stands before all that do.
      isPreset: sql`p.is_preset`, number: sql`p.number`, unit: sql`p.unit collate pinyin`, price: sql`coalesce(present.price, -1)`, updatedAt: sql`p.updated_at`,
      updatedBy: sql`coalesce(a.display_name, '') collate pinyin`, category: sql`p.category`, resource: sql`p.resource`, spec: sql`p.spec`,
    },
  }
}

export async function findPrice(reader: Reader, id: string, today: Day): Promise<PriceRecord> {
  const { columns, from } = priceSource(today)
  const { rows } = await sql<PriceRecord>`select ${columns} from ${from} where p.id = ${id}`.execute(reader)
  if (!rows[0]) throw notFound()
  return rows[0]
}

/** The row as it is about to change; what has ended is there no more. */
export async function lockPrice(tx: Tx, id: string, today: Day): Promise<PriceRecord> {
  const { rows } = await sql`select 1 from unit_prices p where p.id = ${id} and ${notEnded} for update`.execute(tx)
  if (rows.length === 0) throw notFound()
  return findPrice(tx, id, today)
}

/** What a row counts on that day, as it stands now. */
export async function priceOnDay(reader: Reader, id: string, day: Day): Promise<string | null> {
  const { rows } = await sql<{ price: string | null }>`select trim_scale(${priceOn(day)})::text as price from unit_prices p where p.id = ${id}`.execute(reader)
  return rows[0]?.price ?? null
}

export type NewPrice = { readonly category: string; readonly resource: string; readonly spec: string; readonly number: number; readonly unit: string }
type Writing = { readonly actor: Actor; readonly now: Date }

/** P1: also of two that are made at once, one is refused. */
export async function insertPrice(tx: Tx, row: NewPrice, { actor, now }: Writing): Promise<string> {
  try {
    const { rows } = await sql<{ id: string }>`
      insert into unit_prices (category, resource, spec, number, unit, is_preset, created_at, updated_at, updated_by)
      values (${row.category}, ${row.resource}, ${row.spec}, ${row.number}, ${row.unit}, ${isPreset(row)}, ${now}, ${now}, ${actor.id}) returning id::text as id`.execute(tx)
    return rows[0]!.id
  } catch (error) {
    if (violated(error, 'unit_prices_once')) throw refuse('price.duplicate')
    throw error
  }
}

/** One more entry of the history; null: from that day there is no price. */
export async function addChange(tx: Tx, change: { readonly id: string; readonly fromDay: Day; readonly price: string | null }, { actor, now }: Writing): Promise<void> {
  await sql`
    insert into unit_price_changes (unit_price_id, from_day, price, at, account_id, for_account_id)
    values (${change.id}, ${change.fromDay}, ${change.price}, ${now}, ${actor.id}, ${actor.actingFor?.id ?? null})`.execute(tx)
}

export async function touchPrice(tx: Tx, id: string, { actor, now }: Writing): Promise<void> {
  await sql`update unit_prices set version = version + 1, updated_at = ${now}, updated_by = ${actor.id} where id = ${id}`.execute(tx)
}

/** From today there is no price, nor from the later days for which one was set already: they must not bring it back. */
export async function endPrice(tx: Tx, id: string, today: Day, { actor, now }: Writing): Promise<void> {
  await sql`
    insert into unit_price_changes (unit_price_id, from_day, price, at, account_id, for_account_id)
    select ${id}::bigint, day, null, ${now}, ${actor.id}, ${actor.actingFor?.id ?? null}
    from (select ${today}::date as day union select from_day from unit_price_changes where unit_price_id = ${id} and from_day > ${today}::date) as days order by day`.execute(tx)
  await sql`update unit_prices set ended_at = ${now}, version = version + 1, updated_at = ${now}, updated_by = ${actor.id} where id = ${id}`.execute(tx)
}

export type CurrentRow = NewPrice & { readonly price: string }
/** Every price that counts on a day, those of rows that ended later included, or only those of the things given; with the currency, in one statement. */
export async function readPricesOn(reader: Reader, day: Day, things?: readonly Priced[]): Promise<{ readonly prices: readonly CurrentRow[]; readonly currency: Currency }> {
  const wanted = things ? sql`(p.category, p.resource, p.spec) in (select * from unnest(${things.map(({ category }) => category)}::text[], ${things.map(({ resource }) => resource)}::text[], ${things.map(({ spec }) => spec)}::text[]))` : sql`true`
  const { rows } = await sql<{ prices: readonly CurrentRow[]; currency: unknown }>`
    select ${currencyColumn} as currency, coalesce((select json_agg(row_to_json(counting) order by category, resource, spec, number) from (
      select distinct on (p.id) p.category, p.resource, p.spec, p.number, p.unit, trim_scale(c.price)::text as price from unit_prices p join unit_price_changes c on c.unit_price_id = p.id
      where c.from_day <= ${day}::date and ${wanted} order by p.id, c.from_day desc, c.id desc
    ) as counting where price is not null), '[]') as prices`.execute(reader)
  return { prices: rows[0]!.prices, currency: currencyIn(rows[0]!.currency) }
}

export type ChangeRecord = {
  readonly id: string; readonly fromDay: Day; readonly before: string | null; readonly after: string | null; readonly at: Date
  readonly byId: string | null; readonly byName: string | null; readonly forId: string | null; readonly forName: string | null
}
/** Newest first; `before` is what would have counted from that day when the change was made. */
export async function readChanges(reader: Reader, id: string): Promise<ChangeRecord[]> {
  const { rows } = await sql<ChangeRecord>`
    select c.id::text as id, c.from_day as "fromDay", trim_scale(earlier.price)::text as before, trim_scale(c.price)::text as after, c.at,
      a.id::text as "byId", a.display_name as "byName", f.id::text as "forId", f.display_name as "forName"
    from unit_price_changes c left join accounts a on a.id = c.account_id left join accounts f on f.id = c.for_account_id
    left join lateral (select e.price from unit_price_changes e where e.unit_price_id = c.unit_price_id and e.id < c.id and e.from_day <= c.from_day
      order by e.from_day desc, e.id desc limit 1) earlier on true
    where c.unit_price_id = ${id} order by c.from_day desc, c.id desc`.execute(reader)
  return rows
}

const currencyKey = 'currency'
/** The setting as a column of other modules' statements; `currencyIn` reads it. */
export const currencyColumn = sql`(select setting.value from platform_settings setting where setting.key = ${sql.lit(currencyKey)})`
/** The platform's setting (P6). */
export async function readCurrency(reader: Reader): Promise<Currency> {
  const { rows } = await sql<{ value: unknown }>`select ${currencyColumn} as value`.execute(reader)
  return currencyIn(rows[0]?.value)
}
