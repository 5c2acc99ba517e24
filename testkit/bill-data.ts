import { expect } from 'vitest'
import { platformNow } from '#kit/server/database.ts'
import type { BillRow, BillRun } from '#modules/bills/contract.ts'
import { billJobs } from '#modules/bills/jobs.ts'
import type { TestApp } from './http.ts'
import { body } from './orders.ts'

export type Component = { readonly category: string; readonly resource: string; readonly spec: string; readonly quantity: number; readonly count: number }
/** A thing of the price list that only tests know. */
export const thing = (spec: string, quantity = 1, count = 1): Component => ({ category: 'Test', resource: 'Thing', spec, quantity, count })

/** A row of the price list with what it cost from which day on, in the order in which that was set; null: from then on nothing. */
export async function priced(app: TestApp, spec: string, changes: readonly (readonly [day: string, price: string | null])[], number = 1, place: Pick<Component, 'category' | 'resource'> = thing('')): Promise<void> {
  await app.sql(`
    with row as (insert into unit_prices (category, resource, spec, number, unit, created_at, updated_at) values ($3, $4, $1, $2, 'Set', platform_now(), platform_now()) returning id)
    insert into unit_price_changes (unit_price_id, from_day, price, at)
    select row.id, (c.change ->> 0)::date, (c.change ->> 1)::numeric, platform_now() from row, jsonb_array_elements($5::jsonb) with ordinality as c (change, position) order by c.position`,
  [spec, number, place.category, place.resource, JSON.stringify(changes)])
}

export type TestStretch = { readonly from: string; readonly to?: string; readonly components: readonly Component[]; readonly department?: string }
let serial = 0
/** A resource of a department (by its code) with the configurations that it had one after the other; it takes no quota. */
export async function resourceWith(app: TestApp, department: string, stretches: readonly TestStretch[], service = 'ecs'): Promise<string> {
  const [first, last] = [stretches[0]!, stretches.at(-1)!]
  const place = last.department ?? department
  await app.sql(`
    insert into projects (number, name, department_id, sector, unit_id, contact_id, owner_id, created_by, created_at)
    select 'P-TEST-' || d.code, '帳單測試 ' || d.code, d.id, d.sector, d.unit_id, o.id, o.id, o.id, platform_now() from departments d, (select min(id) as id from accounts) o where d.code = any($1)
    on conflict (number) do nothing`, [[place, ...stretches.map((stretch) => stretch.department ?? department)]])
  const [row] = await app.sql<{ id: string }>(`
    insert into resources (instance_id, name, service_code, service_version, region_id, department_id, sector, unit_id, project_id, configuration, quota_demand, status, started_at, ended_at)
    select $2, $2, s.code, s.current_version, (select id from regions order by position, id limit 1), d.id, d.sector, d.unit_id, p.id, '{}', '{}', case when $4::date is null then 'running' else 'released' end,
      $3::date::timestamp at time zone 'Asia/Shanghai', ($4::date + time '12:00') at time zone 'Asia/Shanghai'
    from departments d join projects p on p.number = 'P-TEST-' || d.code, services s where d.code = $1 and s.code = $5 returning id::text as id`,
  [place, `i-bill-${++serial}`, first.from, last.to ?? null, service])
  await app.sql(`
    insert into resource_stretches (resource_id, from_day, to_day, department_id, unit_id, project_id, region_id, service_code, components)
    select r.id, t."from", t."to", d.id, d.unit_id, p.id, r.region_id, r.service_code, t.components
    from resources r, jsonb_to_recordset($2::jsonb) as t ("from" date, "to" date, department text, components jsonb) join departments d on d.code = coalesce(t.department, $3) join projects p on p.number = 'P-TEST-' || d.code
    where r.id = $1`, [row!.id, JSON.stringify(stretches), department])
  return row!.id
}

/** Metered usage as the intake writes it; answers its source id, which a correction names. */
export async function used(app: TestApp, resourceId: string, day: string, quantity: number, corrects: string | null = null): Promise<string> {
  const source = `test-${++serial}`
  await app.sql(`select ensure_month('usage_records', $1::date)`, [day])
  await app.sql(`insert into usage_claims (source_id, day) values ($1, $2)`, [source, day])
  await app.sql(`insert into usage_records (day, source_id, resource_id, metric, from_at, to_at, quantity, corrects, received_at, account_id)
    select $2::date, $1, $3, 'flow', ($2::date + time '08:00') at time zone 'Asia/Shanghai', ($2::date + time '09:00') at time zone 'Asia/Shanghai', $4::numeric, $5, platform_now(), min(id) from accounts`, [source, day, resourceId, quantity, corrects])
  return source
}

/** What the worker does, without a complaint; how much was done. */
export async function billJob(app: TestApp, name: 'bill.run' | 'bill.compute' | 'bill.remind' | 'bill.budgets'): Promise<number> {
  const problems: unknown[] = []
  const { done } = await billJobs.find((job) => job.name === name)!.run({ database: app.database, now: await platformNow(app.database), log: (line, facts) => { problems.push([line, facts]) } })
  expect(problems).toEqual([])
  return done
}

/** The drafts of a month, as the business operator asks for them. */
export async function computed(app: TestApp, month: string): Promise<BillRun> {
  const business = await app.as('business')
  const { id } = body<BillRun>(await business.post('/bills/runs', { month }), 201)
  await billJob(app, 'bill.compute')
  return body<BillRun>(await business.get(`/bills/runs/${id}`))
}

/** The bill of a unit by its code, as business sees it. */
export async function draftOf(app: TestApp, unit: string, month: string): Promise<BillRow> {
  const [row] = await app.sql<{ id: string }>(`select b.id::text as id from bills b join departments d on d.id = b.unit_id where d.code = $1 and b.month = $2::date`, [unit, `${month}-01`])
  expect(row, `${unit} has a bill of ${month}`).toBeDefined()
  return body<BillRow>(await (await app.as('business')).get(`/bills/${row!.id}`))
}

/** One line as `kind spec quantity×count from–to days price amount [late month]`. */
export async function linesOf(app: TestApp, billId: string, revision?: number): Promise<string[]> {
  const rows = await app.sql<{ line: string }>(`
    select concat_ws(' ', l.kind, nullif(l.spec, ''), trim_scale(l.quantity)::text || case when l.count > 1 then '×' || l.count else '' end, to_char(l.from_day, 'MM-DD') || '–' || to_char(l.to_day, 'MM-DD'), l.days,
      trim_scale(l.unit_price)::text, '=', round(l.amount, 2)::text, '(' || to_char(l.usage_month, 'YYYY-MM') || ')', nullif(l.note, '')) as line
    from bill_lines l join bills b on b.id = l.bill_id and b.month = l.month where b.id = $1 and l.revision = coalesce($2::int, b.revision + (b.status = 'draft')::int) order by l.number`, [billId, revision ?? null])
  return rows.map(({ line }) => line)
}
