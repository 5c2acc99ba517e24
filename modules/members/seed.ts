import { sql } from 'kysely'
import type { Tx } from '#kit/server/database.ts'
import { identities } from './rules/identity.ts'

type SeededGroup = { readonly name: string; readonly discount: number; readonly reward: number; readonly mayReorder: boolean }
const groups: readonly SeededGroup[] = [
  { name: '重点客户', discount: 90, reward: 15, mayReorder: true },
  { name: '合作伙伴', discount: 85, reward: 30, mayReorder: true },
  { name: '试用客户', discount: 100, reward: 0, mayReorder: false },
]
/** By the member's number in turn; null: in no group. `member1` is the first. */
const inTurn: readonly (string | null)[] = ['重点客户', null, '合作伙伴', '试用客户', '重点客户', null, null]
const companies = ['云帆科技有限公司', '南方软件有限公司', '启明数据有限公司', '远景网络有限公司', '华信咨询有限公司']

/** Members of the demonstration (chapter 13): identities and groups mixed, and two people who wait for an answer. */
export async function seedMembers(tx: Tx, { now, daysAgo, hasSignUps }: { readonly now: Date; readonly daysAgo: number; readonly hasSignUps: boolean }): Promise<void> {
  const since = sql`${now}::timestamptz - make_interval(days => ${daysAgo})`
  const maker = sql`(select id from accounts where account_name = 'business')`
  await sql`
    insert into member_groups (name, discount_percent, reward_days, may_reorder, updated_at, updated_by)
    select name, discount, reward, "mayReorder", ${since} + make_interval(hours => place::int), ${maker}
    from rows from (jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) as (name text, discount int, reward int, "mayReorder" boolean)) with ordinality as g(name, discount, reward, "mayReorder", place)
    order by place`.execute(tx)
  const { rows: accounts } = await sql<{ id: string; number: number }>`
    select a.id::text as id, substring(a.account_name from '[0-9]+$')::int as number from accounts a join account_roles r on r.account_id = a.id
    where r.role = 'member' order by number`.execute(tx)
  const members = accounts.map(({ id, number }) => {
    const identity = identities[(number + 1) % identities.length]!
    return { id, identity, group: inTurn[(number - 1) % inTurn.length] ?? null, contact: identity === 'business' ? companies[number % companies.length]! : '' }
  })
  await sql`
    insert into members (account_id, identity, group_id, contact, created_at, updated_at, updated_by)
    select p.id, p.identity, g.id, p.contact, ${since}, ${since}, ${maker}
    from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as p(id bigint, identity text, "group" text, contact text) left join member_groups g on g.name = p."group"
    order by p.id`.execute(tx)
  if (hasSignUps) await seedSignUps(tx, now)
}

const waiting = [
  { account: 'zhang.xin', name: '张欣', email: 'zhang.xin@xingchen.example', phone: '13900001111', organisation: '星辰物流有限公司', reason: '需要两台云主机与对象存储，用于物流跟踪系统。' },
  { account: 'chen.lu', name: '陈露', email: 'chen.lu@mail.example', phone: '', organisation: '', reason: '个人开发者，想先试用一个月。' },
]
async function seedSignUps(tx: Tx, now: Date): Promise<void> {
  await sql`
    insert into sign_ups (account_name, display_name, email, phone, organisation, reason, language, asked_at)
    select account, name, email, phone, organisation, reason, 'zh-Hans', ${now}::timestamptz - make_interval(hours => 20)
    from jsonb_to_recordset(${JSON.stringify(waiting)}::jsonb) as w(account text, name text, email text, phone text, organisation text, reason text)`.execute(tx)
}
