import { sql } from 'kysely'
import { invalid, notFound } from '#kit/pure/refusal.ts'
import { violated, type Reader, type Tx } from '#kit/server/database.ts'
import type { ListSource } from '#kit/server/list.ts'
import type { listGroups } from './contract.ts'
import type { Writing } from './store.ts'

export type GroupFields = { readonly discountPercent: number; readonly rewardDays: number; readonly mayReorder: boolean }
export type GroupRecord = GroupFields & {
  readonly id: string
  readonly name: string
  readonly memberCount: number
  readonly updatedAt: Date
  readonly updatedById: string | null
  readonly updatedByName: string | null
  readonly version: number
}

export const groupSource: ListSource<typeof listGroups['list']> = {
  columns: sql`g.id::text as id, g.name, g.discount_percent as "discountPercent", g.reward_days as "rewardDays", g.may_reorder as "mayReorder",
    (select count(*)::int from members m where m.group_id = g.id) as "memberCount",
    g.updated_at as "updatedAt", u.id::text as "updatedById", u.display_name as "updatedByName", g.version`,
  from: sql`member_groups g left join accounts u on u.id = g.updated_by`,
  id: sql`g.id`,
  fields: { name: sql`g.name`, discountPercent: sql`g.discount_percent`, updatedAt: sql`g.updated_at`, updatedBy: sql`coalesce(u.display_name, '') collate pinyin` },
}
/** What was deleted stays for the history, and is nowhere to be seen. */
export const presentGroups = sql`g.deleted_at is null`

export async function findGroup(reader: Reader, id: string): Promise<GroupRecord> {
  const { rows } = await sql<GroupRecord>`select ${groupSource.columns} from ${groupSource.from} where g.id = ${id} and ${presentGroups}`.execute(reader)
  if (!rows[0]) throw notFound()
  return rows[0]
}
/** Groups are locked before members. */
export async function lockGroup(tx: Tx, id: string): Promise<GroupRecord> {
  const { rows } = await sql`select 1 from member_groups g where g.id = ${id} and ${presentGroups} for update`.execute(tx)
  if (rows.length === 0) throw notFound()
  return findGroup(tx, id)
}

export type GroupMember = { readonly id: string; readonly account: string; readonly displayName: string; readonly isExisting: boolean }
export async function readGroupMembers(reader: Reader, id: string): Promise<GroupMember[]> {
  const { rows } = await sql<GroupMember>`
    select m.account_id::text as id, a.account_name as account, a.display_name as "displayName", a.is_enabled as "isExisting"
    from members m join accounts a on a.id = m.account_id where m.group_id = ${id} order by a.account_name`.execute(reader)
  return rows
}

export async function insertGroup(tx: Tx, group: GroupFields & { readonly name: string }, { actor, now }: Writing): Promise<string> {
  try {
    const { rows } = await sql<{ id: string }>`
      insert into member_groups (name, discount_percent, reward_days, may_reorder, updated_at, updated_by)
      values (${group.name}, ${group.discountPercent}, ${group.rewardDays}, ${group.mayReorder}, ${now}, ${actor.id}) returning id::text as id`.execute(tx)
    return rows[0]!.id
  } catch (error) {
    if (violated(error, 'member_groups_name')) throw invalid([{ path: 'name', code: 'field.taken' }])
    throw error
  }
}

export async function writeGroup(tx: Tx, id: string, { discountPercent, rewardDays, mayReorder }: GroupFields, { actor, now }: Writing): Promise<void> {
  await sql`update member_groups set discount_percent = ${discountPercent}, reward_days = ${rewardDays}, may_reorder = ${mayReorder},
    version = version + 1, updated_at = ${now}, updated_by = ${actor.id} where id = ${id}`.execute(tx)
}

/** Its members have changed, and so has it: whoever has an older one on the screen is told. */
export async function touchGroup(tx: Tx, id: string, { actor, now }: Writing): Promise<void> {
  await sql`update member_groups set version = version + 1, updated_at = ${now}, updated_by = ${actor.id} where id = ${id}`.execute(tx)
}

export async function endGroup(tx: Tx, id: string, { actor, now }: Writing): Promise<void> {
  await sql`update member_groups set deleted_at = ${now}, version = version + 1, updated_at = ${now}, updated_by = ${actor.id} where id = ${id}`.execute(tx)
}
