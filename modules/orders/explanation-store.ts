import { sql } from 'kysely'
import type { Reader } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { visibleProducts } from './policy.ts'

/** Which product has this id or number, whoever may see it. */
export async function idOfProduct(reader: Reader, by: 'id' | 'number', idOrNumber: string): Promise<string | undefined> {
  const wanted = by === 'id' ? sql`p.id = ${idOrNumber}` : sql`p.number = ${idOrNumber}`
  const { rows } = await sql<{ id: string }>`select p.id::text as id from products p where ${wanted}`.execute(reader)
  return rows[0]?.id
}

export async function seesProductRow(reader: Reader, actor: Actor, id: string): Promise<boolean> {
  const { rows } = await sql`select from products p where p.id = ${id} and ${visibleProducts(actor)}`.execute(reader)
  return rows.length > 0
}
