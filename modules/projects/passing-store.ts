import { sql } from 'kysely'
import { refuse } from '#kit/pure/refusal.ts'
import { violated, type Reader, type Tx } from '#kit/server/database.ts'
import type { Sector } from '#modules/access/rules/permissions.ts'

// Projects that pass to another department (chapter 2, Reorganisation).

export type PassingProject = {
  readonly id: string; readonly number: string; readonly name: string; readonly departmentId: string; readonly isClosed: boolean; readonly resourceCount: number
}
const columns = sql`p.id::text as id, p.number, p.name, p.department_id::text as "departmentId", p.is_closed as "isClosed",
  (select count(*)::int from resources r where r.project_id = p.id and r.status <> 'released') as "resourceCount"`

export async function projectsByIds(reader: Reader, ids: readonly string[]): Promise<PassingProject[]> {
  const { rows } = await sql<PassingProject>`select ${columns} from projects p where p.id = any(${[...ids]}::bigint[]) order by p.id`.execute(reader)
  return rows
}

/** The same, locked in the order of their ids: nobody applies for anything in them meanwhile. */
export async function lockProjects(tx: Tx, ids: readonly string[]): Promise<PassingProject[]> {
  await sql`select from projects where id = any(${[...ids]}::bigint[]) order by id for update`.execute(tx)
  return projectsByIds(tx, ids)
}

export async function projectsOfDepartment(reader: Reader, departmentId: string): Promise<PassingProject[]> {
  const { rows } = await sql<PassingProject>`select ${columns} from projects p where p.department_id = ${departmentId} order by p.is_closed, p.name, p.id limit 1000`.execute(reader)
  return rows
}

/** Names that the department has already; a project's name is unique in it. */
export async function namesTaken(reader: Reader, departmentId: string, projectIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select moved.name from projects moved where moved.id = any(${[...projectIds]}::bigint[])
      and exists (select from projects p where p.department_id = ${departmentId} and p.id <> moved.id and lower(p.name) = lower(moved.name)) order by moved.id`.execute(reader)
  return rows.map(({ name }) => name)
}

type NewPlace = { readonly departmentId: string; readonly sector: Sector; readonly unitId: string }

export async function moveProjects(tx: Tx, ids: readonly string[], { departmentId, sector, unitId }: NewPlace): Promise<void> {
  const written = sql`update projects set department_id = ${departmentId}, sector = ${sector}, unit_id = ${unitId}, version = version + 1 where id = any(${[...ids]}::bigint[])`.execute(tx)
  await written.catch((error: unknown) => { throw violated(error, 'projects_name_in_department') ? refuse('project.name_taken') : error })
}
