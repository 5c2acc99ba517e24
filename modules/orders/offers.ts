import { sql } from 'kysely'
import type { PriceUsers } from '#modules/prices/offers.ts'

const mostNamed = 100

/** The answer to the prices' question: products that are not over and consist of what the row prices (P3, P5). */
export const productsPricedBy: PriceUsers = async (reader, { category, resource, spec, number }) => {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id::text as id, p.number || ' ' || p.name as name from products p
    where p.status not in ('product_cancel', 'product_end') and exists (
      select from jsonb_to_recordset(p.components) as c (category text, resource text, spec text, quantity numeric)
      where c.category = ${category} and c.resource = ${resource} and c.spec = ${spec} and c.quantity % ${number} = 0)
    order by p.id limit ${mostNamed}`.execute(reader)
  return rows.map(({ id, name }) => ({ kind: 'product', id, name }))
}
