import { sql } from 'kysely'
import type { Tx } from '#kit/server/database.ts'

/** The operator's root department; made if this installation has none yet. */
export async function rootDepartmentId(tx: Tx): Promise<string> {
  const { rows: [known] } = await sql<{ id: string }>`select id from departments where kind = 'root'`.execute(tx)
  if (known) return known.id
  const { rows: [made] } = await sql<{ id: string }>`
    with numbered as (select nextval(pg_get_serial_sequence('departments', 'id')) as id)
    insert into departments (id, code, name, kind, path, depth) overriding system value
    select id, 'yun', '一朵云', 'root', '/' || id || '/', 0 from numbered returning id`.execute(tx)
  return made!.id
}
