import { sql } from 'kysely'
import type { Reader } from '#kit/server/database.ts'
import type { DepartmentKind } from '#modules/access/rules/permissions.ts'

export type TreeNode = {
  readonly id: string
  readonly name: string
  readonly code: string
  readonly kind: DepartmentKind
  readonly parentId: string | null
  readonly depth: number
  readonly isArchived: boolean
}

const columns = sql`d.id, d.name, d.code, d.kind, d.parent_id as "parentId", d.depth, d.is_archived as "isArchived"`

/** Parents before children. */
export async function readTree(reader: Reader, ids?: readonly string[]): Promise<TreeNode[]> {
  const { rows } = await sql<TreeNode>`
    select ${columns} from departments d where ${ids === undefined ? sql`true` : sql`d.id = any(${[...ids]}::bigint[])`}
    order by d.depth, d.name collate pinyin, d.id`.execute(reader)
  return rows
}

/** Those that can be given something, by name. */
export async function readChildren(reader: Reader, parentId: string): Promise<TreeNode[]> {
  const { rows } = await sql<TreeNode>`
    select ${columns} from departments d where d.parent_id = ${parentId} and not d.is_archived order by d.name collate pinyin, d.id`.execute(reader)
  return rows
}

export async function readRoot(reader: Reader): Promise<{ id: string; name: string }> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from departments where kind = 'root'`.execute(reader)
  return rows[0]!
}
