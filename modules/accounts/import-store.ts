import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { ImportFacts } from './rules/import.ts'

export type ImportDepartment = ImportFacts['departments'] extends ReadonlyMap<string, infer Department> ? Department & { readonly code: string } : never

const columns = sql`id::text as id, code, name, kind, sector, is_archived as "isArchived"`

/** The departments that a table names, by code. */
export async function readNamedDepartments(reader: Reader, codes: readonly string[]): Promise<ImportFacts['departments']> {
  const { rows } = await sql<ImportDepartment>`select ${columns} from departments where code = any(${[...codes]}::text[])`.execute(reader)
  return new Map(rows.map(({ code, ...department }) => [code, department]))
}

/** Keeps them from being archived or moved until accounts stand in them. */
export async function shareNamedDepartments(tx: Tx, codes: readonly string[]): Promise<void> {
  await sql`select 1 from departments where code = any(${[...codes]}::text[]) order by id for share`.execute(tx)
}

/** For the template: what may be written in the first column. */
export async function readOpenDepartments(reader: Reader): Promise<ImportDepartment[]> {
  const { rows } = await sql<ImportDepartment>`select ${columns} from departments where not is_archived order by depth, name collate pinyin, id`.execute(reader)
  return rows
}
