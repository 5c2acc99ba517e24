import { sql } from 'kysely'
import type { Reader } from '#kit/server/database.ts'

/** Which application has this number, whoever may see it. */
export async function idOfNumber(reader: Reader, number: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id::text as id from applications where number = ${number}`.execute(reader)
  return rows[0]?.id
}
