import { sql } from 'kysely'
import { dayOf } from '#kit/pure/time.ts'
import { platformNow, type Tx } from '#kit/server/database.ts'
import { keepCounters, numbering } from './numbering.ts'
import { randomFrom, type Random } from './random.ts'

const reasons = ['业务系统扩容，现有配额不足', '新项目上线需要', '数据量增长超出预期', '年底业务高峰保障', '容灾环境建设', '下级部门统一上云'] as const
const approvals = ['同意', '同意，请按需使用', '情况属实，予以调配', '部分同意，请先盘活存量资源'] as const
const rejections = ['存量资源利用率偏低，请先清理', '请补充业务测算依据', '本级余量不足，请下季度再提'] as const
const outcomes = ['waiting', 'waiting', 'approved', 'approved', 'approved', 'approved', 'rejected', 'withdrawn'] as const
const wished = { 'ecs.vcpu': 16, 'ecs.memory_gb': 64, 'disk.gb': 500, 'eip.count': 2, 'oss.gb': 1000, 'rds.vcpu': 8, 'slb.count': 1 } as const

type Asker = { readonly departmentId: string; readonly parentId: string; readonly sector: string; readonly userId: string; readonly reviewerId: string }
type Planned = ReturnType<typeof planRequest>

/** Quota requests of the demonstration in every status: what inner departments ask their unit, and units their head. */
export async function seedQuotaRequests(tx: Tx, count: number, seed = 2027): Promise<void> {
  const random = randomFrom(seed)
  const { rows: askers } = await sql<Asker>`
    select d.id::text as "departmentId", p.id::text as "parentId", d.sector, u.id::text as "userId", r.id::text as "reviewerId"
    from departments d join departments p on p.id = d.parent_id
    join accounts u on u.department_id = d.id and u.account_name = d.code || '.user'
    join accounts r on r.department_id = p.id and r.account_name = case p.code when 'dsj' then 'bureau.admin2' when 'zfw' then 'committee.admin2' else p.code || '.admin' end
    where d.kind in ('unit', 'inner') order by d.id`.execute(tx)
  const { rows: regions } = await sql<{ id: string; zone: string }>`select id::text as id, zone from regions order by position, id`.execute(tx)
  const now = await platformNow(tx)
  const numbers = numbering('QR')
  const planned = Array.from({ length: Math.min(count, askers.length) }, (_, index) => planRequest(askers[(index * 7) % askers.length]!, regions, now, index, random))
    .toSorted((left, right) => left.at.getTime() - right.at.getTime()).map((request) => ({ ...request, number: numbers.next(request.at) }))
  await insertRequests(tx, planned)
  await keepCounters(tx, numbers.counters())
}

/** Those that wait are of the last days; each department asks once, so that what it had is what it has without the grant. */
function planRequest(asker: Asker, regions: readonly { id: string; zone: string }[], now: Date, index: number, random: Random) {
  const status = outcomes[index % outcomes.length]!
  const at = new Date(now.getTime() - ((status === 'waiting' ? 1 + random.below(4) : 8 + random.below(300)) * 24 + random.below(7)) * 3_600_000)
  const region = random.pick(regions)
  const metrics = (Object.keys(wished) as (keyof typeof wished)[]).filter(() => random.chance(0.3))
  const decided = status === 'waiting' ? null : new Date(at.getTime() + (2 + random.below(60)) * 3_600_000)
  return {
    ...asker, status, at, decided, day: dayOf(at), zones: region.zone === 'industry' ? 'industry' : 'shared', reason: random.pick(reasons),
    decisionReason: status === 'approved' ? random.pick(approvals) : status === 'rejected' ? random.pick(rejections) : '',
    items: (metrics.length > 0 ? metrics : ['ecs.vcpu' as const]).map((metric) => ({ regionId: region.id, metric, increase: wished[metric] * (1 + random.below(4)) })),
  }
}

/** Approved ones are part of the totals already: what they gave is taken from what was there before. */
async function insertRequests(tx: Tx, planned: readonly (Planned & { number: string })[]): Promise<void> {
  await sql`
    with wanted as (select * from jsonb_to_recordset(${JSON.stringify(planned)}::jsonb) as w(number text, status text, "departmentId" bigint, "parentId" bigint, sector text, zones text,
      reason text, "userId" bigint, "reviewerId" bigint, at timestamptz, decided timestamptz, "decisionReason" text, items jsonb)),
    made as (
      insert into quota_requests (number, status, department_id, parent_id, sector, zones, reason, requested_by, requested_at, decided_by, decided_at, decision_reason)
      select number, status, "departmentId", "parentId", sector, zones, reason, "userId", at, case when status in ('approved', 'rejected') then "reviewerId" end, decided, "decisionReason"
      from wanted order by at returning id, number, status)
    insert into quota_request_items (request_id, region_id, metric, increase, total_before, granted)
    select made.id, i."regionId", i.metric, asked.increase, q.total - coalesce(asked.granted, 0), asked.granted
    from made join wanted on wanted.number = made.number cross join jsonb_to_recordset(wanted.items) as i("regionId" bigint, metric text, increase bigint)
    join quotas q on q.department_id = wanted."departmentId" and q.region_id = i."regionId" and q.metric = i.metric
    cross join lateral (select greatest(1, least(i.increase, q.total / 3)) as increase) fitting
    cross join lateral (select fitting.increase, case made.status when 'approved' then fitting.increase end as granted) asked`.execute(tx)
}
