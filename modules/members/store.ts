import { sql } from 'kysely'
import { notFound } from '#kit/pure/refusal.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { ListSource } from '#kit/server/list.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { listMembers } from './contract.ts'
import type { Identity } from './rules/identity.ts'
import type { Joining, MemberTerms } from './rules/terms.ts'

export type Writing = { readonly actor: Actor; readonly now: Date }

export type MemberRecord = {
  readonly id: string
  readonly account: string
  readonly displayName: string
  readonly email: string
  readonly phone: string
  readonly identity: Identity
  readonly contact: string
  readonly isExisting: boolean
  readonly groupId: string | null
  readonly groupName: string | null
  readonly terms: Omit<MemberTerms, 'groupName'> | null
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly updatedById: string | null
  readonly updatedByName: string | null
  readonly version: number
}

export const memberSource: ListSource<typeof listMembers['list']> = {
  columns: sql`m.account_id::text as id, a.account_name as account, a.display_name as "displayName", a.email, a.phone, m.identity, m.contact,
    a.is_enabled as "isExisting", g.id::text as "groupId", g.name as "groupName", m.created_at as "createdAt", m.updated_at as "updatedAt",
    case when g.id is not null then jsonb_build_object('discountPercent', g.discount_percent, 'rewardDays', g.reward_days, 'mayReorder', g.may_reorder) end as terms,
    u.id::text as "updatedById", u.display_name as "updatedByName", m.version`,
  from: sql`members m join accounts a on a.id = m.account_id left join member_groups g on g.id = m.group_id left join accounts u on u.id = m.updated_by`,
  id: sql`m.account_id`,
  fields: {
    // The name that one logs in with and the person's own are found alike.
    account: sql`(a.account_name || ' ' || a.display_name)`, identity: sql`m.identity`, group: sql`coalesce(g.name, '') collate pinyin`,
    status: sql`case when a.is_enabled then 'existing' else 'gone' end`,
  },
}

/** Whoever maintains members sees all of them. */
export const everything = sql`true`

export async function findMember(reader: Reader, id: string): Promise<MemberRecord> {
  const { rows } = await sql<MemberRecord>`select ${memberSource.columns} from ${memberSource.from} where m.account_id = ${id}`.execute(reader)
  if (!rows[0]) throw notFound()
  return rows[0]
}
/** Locks first and reads then: a statement that waited for a lock would join the group of before. */
export async function lockMemberRow(tx: Tx, id: string): Promise<MemberRecord> {
  const { rows } = await sql`select 1 from members where account_id = ${id} for update`.execute(tx)
  if (rows.length === 0) throw notFound()
  return findMember(tx, id)
}

export async function readChoices(reader: Reader): Promise<(Joining & { readonly account: string })[]> {
  const { rows } = await sql<Joining & { readonly account: string }>`
    select m.account_id::text as id, a.account_name as account, a.display_name as name, a.is_enabled as "isExisting", g.id::text as "groupId", g.name as "groupName"
    from members m join accounts a on a.id = m.account_id left join member_groups g on g.id = m.group_id
    where a.is_enabled order by a.account_name`.execute(reader)
  return rows
}

export async function insertMember(tx: Tx, member: { readonly id: string; readonly identity: Identity; readonly contact: string }, { actor, now }: Writing): Promise<void> {
  await sql`insert into members (account_id, identity, contact, created_at, updated_at, updated_by)
    values (${member.id}, ${member.identity}, ${member.contact}, ${now}, ${now}, ${actor.id})`.execute(tx)
}

export async function writeMember(tx: Tx, id: string, { identity, contact }: { readonly identity: Identity; readonly contact: string }, { actor, now }: Writing): Promise<void> {
  await sql`update members set identity = ${identity}, contact = ${contact}, version = version + 1, updated_at = ${now}, updated_by = ${actor.id} where account_id = ${id}`.execute(tx)
}

/** In the order of their ids, so that two who put the same members into groups wait for each other and never in a circle. */
export async function lockJoining(tx: Tx, ids: readonly string[]): Promise<Joining[]> {
  await sql`select 1 from members where account_id = any(${[...ids]}::bigint[]) order by account_id for update`.execute(tx)
  const { rows } = await sql<Joining>`
    select m.account_id::text as id, a.display_name as name, a.is_enabled as "isExisting", g.id::text as "groupId", g.name as "groupName"
    from members m join accounts a on a.id = m.account_id left join member_groups g on g.id = m.group_id
    where m.account_id = any(${[...ids]}::bigint[]) order by m.account_id`.execute(tx)
  return rows
}

/** Ids of the group's members as they are now. */
export async function memberIdsOf(reader: Reader, groupId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select account_id::text as id from members where group_id = ${groupId} order by account_id`.execute(reader)
  return rows.map(({ id }) => id)
}

/** `groupId` null: out of every group. */
export async function writeGroupOf(tx: Tx, ids: readonly string[], groupId: string | null, { actor, now }: Writing): Promise<void> {
  await sql`update members set group_id = ${groupId}, version = version + 1, updated_at = ${now}, updated_by = ${actor.id}
    where account_id = any(${[...ids]}::bigint[])`.execute(tx)
}
