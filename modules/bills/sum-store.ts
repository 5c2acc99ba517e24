import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { LineKind } from './rules/lines.ts'

type Name = [english: string, traditional: string, simplified: string]

/** Which revision of which bill, and whose lines of it (null: all). */
export type SumPlace = { readonly billId: string; readonly revision: number; readonly cut: readonly string[] | null }

/** A revision's lines added up by everything that pages group by (B4); amounts are exact text. */
export type SumRow = {
  readonly departmentId: string; readonly departmentName: string
  readonly projectId: string | null; readonly projectName: string | null
  readonly regionId: string | null; readonly regionName: Name | null
  readonly serviceCode: string | null; readonly serviceName: Name | null
  readonly kind: LineKind; readonly amount: string; readonly lineCount: number
}
export async function readSums(reader: Reader, { billId, revision, cut }: SumPlace): Promise<SumRow[]> {
  const { rows } = await sql<SumRow>`
    select s.department_id::text as "departmentId", department_label(d) as "departmentName", s.project_id::text as "projectId", p.name as "projectName",
      s.region_id::text as "regionId", g.names as "regionName", s.service_code as "serviceCode",
      coalesce(to_jsonb(v.names), w.names) as "serviceName",
      s.kind, s.amount::text as amount, s.line_count as "lineCount"
    from bill_sums s join departments d on d.id = s.department_id left join projects p on p.id = s.project_id
    left join regions g on g.id = s.region_id left join services v on v.code = s.service_code left join service_versions w on w.service_code = v.code and w.version = v.current_version
    where s.bill_id = ${billId} and s.revision = ${revision} and (${cut === null}::boolean or s.department_id = any(${[...cut ?? []]}::bigint[]))
    order by d.depth, d.id, p.name collate pinyin, g.position, s.service_code, s.kind`.execute(reader)
  return rows
}

const lineColumns = sql`number, kind, department_id, project_id, region_id, service_code, resource_id, category, resource, spec, quantity, count, unit, from_day, to_day, days,
  unit_price, price_number, price_change_id, usage_month, amount, application_id, adjustment_id, provider, note`

/** A bill that returns to draft begins with what was sent last, line by line: its total stays until it is changed or computed again. */
export async function copyRevision(tx: Tx, { id, month, revision }: { readonly id: string; readonly month: Day; readonly revision: number }): Promise<void> {
  await sql`insert into bill_lines (month, bill_id, revision, ${lineColumns})
    select month, bill_id, ${revision + 1}, ${lineColumns} from bill_lines where month = ${month}::date and bill_id = ${id} and revision = ${revision}`.execute(tx)
  await sql`insert into bill_sums (bill_id, revision, department_id, project_id, region_id, service_code, kind, amount, line_count)
    select bill_id, ${revision + 1}, department_id, project_id, region_id, service_code, kind, amount, line_count from bill_sums where bill_id = ${id} and revision = ${revision}`.execute(tx)
}
