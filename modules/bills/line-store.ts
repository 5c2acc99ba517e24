import { sql } from 'kysely'
import { notFound } from '#kit/pure/refusal.ts'
import type { Day } from '#kit/pure/time.ts'
import type { Reader } from '#kit/server/database.ts'
import { listRows, walkRows, type ListInput, type ListResult, type ListSource, type SqlPart } from '#kit/server/list.ts'
import type { LineKind } from './rules/lines.ts'
import { listBillLines } from './contract.ts'

type Name = [english: string, traditional: string, simplified: string]

/** Which lines are read: of one revision, of the departments that the reader sees (null: all of them, B2). */
export type LineScope = { readonly billId: string; readonly month: Day; readonly revision: number; readonly cut: readonly string[] | null }
export type LineRecord = {
  readonly number: number; readonly kind: LineKind
  readonly departmentId: string; readonly departmentName: string; readonly projectId: string | null; readonly projectName: string | null
  readonly regionId: string | null; readonly regionName: Name | null; readonly serviceCode: string | null; readonly serviceName: Name | null
  readonly resourceId: string | null; readonly instanceId: string | null; readonly resourceName: string | null
  readonly category: string; readonly componentResource: string; readonly spec: string
  readonly quantity: string; readonly count: number; readonly unit: string; readonly fromDay: Day; readonly toDay: Day; readonly days: number
  readonly unitPrice: string | null; readonly priceNumber: number | null; readonly usageMonth: Day | null; readonly provider: string; readonly note: string; readonly amount: string
}

const columns = sql`l.number, l.kind, l.department_id::text as "departmentId", department_label(d) as "departmentName", l.project_id::text as "projectId", p.name as "projectName",
  l.region_id::text as "regionId", g.names as "regionName", l.service_code as "serviceCode", coalesce(to_jsonb(s.names), v.names) as "serviceName",
  l.resource_id::text as "resourceId", r.instance_id as "instanceId", r.name as "resourceName", l.category, l.resource as "componentResource", l.spec,
  trim_scale(l.quantity)::text as quantity, l.count, l.unit, l.from_day as "fromDay", l.to_day as "toDay", l.days, trim_scale(l.unit_price)::text as "unitPrice", l.price_number as "priceNumber",
  l.usage_month as "usageMonth", l.provider, l.note, l.amount::text as amount`
const linesOf = ({ billId, month, revision, cut }: LineScope): SqlPart => sql`(select * from bill_lines
  where month = ${month}::date and bill_id = ${billId} and revision = ${revision} and (${cut === null} or department_id = any(${[...cut ?? []]}::bigint[]))) l`
const named = (lines: SqlPart): SqlPart => sql`${lines} join departments d on d.id = l.department_id left join projects p on p.id = l.project_id left join regions g on g.id = l.region_id
  left join services s on s.code = l.service_code left join service_versions v on v.service_code = s.code and v.version = s.current_version left join resources r on r.id = l.resource_id`

function source(scope: LineScope): ListSource<typeof listBillLines['list']> {
  return {
    columns, from: named(linesOf(scope)), id: sql`l.number`,
    fields: {
      number: sql`l.number`, amount: sql`l.amount`, fromDay: sql`l.from_day`, days: sql`l.days`, department: sql`l.department_id`, project: sql`l.project_id`, region: sql`l.region_id`,
      service: sql`l.service_code`, kind: sql`l.kind`, resource: sql`l.resource_id`,
    },
    search: [sql`r.instance_id`, sql`r.name`, sql`l.resource`, sql`l.spec`, sql`l.provider`, sql`l.note`],
    alone: { from: linesOf(scope), joinedFields: [], around: { alias: sql`l`, joins: named } },
  }
}
/** In their own order unless another is asked for. */
const ordered = (input: ListInput): ListInput => ({ ...input, sort: input.sort ?? 'number' })

export function listLineRows(reader: Reader, scope: LineScope, input: ListInput): Promise<ListResult<LineRecord>> {
  return listRows(reader, listBillLines.list, source(scope), ordered(input), sql`true`)
}
/** All of them in batches, for exports. */
export function walkLineRows(reader: Reader, scope: LineScope, batch?: number): AsyncGenerator<LineRecord[]> {
  return walkRows(reader, listBillLines.list, source(scope), ordered({}), sql`true`, batch)
}

export async function readLines(reader: Reader, scope: LineScope, numbers: readonly number[]): Promise<Map<number, LineRecord>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<LineRecord>`select ${columns} from ${named(linesOf(scope))} where l.number = any(${[...numbers]}::int[])`.execute(reader)
  return new Map(rows.map((row) => [row.number, row]))
}
export async function readLine(reader: Reader, scope: LineScope, number: number): Promise<LineRecord> {
  const line = (await readLines(reader, scope, [number])).get(number)
  if (!line) throw notFound()
  return line
}

// ---- why a line costs what it costs ----

export type PriceOrigin = { readonly fromDay: Day; readonly price: string; readonly number: number; readonly unit: string; readonly setBy: string | null }
/** The entry of the price list's history that the line was priced by; of usage the newest one up to its last day. */
export async function priceOriginOf(reader: Reader, { billId, month, revision }: LineScope, number: number): Promise<PriceOrigin | null> {
  const { rows } = await sql<PriceOrigin>`
    select c.from_day as "fromDay", trim_scale(c.price)::text as price, p.number, p.unit, a.display_name as "setBy"
    from bill_lines l join unit_prices p on p.category = l.category and p.resource = l.resource and p.spec = l.spec and p.number = l.price_number
    join unit_price_changes c on c.unit_price_id = p.id and (c.id = l.price_change_id or (l.price_change_id is null and c.price = l.unit_price))
    left join accounts a on a.id = c.account_id
    where l.month = ${month}::date and l.bill_id = ${billId} and l.revision = ${revision} and l.number = ${number}
    order by c.from_day <= l.to_day desc, c.from_day desc, c.id desc limit 1`.execute(reader)
  return rows[0] ?? null
}

/** The application that led to what the line charges. */
export async function applicationIdOf(reader: Reader, { billId, month, revision }: LineScope, number: number): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select coalesce(l.application_id, (select t.application_id from resource_stretches t where t.resource_id = l.resource_id and t.from_day <= l.to_day order by t.from_day desc limit 1))::text as id
    from bill_lines l where l.month = ${month}::date and l.bill_id = ${billId} and l.revision = ${revision} and l.number = ${number}`.execute(reader)
  return rows[0]?.id ?? null
}

/** What was metered on the days of a usage line, corrections taken off. */
export async function usageByDay(reader: Reader, { resourceId, fromDay, toDay }: Pick<LineRecord, 'resourceId' | 'fromDay' | 'toDay'>, metric: string): Promise<{ day: Day; quantity: string }[]> {
  const { rows } = await sql<{ day: Day; quantity: string }>`
    select u.day, trim_scale(sum(u.quantity))::text as quantity from usage_records u
    where u.resource_id = ${resourceId} and u.metric = ${metric} and u.day between ${fromDay}::date and ${toDay}::date group by u.day order by u.day`.execute(reader)
  return rows
}

/** What a provider's line added up, exactly, and the rate of the period; null: nothing of it is left. */
export async function costOf(reader: Reader, line: LineRecord, month: Day, currency: string): Promise<{ readonly cost: string; readonly rate: string } | null> {
  const { rows } = await sql<{ cost: string | null; rate: string | null }>`
    select trim_scale(sum(c.billed_cost))::text as cost, case when ${line.unit} = ${currency} then '1' else (select trim_scale(rate)::text from cost_rates where currency = ${line.unit} and month = ${line.usageMonth ?? month}::date) end as rate
    from cost_rows c join cost_files f on f.id = c.file_id and f.replaced_at is null and f.provider = ${line.provider}
    where c.month = ${line.usageMonth ?? month}::date and c.department_id = ${line.departmentId} and c.project_id is not distinct from ${line.projectId}::bigint
      and c.service_name = ${line.componentResource} and c.sub_account_id = ${line.spec} and c.currency = ${line.unit}`.execute(reader)
  const [{ cost, rate }] = rows as [{ cost: string | null; rate: string | null }]
  return cost === null || rate === null ? null : { cost, rate }
}

// ---- what a revision changed ----

export type LineDifference = { readonly before: number | null; readonly after: number | null }
/**
 * Lines of two revisions side by side (B11), by what they are of: those that only one has, and those that are not the same
 * in both. At most `limit`, in the order of the newer one. Of lines that are of the very same thing the first is compared
 * with the first.
 */
export async function compareLines(reader: Reader, before: LineScope, after: LineScope, limit: number): Promise<LineDifference[]> {
  const keyed = (scope: LineScope) => sql`(
    select l.*, row_number() over (partition by key order by l.number) as nth from (
      select x.*, jsonb_build_array(x.kind, x.resource_id, x.category, x.resource, x.spec, x.usage_month, x.adjustment_id,
        case when x.kind = 'fixed' then x.from_day end, case when x.kind = 'usage' then x.unit_price end, case when x.kind = 'provider' then x.provider || ' ' || x.unit || ' ' || x.department_id end) as key
      from ${linesOf(scope)} cross join lateral (select l.*) x) l)`
  const { rows } = await sql<LineDifference>`
    select o.number as before, n.number as after from ${keyed(before)} o full join ${keyed(after)} n on n.key = o.key and n.nth = o.nth
    where o.number is null or n.number is null or (o.amount, o.quantity, o.count, o.from_day, o.to_day, o.unit_price, o.department_id, o.project_id)
      is distinct from (n.amount, n.quantity, n.count, n.from_day, n.to_day, n.unit_price, n.department_id, n.project_id)
    order by coalesce(n.number, o.number), n.number nulls first limit ${limit}`.execute(reader)
  return rows
}

/** What the reader's lines of a revision add up to. */
export async function totalOf(reader: Reader, { billId, revision, cut }: LineScope): Promise<string> {
  const { rows } = await sql<{ total: string }>`
    select coalesce(sum(amount), 0)::text as total from bill_sums where bill_id = ${billId} and revision = ${revision} and (${cut === null} or department_id = any(${[...cut ?? []]}::bigint[]))`.execute(reader)
  return rows[0]!.total
}
