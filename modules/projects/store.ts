import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { ListResult, ListSource, SqlPart } from '#kit/server/list.ts'
import { listRows, type ListInput } from '#kit/server/list.ts'
import { refuse } from '#kit/pure/refusal.ts'
import { databaseCode, violated } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { Sector } from '#modules/access/rules/permissions.ts'
import { visibleRows } from '#modules/access/offers.ts'
import { projectList } from './contract.ts'

export type ProjectRecord = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly departmentId: string
  readonly departmentName: string
  readonly sector: Sector
  readonly unitId: string
  readonly description: string
  readonly contactId: string
  readonly contactName: string
  readonly ownerId: string
  readonly ownerName: string
  readonly createdById: string
  readonly createdByName: string
  readonly createdAt: Date
  readonly isClosed: boolean
  readonly version: number
}

const columns = sql`p.id, p.number, p.name, p.department_id as "departmentId", department_label(d) as "departmentName", p.sector, p.unit_id as "unitId",
  p.description, p.contact_id as "contactId", contact.display_name as "contactName", p.owner_id as "ownerId", owner.display_name as "ownerName",
  p.created_by as "createdById", creator.display_name as "createdByName", p.created_at as "createdAt", p.is_closed as "isClosed", p.version`
const from = sql`projects p join departments d on d.id = p.department_id
  join accounts contact on contact.id = p.contact_id join accounts owner on owner.id = p.owner_id join accounts creator on creator.id = p.created_by`
const state = sql`case when p.is_closed then 'closed' else 'open' end`

const source: ListSource<typeof projectList> = {
  columns, from, id: sql`p.id`,
  fields: {
    number: sql`p.number`, name: sql`p.name`, department: sql`p.department_id`, state, createdAt: sql`p.created_at`,
    contact: sql`contact.display_name`, owner: sql`owner.display_name`, createdBy: sql`creator.display_name`,
  },
  search: [sql`p.number`, sql`p.name`, sql`d.name`],
}

/** Rows that the actor sees: the filter of lists and of single records (A2, A3). */
function visible(actor: Actor): SqlPart {
  return visibleRows(actor, 'resource.view', { departmentId: sql`p.department_id`, sector: sql`p.sector` })
}

export function listProjectRows(reader: Reader, actor: Actor, input: ListInput): Promise<ListResult<ProjectRecord>> {
  return listRows(reader, projectList, source, input, visible(actor))
}

export async function findProject(reader: Reader, actor: Actor, id: string): Promise<ProjectRecord | undefined> {
  const { rows } = await sql<ProjectRecord>`select ${columns} from ${from} where p.id = ${id} and ${visible(actor)}`.execute(reader)
  return rows[0]
}

/** As `findProject`, for changing: nobody else changes it until the end of the transaction. */
export async function lockProject(tx: Tx, actor: Actor, id: string): Promise<ProjectRecord | undefined> {
  const { rows } = await sql<ProjectRecord>`select ${columns} from ${from} where p.id = ${id} and ${visible(actor)} for update of p`.execute(tx)
  return rows[0]
}

/** Keeps the project from being closed or deleted meanwhile; many applications may hold it at once. */
export async function shareProject(tx: Tx, actor: Actor, id: string): Promise<ProjectRecord | undefined> {
  const { rows } = await sql<ProjectRecord>`select ${columns} from ${from} where p.id = ${id} and ${visible(actor)} for share of p`.execute(tx)
  return rows[0]
}

/** Without a scope: for notices and for records that were seen through their own scope already. */
export async function readProjectRecord(reader: Reader, id: string): Promise<ProjectRecord | undefined> {
  const { rows } = await sql<ProjectRecord>`select ${columns} from ${from} where p.id = ${id}`.execute(reader)
  return rows[0]
}

export async function readChoices(reader: Reader, departmentId: string): Promise<{ id: string; number: string; name: string; contactId: string; contactName: string }[]> {
  const { rows } = await sql<{ id: string; number: string; name: string; contactId: string; contactName: string }>`
    select p.id, p.number, p.name, p.contact_id as "contactId", contact.display_name as "contactName"
    from projects p join accounts contact on contact.id = p.contact_id
    where p.department_id = ${departmentId} and not p.is_closed order by p.name, p.id limit 1000`.execute(reader)
  return rows
}

export async function readMembers(reader: Reader, projectId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select a.id, a.display_name as name from project_members m join accounts a on a.id = m.account_id
    where m.project_id = ${projectId} order by a.display_name collate pinyin, a.id`.execute(reader)
  return rows
}

export type NewProject = Pick<ProjectRecord, 'number' | 'name' | 'departmentId' | 'sector' | 'unitId' | 'description' | 'contactId' | 'ownerId' | 'createdAt'> & { readonly createdById: string }

export async function insertProject(tx: Tx, project: NewProject): Promise<string> {
  const { rows } = await nameOnce(() => sql<{ id: string }>`
    insert into projects (number, name, department_id, sector, unit_id, description, contact_id, owner_id, created_by, created_at)
    values (${project.number}, ${project.name}, ${project.departmentId}, ${project.sector}, ${project.unitId}, ${project.description},
      ${project.contactId}, ${project.ownerId}, ${project.createdById}, ${project.createdAt}) returning id`.execute(tx))
  return rows[0]!.id
}

export async function updateProject(tx: Tx, project: ProjectRecord, changes: Pick<ProjectRecord, 'name' | 'description' | 'contactId' | 'ownerId' | 'isClosed'>): Promise<void> {
  await nameOnce(() => sql`update projects set name = ${changes.name}, description = ${changes.description}, contact_id = ${changes.contactId},
    owner_id = ${changes.ownerId}, is_closed = ${changes.isClosed}, version = version + 1 where id = ${project.id}`.execute(tx))
}

export async function replaceMembers(tx: Tx, projectId: string, accountIds: readonly string[]): Promise<void> {
  await sql`delete from project_members where project_id = ${projectId} and not account_id = any(${[...accountIds]}::bigint[])`.execute(tx)
  await sql`insert into project_members (project_id, account_id)
    select ${projectId}, id from unnest(${[...accountIds]}::bigint[]) as wanted (id) on conflict do nothing`.execute(tx)
}

const foreignKeyViolation = '23503'

/** Whatever refers to the project keeps it: the database is the last to be asked. */
export async function removeProject(tx: Tx, projectId: string): Promise<void> {
  try {
    await sql`delete from projects where id = ${projectId}`.execute(tx)
  } catch (error) {
    if (databaseCode(error) === foreignKeyViolation) throw refuse('project.in_use')
    throw error
  }
}

async function nameOnce<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (violated(error, 'projects_name_in_department')) throw refuse('project.name_taken')
    throw error
  }
}

/** Which project has this number, whoever may see it. */
export async function idOfNumber(reader: Reader, number: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id::text as id from projects where number = ${number}`.execute(reader)
  return rows[0]?.id
}

/** What belongs to departments below a path is of another unit from now on (chapter 2, moving a department). */
export async function moveToUnit(tx: Tx, path: string, unitId: string | null): Promise<void> {
  await sql`update projects set unit_id = ${unitId} where department_id in (select id from departments where path like ${`${path}%`})`.execute(tx)
}
