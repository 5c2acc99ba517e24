import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import type { Reader } from '#kit/server/database.ts'
import type { SqlPart } from '#kit/server/list.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { seesDrafts, visibleBills, wholeRows } from './policy.ts'
import type { StatisticsBy } from './rules/statistics.ts'

type Name = [english: string, traditional: string, simplified: string]
export type StatisticsWish = {
  readonly from: Day; readonly to: Day; readonly by: StatisticsBy
  readonly unit?: string | undefined; readonly department?: string | undefined; readonly project?: string | undefined; readonly region?: string | undefined; readonly service?: string | undefined
}
export type StatisticsRow = { readonly month: Day; readonly id: string | null; readonly name: Name | null; readonly amount: string }

const plain = (text: SqlPart) => sql`jsonb_build_array(${text}, ${text}, ${text})`
/** What a group is, and what it is called. */
const groups: Readonly<Record<StatisticsBy, { readonly key: SqlPart; readonly name: SqlPart }>> = {
  unit: { key: sql`b.unit_id`, name: sql`(select ${plain(sql`d.name`)} from departments d where d.id = x.key)` },
  department: { key: sql`s.department_id`, name: sql`(select ${plain(sql`department_label(d)`)} from departments d where d.id = x.key)` },
  project: { key: sql`s.project_id`, name: sql`(select ${plain(sql`p.name`)} from projects p where p.id = x.key)` },
  region: { key: sql`s.region_id`, name: sql`(select to_jsonb(g.names) from regions g where g.id = x.key)` },
  service: { key: sql`s.service_code`, name: sql`(select coalesce(to_jsonb(v.names), w.names) from services v join service_versions w on w.service_code = v.code and w.version = v.current_version where v.code = x.key)` },
  kind: { key: sql`s.kind`, name: sql`null::jsonb` },
}

/** Sums of the revisions that were sent last, cut to what the reader may see (B2, A3); from the kept sums, never from the lines. */
export async function readStatisticsRows(reader: Reader, actor: Actor, { from, to, by, unit, department, project, region, service }: StatisticsWish): Promise<StatisticsRow[]> {
  const { key, name } = groups[by]
  const seen = seesDrafts(actor) ? sql`true` : sql`(${wholeRows(actor)} or s.department_id = any(${[...actor.subtree]}::bigint[]))`
  const narrowed = [
    ...unit === undefined ? [] : [sql`b.unit_id = ${unit}`], ...department === undefined ? [] : [sql`s.department_id = ${department}`],
    ...project === undefined ? [] : [sql`s.project_id = ${project}`], ...region === undefined ? [] : [sql`s.region_id = ${region}`],
    ...service === undefined ? [] : [sql`s.service_code = ${service}`],
  ]
  const { rows } = await sql<StatisticsRow>`
    select x.month, x.key::text as id, case when x.key is not null then ${name} end as name, x.amount::text as amount
    from (select b.month, ${key} as key, sum(s.amount) as amount
      from bills b join bill_sums s on s.bill_id = b.id and s.revision = b.revision
      where b.month between ${from}::date and ${to}::date and b.revision > 0 and ${visibleBills(actor)} and ${seen} and ${sql.join([sql`true`, ...narrowed], sql` and `)}
      group by 1, 2) x order by x.month`.execute(reader)
  return rows
}
