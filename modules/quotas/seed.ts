import { sql } from 'kysely'
import type { Tx } from '#kit/server/database.ts'
import type { Metric } from '#modules/catalogue/rules/metrics.ts'
import { openBooks, type Opening } from './opening-store.ts'

/** What a unit of the demonstration has in each region, at least; heads half of it, inner departments a tenth. */
const unitShare: Readonly<Record<Metric, number>> = {
  'ecs.vcpu': 1000, 'ecs.memory_gb': 4000, 'disk.gb': 200_000, 'eip.count': 300, 'eip.mbps': 10_000, 'slb.count': 200, 'oss.gb': 200_000, 'nas.gb': 100_000,
  'acs.nodes': 200, 'mq.count': 50, 'rds.vcpu': 400, 'rds.memory_gb': 1600, 'rds.storage_gb': 100_000, 'redis.gb': 500,
  'big_data.cu': 1000, 'big_data.gb': 200_000, 'waf.count': 50, 'bastion.assets': 1000,
}

/** Quotas of the demonstration (chapter 13): every head, unit and inner department has some, and room for what it has already. */
export async function seedQuotas(tx: Tx, opening: Omit<Opening, 'base' | 'capacityPercent'> & { readonly sharePercent: number }): Promise<void> {
  const { sharePercent, ...books } = opening
  const base = (Object.entries(unitShare) as [Metric, number][]).map(([metric, amount]) => ({ metric, amount: Math.ceil(amount * sharePercent / 100) }))
  await openBooks(tx, { ...books, capacityPercent: 125, base })
}

/**
 * The history that leads to the rows as they stand, told by what is there: the first distribution, what approved requests
 * gave, and the applications: reserved when submitted, freed when sent back or over, used when provisioned.
 */
export async function seedHistory(tx: Tx, openedAt: Date): Promise<void> {
  await sql`
    with asked as (
      select i.application_id, i.region_id, taken.metric, sum(taken.amount::bigint * i.quantity) as amount,
        sum(taken.amount::bigint * (select count(*) from application_units t where t.item_id = i.id)) as entered
      from application_items i cross join jsonb_each_text(i.quota_demand) as taken (metric, amount) where i.region_id is not null group by 1, 2, 3),
    granted as (
      select r.decided_at as at, r.department_id, r.parent_id, i.region_id, i.metric, i.granted, r.decided_by, r.id, r.number, r.decision_reason
      from quota_requests r join quota_request_items i on i.request_id = r.id where i.granted > 0),
    told as (
      select ${openedAt}::timestamptz as at, 0::bigint as step_id, q.department_id, q.region_id, q.metric, 'import' as kind,
        q.total - coalesce((select sum(g.granted) from granted g where (g.department_id, g.region_id, g.metric) = (q.department_id, q.region_id, q.metric)), 0) as total,
        q.allocated - coalesce((select sum(g.granted) from granted g where (g.parent_id, g.region_id, g.metric) = (q.department_id, q.region_id, q.metric)), 0) as allocated,
        0::bigint as used, 0::bigint as reserved, null::bigint as account_id, 'quota' as subject_kind, null::bigint as subject_id, '' as subject_number, '' as reason
      from quotas q
      union all select at, id, department_id, region_id, metric, 'request', granted, 0, 0, 0, decided_by, 'quota_request', id, number, decision_reason from granted
      union all select at, id, parent_id, region_id, metric, 'request', 0, granted, 0, 0, decided_by, 'quota_request', id, number, decision_reason from granted
      union all
      select s.at, s.id, a.department_id, asked.region_id, asked.metric, case s.verdict when 'submitted' then 'reservation' when 'completed' then 'use' else 'release' end,
        0, 0, case s.verdict when 'completed' then asked.entered else 0 end, case s.verdict when 'submitted' then asked.amount else -asked.amount end,
        s.account_id, 'application', a.id, a.number, s.reason
      from application_steps s join applications a on a.id = s.application_id join asked on asked.application_id = a.id
      where s.verdict in ('submitted', 'rejected', 'withdrawn', 'completed', 'closed'))
    insert into quota_changes (at, department_id, region_id, metric, kind, total, allocated, used, reserved, total_after, allocated_after, used_after, reserved_after,
      account_id, subject_kind, subject_id, subject_number, reason)
    select t.at, t.department_id, t.region_id, t.metric, t.kind, t.total, t.allocated, t.used, t.reserved,
      sum(t.total) over running, sum(t.allocated) over running, sum(t.used) over running, sum(t.reserved) over running,
      t.account_id, t.subject_kind, t.subject_id, t.subject_number, t.reason
    from told t
    where t.total <> 0 or t.allocated <> 0 or t.used <> 0 or t.reserved <> 0
    window running as (partition by t.department_id, t.region_id, t.metric order by t.at, t.step_id)
    order by t.at, t.step_id`.execute(tx)
}
