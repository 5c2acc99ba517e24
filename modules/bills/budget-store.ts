import { sql } from 'kysely'
import { notFound, refuse } from '#kit/pure/refusal.ts'
import type { Day } from '#kit/pure/time.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { SqlPart } from '#kit/server/list.ts'
import { visibleRows } from '#modules/access/offers.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { BudgetFacts } from './budget-policy.ts'
import { fixedExpressions } from './fixed-store.ts'

export type BudgetRecord = BudgetFacts & {
  readonly id: string
  readonly year: number
  readonly departmentName: string
  readonly depth: number
  readonly projectId: string | null
  readonly projectName: string | null
  /** Exact text, as all amounts here. */
  readonly amount: string
  readonly thresholds: readonly number[]
  readonly version: number
  readonly updatedAt: Date
  readonly updatedBy: string
}
export type BudgetNumbers = BudgetRecord & {
  readonly spent: string
  /** What runs now in a whole month at today's prices, and how many parts of it have no price. */
  readonly running: string
  readonly unpriced: number
  /** Months of its year with a sent bill of its unit. */
  readonly billed: readonly Day[]
  /** Of a department: budgets of projects within what it covers. */
  readonly projectsTotal: string | null
}
type Pricing = { readonly today: Day; readonly decimals: number }

const columns = sql`g.id::text as id, g.year, g.department_id::text as "departmentId", department_label(d) as "departmentName", d.depth, d.sector, d.is_archived as "isArchived",
  g.project_id::text as "projectId", p.name as "projectName", g.amount::text as amount, g.thresholds, g.version, g.updated_at as "updatedAt", a.display_name as "updatedBy"`
const from = sql`budgets g join departments d on d.id = g.department_id left join projects p on p.id = g.project_id join accounts a on a.id = g.updated_by`
const visible = (actor: Actor): SqlPart => visibleRows(actor, 'bill.view', { departmentId: sql`g.department_id`, sector: sql`d.sector` })

/** What a budget (`c`) covers of rows that name a department (`o`, its row `od`): a unit or head what its bills hold, an inner department itself and everything under it. */
const coversDepartment = (unit: SqlPart): SqlPart => sql`case when c.kind = 'inner' then od.path like c.path || '%' else ${unit} = c.unit_id end`
/** The same of rows that name a project too. */
const covers = (unit: SqlPart): SqlPart => sql`case when c.project_id is not null then o.project_id = c.project_id else ${coversDepartment(unit)} end`

/** `chosen`: the budgets (`g`, their departments `d`); `spent`: the newest sent revisions of their years (B12). */
function spentExpressions(which: SqlPart): SqlPart {
  return sql`
  chosen as materialized (select g.id, g.year, g.amount, g.thresholds, g.department_id, g.project_id, d.kind, d.path, d.unit_id from budgets g join departments d on d.id = g.department_id where ${which}),
  sent as materialized (
    select extract(year from b.month)::int as year, b.unit_id, s.department_id, s.project_id, sum(s.amount) as amount
    from bills b join bill_sums s on s.bill_id = b.id and s.revision = b.revision
    where b.revision > 0 and b.month >= make_date((select min(year) from chosen), 1, 1) and b.month <= make_date((select max(year) from chosen), 12, 1)
    group by 1, 2, 3, 4),
  spent as materialized (
    select c.id, sum(o.amount) as amount from chosen c join sent o on o.year = c.year join departments od on od.id = o.department_id
    where ${covers(sql`o.unit_id`)} group by c.id)`
}

/** `running`: what runs today, priced for a whole month (`fixed-store.ts`: the part of each line that still counts today). */
function runningExpressions({ today, decimals }: Pricing): SqlPart {
  const stretches = sql`s.to_day is null and s.unit_id = any(array(select unit_id from chosen))`
  return sql`
  ${fixedExpressions({ stretches, month: `${today.slice(0, 7)}-01`, to: sql`${today}::date`, decimals })},
  run as materialized (
    select department_id, project_id, sum(round(price * div(quantity, number) * count, ${decimals}::int)) as amount, count(*) filter (where price is null) as unpriced
    from fixed where to_day = ${today}::date group by department_id, project_id),
  running as materialized (
    select c.id, sum(o.amount) as amount, sum(o.unpriced)::int as unpriced from chosen c cross join run o join departments od on od.id = o.department_id
    where ${covers(sql`od.unit_id`)} group by c.id)`
}

async function numbersOf(reader: Reader, which: SqlPart, pricing: Pricing, limit: number): Promise<BudgetNumbers[]> {
  const { rows } = await sql<BudgetNumbers>`
    with ${spentExpressions(which)}, ${runningExpressions(pricing)}
    select ${columns}, coalesce(spent.amount, 0)::text as spent, coalesce(running.amount, 0)::text as running, coalesce(running.unpriced, 0) as unpriced,
      array(select b.month::text from bills b where b.unit_id = c.unit_id and b.revision > 0 and extract(year from b.month) = c.year order by b.month) as billed,
      case when c.project_id is null then (select sum(o.amount)::text from budgets o join departments od on od.id = o.department_id
        where o.year = c.year and o.project_id is not null and ${coversDepartment(sql`od.unit_id`)}) end as "projectsTotal"
    from ${from} join chosen c on c.id = g.id join departments u on u.id = d.unit_id left join spent on spent.id = g.id left join running on running.id = g.id
    order by d.sector, u.kind <> 'head', u.name collate pinyin, d.path, g.project_id is not null, p.name, g.id limit ${limit}`.execute(reader)
  return rows
}

/** Of a year, within the scope; `below`: of this department and everything under it. */
export async function readBudgets(reader: Reader, actor: Actor, { year, below, limit, ...pricing }: Pricing & { readonly year: number; readonly below: string | null; readonly limit: number }): Promise<{ items: BudgetNumbers[]; total: number }> {
  const under = below === null ? sql`true` : sql`d.path like (select t.path from departments t where t.id = ${below}) || '%'`
  const which = sql`g.year = ${year} and ${visible(actor)} and ${under}`
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from ${from} where ${which}`.execute(reader)
  const total = rows[0]!.total
  return { items: total === 0 ? [] : await numbersOf(reader, which, pricing, limit), total }
}

export async function readBudget(reader: Reader, id: string, pricing: Pricing): Promise<BudgetNumbers> {
  const [row] = await numbersOf(reader, sql`g.id = ${id}`, pricing, 1)
  if (!row) throw notFound()
  return row
}

/** What an application of this department and project touches, the narrowest first: the project's, the department's, those above it within the unit (B12). */
export async function budgetsTouched(reader: Reader, actor: Actor, place: { readonly year: number; readonly departmentId: string; readonly projectId: string | null }, pricing: Pricing): Promise<BudgetNumbers[]> {
  const above = sql`exists (select from departments t where t.id = ${place.departmentId} and t.unit_id = d.unit_id and t.path like d.path || '%')`
  const which = sql`g.year = ${place.year} and ${visible(actor)} and case when g.project_id is null then ${above} else g.project_id = ${place.projectId} and g.department_id = ${place.departmentId} end`
  return (await numbersOf(reader, which, pricing, 20)).toReversed()
}

/** Held until the transaction ends. Outside the scope: 404. */
export async function lockBudget(tx: Tx, actor: Actor, id: string): Promise<BudgetRecord> {
  const { rows } = await sql<BudgetRecord>`select ${columns} from ${from} where g.id = ${id} and ${visible(actor)} for update of g`.execute(tx)
  if (!rows[0]) throw notFound()
  return rows[0]
}
/** The one of a department, or of a project, for a year, held; undefined: there is none. */
export async function lockBudgetOf(tx: Tx, { departmentId, projectId, year }: BudgetPlace): Promise<BudgetRecord | undefined> {
  const { rows } = await sql<BudgetRecord>`select ${columns} from ${from} where g.department_id = ${departmentId} and g.project_id is not distinct from ${projectId}::bigint and g.year = ${year} for update of g`.execute(tx)
  return rows[0]
}

// ---- writing ----

export type BudgetPlace = { readonly departmentId: string; readonly projectId: string | null; readonly year: number }
type Wish = { readonly amount: string; readonly thresholds: readonly number[]; readonly actor: Actor; readonly now: Date }

/** Of two that make it at once, one does. */
export async function insertBudget(tx: Tx, { departmentId, projectId, year }: BudgetPlace, { amount, thresholds, actor, now }: Wish): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into budgets (department_id, project_id, year, amount, thresholds, updated_at, updated_by)
    values (${departmentId}, ${projectId}, ${year}, ${amount}, ${[...thresholds]}, ${now}, ${actor.id}) on conflict do nothing returning id::text as id`.execute(tx)
  if (!rows[0]) throw refuse('budget.exists')
  return rows[0].id
}

export async function updateBudget(tx: Tx, id: string, version: number, { amount, thresholds, actor, now }: Wish): Promise<void> {
  const { rows } = await sql`update budgets set amount = ${amount}, thresholds = ${[...thresholds]}, version = version + 1, updated_at = ${now}, updated_by = ${actor.id}
    where id = ${id} and version = ${version} returning id`.execute(tx)
  if (rows.length === 0) throw refuse('conflict.stale')
}

export async function deleteBudget(tx: Tx, id: string, version: number): Promise<void> {
  const { rows } = await sql`delete from budgets where id = ${id} and version = ${version} returning id`.execute(tx)
  if (rows.length === 0) throw refuse('conflict.stale')
}

// ---- warnings ----

export type BudgetDue = Pick<BudgetRecord, 'id' | 'year' | 'departmentId' | 'departmentName' | 'projectId' | 'projectName' | 'amount' | 'thresholds' | 'version'> & { readonly spent: string }

/** Budgets from a year on of which a threshold is reached that was not told of this amount yet. */
export async function budgetsToWarn(reader: Reader, fromYear: number): Promise<BudgetDue[]> {
  const { rows } = await sql<BudgetDue>`
    with ${spentExpressions(sql`g.year >= ${fromYear}`)}
    select ${columns}, spent.amount::text as spent from ${from} join spent on spent.id = g.id
    where exists (select from unnest(g.thresholds) t (threshold) where spent.amount * 100 >= g.amount * t.threshold
      and not exists (select from budget_warnings w where w.budget_id = g.id and w.amount = g.amount and w.threshold = t.threshold))
    order by g.id`.execute(reader)
  return rows
}

/** Those that nobody told before, as long as the budget is what was looked at. */
export async function noteWarnings(tx: Tx, { id, version }: Pick<BudgetDue, 'id' | 'version'>, thresholds: readonly number[], now: Date): Promise<number[]> {
  const { rows } = await sql<{ threshold: number }>`
    insert into budget_warnings (budget_id, amount, threshold, at)
    select g.id, g.amount, t.threshold, ${now} from budgets g cross join unnest(${[...thresholds]}::int[]) t (threshold) where g.id = ${id} and g.version = ${version}
    on conflict do nothing returning threshold`.execute(tx)
  return rows.map(({ threshold }) => threshold)
}
