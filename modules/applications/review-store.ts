import { sql } from 'kysely'
import type { Phrase } from '#kit/pure/phrase.ts'
import type { Actor } from '#kit/pure/register.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Demand } from '#modules/quotas/rules/demand.ts'
import { demandOfItems, openAmount, openItem } from './demand-store.ts'
import { visibleApplications, waitingForRows } from './policy.ts'
import type { Stage } from './rules/route.ts'
import type { Step } from './rules/status.ts'
import { applicationSource, type ApplicationRecord } from './store.ts'

/** What a reviewer sees beside the application (R11): always within the reviewer's own scope (A3). */

/** What each open item of an application holds. */
export async function itemDemands(reader: Reader, applicationId: string): Promise<(Demand & { readonly itemId: string })[]> {
  const { rows } = await sql<Demand & { readonly itemId: string }>`
    select i.id::text as "itemId", i.region_id::text as "regionId", taken.metric, ${openAmount} as amount
    from ${demandOfItems} where i.application_id = ${applicationId} and ${openItem} and (i.resource_ids = '{}' or ${openAmount} <> 0) order by i.position, taken.metric`.execute(reader)
  return rows
}

export type CompetingRow = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly step: Step
  readonly departmentId: string
  readonly departmentName: string
  readonly submittedAt: Date
  readonly dueOn: string | null
  readonly demand: Demand[]
  readonly total: number
}

/** Other open applications of the same department, then of the same unit, oldest first, with what they hold of these quotas. */
export async function competingWith(
  reader: Reader, actor: Actor, { id, departmentId, unitId }: ApplicationRecord, keys: readonly Pick<Demand, 'regionId' | 'metric'>[], limit: number,
): Promise<CompetingRow[]> {
  const { rows } = await sql<CompetingRow>`
    with wanted as (select * from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as w("regionId" bigint, metric text)),
    open as (
      select a.id, a.number, a.title, a.step, a.department_id, department_label(d) as department_name, a.submitted_at, a.due_on
      from ${applicationSource}
      where a.status in ('reviewing', 'provisioning') and a.id <> ${id} and a.department_id in (select id from departments where unit_id = ${unitId})
        and ${visibleApplications(actor)})
    select o.id::text as id, o.number, o.title, o.step, o.department_id::text as "departmentId", o.department_name as "departmentName",
      o.submitted_at as "submittedAt", o.due_on as "dueOn", (count(*) over ())::int as total,
      (select coalesce(jsonb_agg(jsonb_build_object('regionId', held.region_id::text, 'metric', held.metric, 'amount', held.amount)), '[]') from (
        select i.region_id, taken.metric, sum(${openAmount}) as amount
        from ${demandOfItems} join wanted w on w."regionId" = i.region_id and w.metric = taken.metric
        where i.application_id = o.id and ${openItem} group by 1, 2 order by 1, 2) held) as demand
    from open o order by o.department_id <> ${departmentId}, o.submitted_at, o.id limit ${limit}`.execute(reader)
  return rows
}

export type ApplicantCounts = { readonly submitted: number; readonly approved: number; readonly rejected: number; readonly withdrawn: number }

/** What became of the applicant's other applications; rejected are those that came back at least once. */
export async function applicantCounts(reader: Reader, actor: Actor, { id, applicantId }: ApplicationRecord): Promise<ApplicantCounts> {
  const { rows } = await sql<ApplicantCounts>`
    select count(*)::int as submitted, count(*) filter (where a.status in ('provisioning', 'completed', 'closed'))::int as approved,
      count(*) filter (where exists (select from application_steps s where s.application_id = a.id and s.verdict = 'rejected'))::int as rejected,
      count(*) filter (where a.status = 'withdrawn')::int as withdrawn
    from ${applicationSource} where a.applicant_id = ${applicantId} and a.id <> ${id} and a.submitted_at is not null and ${visibleApplications(actor)}`.execute(reader)
  return rows[0]!
}

export type EarlierRow = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly step: Step
  readonly submittedAt: Date
  readonly verdict: 'approved' | 'rejected' | null
  readonly reason: string | null
}

export async function applicantsLast(reader: Reader, actor: Actor, { id, applicantId }: ApplicationRecord, limit: number): Promise<EarlierRow[]> {
  const { rows } = await sql<EarlierRow>`
    select a.id::text as id, a.number, a.title, a.step, a.submitted_at as "submittedAt", last.verdict, nullif(last.reason, '') as reason
    from ${applicationSource}
    left join lateral (select s.verdict, s.reason from application_steps s where s.application_id = a.id and s.stage is not null order by s.id desc limit 1) last on true
    where a.applicant_id = ${applicantId} and a.id <> ${id} and a.submitted_at is not null and ${visibleApplications(actor)}
    order by a.id desc limit ${limit}`.execute(reader)
  return rows
}

/** The newest submitted version, and the newest that somebody decided on at one of these stages. */
export async function versionsSeen(reader: Reader, applicationId: string, stages: readonly Stage[]): Promise<{ newest: number | null; decided: number | null }> {
  const { rows } = await sql<{ newest: number | null; decided: number | null }>`
    select (select max(number) from application_versions where application_id = ${applicationId}) as newest,
      (select max(version_number) from application_steps where application_id = ${applicationId} and stage = any(${[...stages]})) as decided`.execute(reader)
  return rows[0]!
}

export type QueueFacts = { readonly place: number; readonly total: number; readonly nextId: string | null }

/** What waits for the actor's decision, in the order of the home page; after the last one comes the first again. */
export async function reviewQueue(reader: Reader, actor: Actor, applicationId: string): Promise<QueueFacts> {
  const { rows } = await sql<QueueFacts>`
    with queue as (
      select a.id, row_number() over (order by coalesce(a.submitted_at, 'infinity'), a.id)::int as place
      from ${applicationSource} where a.status = 'reviewing' and ${visibleApplications(actor)} and ${waitingForRows(actor)}),
    here as (select coalesce((select place from queue where id = ${applicationId}), 0) as place)
    select here.place, (select count(*)::int from queue) as total,
      (select q.id::text from queue q where q.id <> ${applicationId} order by q.place < here.place, q.place limit 1) as "nextId"
    from here`.execute(reader)
  return rows[0]!
}

/** The numbers of those that the actor sees, by id. */
export async function numbersOf(reader: Reader, actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; number: string }>`
    select a.id::text as id, a.number from ${applicationSource} where a.id = any(${[...ids]}::bigint[]) and ${visibleApplications(actor)}`.execute(reader)
  return new Map(rows.map(({ id, number }) => [id, number]))
}

export type EffectRow = Demand & { readonly departmentId: string; readonly departmentName: string; readonly regionName: Phrase; readonly remaining: number }

/** What several applications in review hold together, by department, region and metric, and what is left there. */
export async function effectsOf(reader: Reader, actor: Actor, ids: readonly string[]): Promise<EffectRow[]> {
  const { rows } = await sql<EffectRow>`
    with held as (
      select a.department_id, department_label(d) as department_name, i.region_id, taken.metric, sum(${openAmount}) as amount
      from ${applicationSource} join application_items i on i.application_id = a.id cross join jsonb_each_text(i.quota_demand) as taken (metric, amount)
      where a.id = any(${[...ids]}::bigint[]) and a.status = 'reviewing' and ${openItem} and ${visibleApplications(actor)}
      group by 1, 2, 3, 4 having sum(${openAmount}) <> 0)
    select h.department_id::text as "departmentId", h.department_name as "departmentName", h.region_id::text as "regionId", g.names as "regionName",
      h.metric, h.amount, coalesce(q.total - q.allocated - q.used - q.reserved, 0)::float8 as remaining
    from held h join regions g on g.id = h.region_id
    left join quotas q on q.department_id = h.department_id and q.region_id = h.region_id and q.metric = h.metric
    order by h.department_name, h.department_id, g.position, g.id, h.metric`.execute(reader)
  return rows
}
