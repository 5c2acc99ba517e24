import { sql } from 'kysely'
import type { Tx } from '#kit/server/database.ts'
import type { Metric } from '#modules/catalogue/rules/metrics.ts'
import type { QuotaEvidence } from './offers.ts'
import { noteOpening, openBooks } from './opening-store.ts'

/** What a unit of the demonstration has in each region, at least; heads half of it, inner departments a tenth. */
const unitShare: Readonly<Record<Metric, number>> = {
  'ecs.vcpu': 1000, 'ecs.memory_gb': 4000, 'disk.gb': 200_000, 'eip.count': 300, 'eip.mbps': 10_000, 'slb.count': 200, 'oss.gb': 200_000, 'nas.gb': 100_000,
  'acs.nodes': 200, 'mq.count': 50, 'rds.vcpu': 400, 'rds.memory_gb': 1600, 'rds.storage_gb': 100_000, 'redis.gb': 500,
  'big_data.cu': 1000, 'big_data.gb': 200_000, 'waf.count': 50, 'bastion.assets': 1000,
}

/** Quotas of the demonstration (chapter 13): every head, unit and inner department has some, and room for what it has already. */
export async function seedQuotas(tx: Tx, evidence: { readonly used: QuotaEvidence; readonly reserved: QuotaEvidence }, openedAt: Date): Promise<void> {
  const base = (Object.entries(unitShare) as [Metric, number][]).map(([metric, amount]) => ({ metric, amount }))
  await openBooks(tx, { at: openedAt, used: await evidence.used(tx), reserved: await evidence.reserved(tx), needPercent: 130, capacityPercent: 125, base })
  await noteOpening(tx, openedAt, 'import', 'given')
  await noteStories(tx)
}

/** The history as the applications tell it: reserved when submitted, freed when sent back or over, used when provisioned. */
async function noteStories(tx: Tx): Promise<void> {
  await sql`
    with asked as (
      select i.application_id, i.region_id, taken.metric, sum(taken.amount::bigint * i.quantity) as amount,
        sum(taken.amount::bigint * (select count(*) from application_units t where t.item_id = i.id)) as entered
      from application_items i cross join jsonb_each_text(i.quota_demand) as taken (metric, amount) where i.region_id is not null group by 1, 2, 3),
    told as (
      select s.at, s.id as step_id, s.account_id, s.reason, a.id, a.number, a.department_id, asked.region_id, asked.metric,
        case s.verdict when 'submitted' then asked.amount else -asked.amount end as reserved, case s.verdict when 'completed' then asked.entered else 0 end as used,
        case s.verdict when 'submitted' then 'reservation' when 'completed' then 'use' else 'release' end as kind
      from application_steps s join applications a on a.id = s.application_id join asked on asked.application_id = a.id
      where s.verdict in ('submitted', 'rejected', 'withdrawn', 'completed', 'closed'))
    insert into quota_changes (at, department_id, region_id, metric, kind, used, reserved, total_after, allocated_after, used_after, reserved_after,
      account_id, subject_kind, subject_id, subject_number, reason)
    select t.at, t.department_id, t.region_id, t.metric, t.kind, t.used, t.reserved, q.total, q.allocated,
      sum(t.used) over running, sum(t.reserved) over running, t.account_id, 'application', t.id, t.number, t.reason
    from told t join quotas q on q.department_id = t.department_id and q.region_id = t.region_id and q.metric = t.metric
    window running as (partition by t.department_id, t.region_id, t.metric order by t.at, t.step_id)
    order by t.at, t.step_id`.execute(tx)
}
