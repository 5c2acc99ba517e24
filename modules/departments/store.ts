import { sql } from 'kysely'
import { violated, type Reader, type Tx } from '#kit/server/database.ts'
import type { SqlPart } from '#kit/server/list.ts'
import { invalid, refuse } from '#kit/pure/refusal.ts'
import { visibleRows } from '#modules/access/offers.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { DepartmentKind, Sector } from '#modules/access/rules/permissions.ts'
import type { DepartmentChoice } from './contract.ts'
import type { DepartmentFacts } from './rules/tree.ts'

export type DepartmentRow = DepartmentFacts & {
  readonly code: string
  readonly name: string
  readonly parentId: string | null
  readonly unitId: string | null
  readonly version: number
}

const columns = sql`d.id, d.code, d.name, d.kind, d.sector, d.parent_id as "parentId", d.unit_id as "unitId", d.path, d.depth,
  d.is_archived as "isArchived", d.version`

/** What the tree shows beside a department; accounts are counted here by number only. */
export type DepartmentCounts = { readonly accountCount: number; readonly childCount: number }

export async function readDepartments(reader: Reader, which: SqlPart = sql`true`): Promise<(DepartmentRow & DepartmentCounts)[]> {
  const { rows } = await sql<DepartmentRow & DepartmentCounts>`
    select ${columns},
      (select count(*)::int from accounts a where a.department_id = d.id and a.is_enabled) as "accountCount",
      (select count(*)::int from departments c where c.parent_id = d.id) as "childCount"
    from departments d where ${which} order by d.depth, d.name collate pinyin, d.id`.execute(reader)
  return rows
}

export async function readDepartment(reader: Reader, id: string): Promise<(DepartmentRow & DepartmentCounts) | undefined> {
  return (await readDepartments(reader, sql`d.id = ${id}`))[0]
}

/**
 * One tree, one lock: whoever changes its shape waits for the others (chapter 12, lock order: tree key first).
 * Released at the end of the transaction.
 */
export async function lockTree(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('departments.tree', 0))`.execute(tx)
}

/** Keeps the tree as it is until the transaction ends, beside all others who only read its shape. Taken first. */
export async function shareTree(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended('departments.tree', 0))`.execute(tx)
}

/** Keeps a department from being archived or moved while a record is written into it. */
export async function shareDepartment(tx: Tx, id: string): Promise<DepartmentRow | undefined> {
  const { rows } = await sql<DepartmentRow>`select ${columns} from departments d where d.id = ${id} for share`.execute(tx)
  return rows[0]
}

export async function lockDepartment(tx: Tx, id: string): Promise<DepartmentRow | undefined> {
  const { rows } = await sql<DepartmentRow>`select ${columns} from departments d where d.id = ${id} for update`.execute(tx)
  return rows[0]
}

/** The unique keys decide, also between two who type at once. */
async function orTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (violated(error, 'departments_code_key')) throw invalid([{ path: 'code', code: 'field.taken' }])
    if (violated(error, 'departments_name_among_siblings')) throw invalid([{ path: 'name', code: 'field.taken' }])
    if (violated(error, 'departments_one_head')) throw refuse('department.sector_has_head')
    throw error
  }
}

export type NewDepartment = { readonly code: string; readonly name: string; readonly kind: DepartmentKind; readonly sector: Sector | null }

/** Heads and units have a bill of their own; inner departments share their unit's. */
export async function insertDepartment(tx: Tx, parentId: string | null, department: NewDepartment): Promise<string> {
  const { rows } = await orTaken(sql<{ id: string }>`
    with numbered as (select nextval(pg_get_serial_sequence('departments', 'id')) as id)
    insert into departments (id, code, name, kind, sector, parent_id, unit_id, path, depth) overriding system value
    select n.id, ${department.code}, ${department.name}, ${department.kind}::text, ${department.sector}::text, p.id,
      case ${department.kind}::text when 'root' then null when 'inner' then p.unit_id else n.id end,
      coalesce(p.path, '/') || n.id || '/', coalesce(p.depth + 1, 0)
    from numbered n left join departments p on p.id = ${parentId} returning id`.execute(tx))
  return rows[0]!.id
}

/** The operator's root department; made if this installation has none yet. */
export async function rootDepartmentId(tx: Tx): Promise<string> {
  const { rows: [known] } = await sql<{ id: string }>`select id from departments where kind = 'root'`.execute(tx)
  return known?.id ?? insertDepartment(tx, null, { code: 'yun', name: '一朵云', kind: 'root', sector: null })
}

/** Writes if the version is still the one that was read. False: somebody was faster. */
export async function writeDepartment(tx: Tx, id: string, version: number, change: { name?: string; code?: string; isArchived?: true }): Promise<boolean> {
  const { rows } = await orTaken(sql`
    update departments set name = coalesce(${change.name ?? null}, name), code = coalesce(${change.code ?? null}, code),
      is_archived = is_archived or ${change.isArchived ?? false}, version = version + 1
    where id = ${id} and version = ${version} returning id`.execute(tx))
  return rows.length > 0
}

/** Departments below it that are not archived: how many, and the names of the first few. */
export async function livingChildren(reader: Reader, id: string): Promise<{ count: number; examples: string[] }> {
  const { rows } = await sql<{ count: number; examples: string[] }>`
    select count(*)::int as count, coalesce((array_agg(name order by name collate pinyin, id))[1:5], '{}') as examples from departments where parent_id = ${id} and not is_archived`.execute(reader)
  return rows[0]!
}

/** Is there a sibling of that name below the parent already? */
export async function isNameTaken(reader: Reader, parentId: string, name: string): Promise<boolean> {
  const { rows } = await sql`select 1 from departments where parent_id = ${parentId} and name = ${name}`.execute(reader)
  return rows.length > 0
}

/** How many levels hang below a department. */
export async function heightOf(reader: Reader, moved: DepartmentRow): Promise<number> {
  const { rows } = await sql<{ height: number }>`select max(depth) - ${moved.depth}::int as height from departments where path like ${`${moved.path}%`}`.execute(reader)
  return rows[0]!.height
}

export async function subtreeIds(reader: Reader, path: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from departments where path like ${`${path}%`}`.execute(reader)
  return rows.map(({ id }) => id)
}

/** Hangs a department with everything below it under another parent, in one statement; it is an inner one from then on. */
export async function moveSubtree(tx: Tx, moved: DepartmentRow, parent: DepartmentRow): Promise<void> {
  await orTaken(sql`
    update departments set
      path = ${parent.path} || substr(path, ${moved.path.length - moved.id.length}::int),
      depth = depth + ${parent.depth + 1 - moved.depth}::int,
      unit_id = ${parent.unitId},
      kind = 'inner',
      parent_id = case when id = ${moved.id} then ${parent.id}::bigint else parent_id end,
      version = version + 1
    where path like ${`${moved.path}%`}`.execute(tx))
}

/** Departments in which the actor holds the permission; the root has no resources and archived ones take none. */
export async function readChoices(reader: Reader, actor: Actor, permission: 'resource.apply' | 'resource.view'): Promise<DepartmentChoice[]> {
  const { rows } = await sql<DepartmentChoice>`
    select d.id, d.code, d.name, d.kind, d.sector, d.parent_id as "parentId", d.depth from departments d
    where d.kind <> 'root' and not d.is_archived and ${visibleRows(actor, permission, { departmentId: sql`d.id`, sector: sql`d.sector` })}
    order by d.depth, d.name collate pinyin, d.id`.execute(reader)
  return rows
}

/** Which department has this code. */
export async function idOfCode(reader: Reader, code: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id::text as id from departments where code = ${code}`.execute(reader)
  return rows[0]?.id
}
