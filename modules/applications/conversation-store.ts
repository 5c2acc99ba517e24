import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'
import { nobody, type Actor } from '#modules/access/rules/actor.ts'
import { roles, scopesOf, type Role, type RolePermission } from '#modules/access/rules/permissions.ts'
import { adminRoles } from '#modules/projects/rules/editors.ts'
import type { ApplicationRecord } from './store.ts'

/** What was said about an application (R13); a comment is never changed nor deleted. */
export type CommentRow = {
  readonly id: string
  readonly accountId: string
  readonly accountName: string
  readonly forAccountId: string | null
  readonly forAccountName: string | null
  readonly department: string | null
  readonly at: Date
  readonly text: string
  readonly mentions: readonly { readonly id: string; readonly name: string }[]
}

const mentioned = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('id', m.id::text, 'name', m.display_name) order by m.id), '[]') from accounts m where m.id = any(c.mentions))`
const commentColumns = sql`c.id::text as id, c.account_id::text as "accountId", a.display_name as "accountName", c.for_account_id::text as "forAccountId",
  r.display_name as "forAccountName", department_label(d) as department, c.at, c.text, ${mentioned} as mentions`
const commentSource = sql`application_comments c join accounts a on a.id = c.account_id
  left join accounts r on r.id = c.for_account_id left join departments d on d.id = a.department_id`

/** The last comments, oldest first, and how many there are. */
export async function commentsOf(reader: Reader, applicationId: string, last: number): Promise<{ total: number; rows: CommentRow[] }> {
  const { rows } = await sql<CommentRow>`
    select ${commentColumns} from ${commentSource} where c.application_id = ${applicationId} order by c.id desc limit ${last}`.execute(reader)
  const { rows: [count] } = await sql<{ total: number }>`select count(*)::int as total from application_comments where application_id = ${applicationId}`.execute(reader)
  return { total: count!.total, rows: rows.toReversed() }
}

export type NewComment = { readonly applicationId: string; readonly text: string; readonly mentions: readonly string[] }

export async function insertComment(tx: Tx, { applicationId, text, mentions }: NewComment, actor: Actor, now: Date): Promise<CommentRow> {
  const { rows: [made] } = await sql<{ id: string }>`
    insert into application_comments (application_id, account_id, for_account_id, at, text, mentions)
    values (${applicationId}, ${actor.id}, ${actor.actingFor?.id ?? null}, ${now}, ${text}, ${[...mentions]}::bigint[]) returning id`.execute(tx)
  const { rows } = await sql<CommentRow>`select ${commentColumns} from ${commentSource} where c.id = ${made!.id}`.execute(tx)
  return rows[0]!
}

/** Everybody who wrote before this comment, or at all. */
export async function writersOf(reader: Reader, applicationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct account_id::text as id from application_comments where application_id = ${applicationId}`.execute(reader)
  return rows.map(({ id }) => id)
}

/** Somebody who may have to do with an application, as the policy asks about them. */
export type Candidate = { readonly actor: Actor; readonly department: string | null }

/**
 * The enabled accounts among whom the participants are: those named, those who work at a desk, and the admins above
 * the department. Of everybody's part of the tree only what the policy can ask about this application is read.
 */
export async function candidatesFor(reader: Reader, { departmentId, unitId }: Pick<ApplicationRecord, 'departmentId' | 'unitId'>, namedIds: readonly string[]): Promise<Candidate[]> {
  const { rows } = await sql<Pick<Actor, 'id' | 'accountName' | 'displayName' | 'departmentId' | 'sector' | 'roles' | 'subtree'> & { department: string | null }>`
    select a.id::text as id, a.account_name as "accountName", a.display_name as "displayName", a.department_id::text as "departmentId", d.sector,
      array(select role from account_roles where account_id = a.id) as roles, department_label(d) as department,
      array(select x.id::text from departments x where x.id in (${departmentId}, ${unitId}) and starts_with(x.path, d.path)) as subtree
    from accounts a left join departments d on d.id = a.department_id
    where a.is_enabled and (a.id = any(${[...namedIds]}::bigint[]) or exists (
      select 1 from account_roles r, departments own where r.account_id = a.id and own.id = ${departmentId}
        and (r.role = any(${[...deskRoles]}) or (r.role = any(${[...adminRoles]}) and starts_with(own.path, d.path)))))
    order by a.display_name collate pinyin, a.id`.execute(reader)
  return rows.map(({ department, ...person }) => ({ department, actor: { ...nobody, ...person, kind: 'account' } }))
}

const deskPermissions: readonly RolePermission[] = ['application.review_operator', 'application.review_bureau', 'application.review_committee', 'resource.provision']
const deskRoles: readonly Role[] = roles.filter((role) => deskPermissions.some((permission) => scopesOf([role], permission).length > 0))
