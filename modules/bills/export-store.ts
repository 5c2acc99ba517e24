import { sql } from 'kysely'
import type { Reader } from '#kit/server/database.ts'

/** Who writes the bill: the product's name, as the log-in page shows it. */
export async function issuerOf(reader: Reader): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`select value #>> '{}' as name from platform_settings where key = 'product_name'`.execute(reader)
  return rows[0]?.name ?? 'Yunshan'
}

/** Of services that bills name, each with its kind in the catalogue: by code. */
export async function categoriesOf(reader: Reader): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ code: string; category: string | null }>`
    select s.code, v.definition ->> 'category' as category from services s join service_versions v on v.service_code = s.code and v.version = s.current_version`.execute(reader)
  return new Map(rows.map(({ code, category }) => [code, category ?? '']))
}
