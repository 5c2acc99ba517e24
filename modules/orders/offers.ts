import { sql } from 'kysely'
import type { Reader } from '#kit/server/database.ts'
import { priceListOn, type PriceUsers } from '#modules/prices/offers.ts'
import { rowFor } from '#modules/prices/rules/price.ts'

const mostNamed = 100

/** The answer to the prices' question: products that are not over, of which that very row prices a component (P3, P5). */
export const productsPricedBy: PriceUsers = async (reader, { number, ...place }) => {
  const { category, resource, spec } = place
  const { rows } = await sql<{ id: string; name: string; quantities: number[] }>`
    select p.id::text as id, p.number || ' ' || p.name as name, array_agg(c.quantity) as quantities
    from products p cross join jsonb_to_recordset(p.components) as c (category text, resource text, spec text, quantity float8)
    where p.status not in ('product_cancel', 'product_end') and c.category = ${category} and c.resource = ${resource} and c.spec = ${spec}
    group by p.id order by p.id`.execute(reader)
  const { book } = await priceListOn(reader)
  return rows.filter(({ quantities }) => quantities.some((quantity) => rowFor(book, place, quantity)?.number === number))
    .slice(0, mostNamed).map(({ id, name }) => ({ kind: 'product', id, name }))
}

/** A product as usage is metered of it: from its delivery on. */
export type MeteredProduct = { readonly id: string; readonly number: string; readonly startedAt: Date | null }
/** The products of these ids or numbers. */
export async function productsMetered(reader: Reader, names: { readonly ids: readonly string[]; readonly numbers: readonly string[] }): Promise<MeteredProduct[]> {
  const { rows } = await sql<MeteredProduct>`
    select id::text as id, number, starts_at as "startedAt" from products where id = any(${names.ids}::bigint[]) or number = any(${names.numbers}::text[])`.execute(reader)
  return rows
}
