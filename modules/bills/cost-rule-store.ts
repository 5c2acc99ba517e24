import { sql } from 'kysely'
import { notFound, refuse } from '#kit/pure/refusal.ts'
import { violated, type Reader, type Tx } from '#kit/server/database.ts'
import { listRows, type ListInput, type ListResult, type ListSource, type SqlPart } from '#kit/server/list.ts'
import { listCostRules } from './cost-contract.ts'
import { byPrecedence, type MappingRule } from './rules/cost-mapping.ts'
import { isAtDepartment } from './usage-lines-store.ts'

// ---- which rule fits ----

/** Expression `ranked`: the provider's rules to departments that are not archived, the winning one first (`byPrecedence`). */
export async function rankedRules(reader: Reader, provider: string): Promise<SqlPart> {
  const { rows } = await sql<MappingRule>`select u.id::text as id, u.kind, u.tag, u.value from cost_rules u join departments d on d.id = u.department_id
    where u.provider = ${provider} and not d.is_archived`.execute(reader)
  const ids = rows.toSorted(byPrecedence).map(({ id }) => id)
  return sql`ranked as materialized (
    select o.rank, u.id, u.kind, u.tag, u.value, u.department_id, u.project_id from unnest(${ids}::bigint[]) with ordinality as o (id, rank) join cost_rules u on u.id = o.id)`
}

/** Expression `winner`: for each pair of sub-account and tags the rank of its rule; pairs that no rule fits are not in it. */
export function winners(pairs: SqlPart): SqlPart {
  return sql`pair as materialized (${pairs}),
    winner as (
      select fit.sub_account_id, fit.tags, min(fit.rank) as rank from (
        select p.sub_account_id, p.tags, u.rank from pair p join ranked u on u.kind = 'sub_account' and u.value = p.sub_account_id
        union all
        select p.sub_account_id, p.tags, u.rank from pair p cross join lateral jsonb_each_text(p.tags) t join ranked u on u.kind = 'tag' and u.tag = t.key and u.value = t.value
      ) fit group by fit.sub_account_id, fit.tags)`
}

export type Effect = { readonly changedCount: number; readonly keptCount: number }
/**
 * All rows of the provider go where its rules put them now, in one statement. What a bill holds that is at its department
 * stays: its sub-account's costs of that month are corrected in the bill, not moved behind its back.
 */
export async function applyRules(tx: Tx, provider: string): Promise<Effect> {
  const { rows } = await sql<Effect>`
    with ${await rankedRules(tx, provider)},
    billed as materialized (
      select distinct l.department_id, l.project_id, coalesce(l.usage_month, l.month) as month, l.spec as sub_account_id, l.resource as service_name, l.unit as currency
      from bill_lines l join bills b on b.id = l.bill_id and b.month = l.month and b.revision = l.revision and b.status in ${isAtDepartment}
      where l.kind = 'provider' and l.provider = ${provider}),
    ${winners(sql`select distinct r.sub_account_id, r.tags from cost_rows r join cost_files f on f.id = r.file_id and f.provider = ${provider}`)},
    wanted as materialized (
      select r.file_id, r.row_number, u.id, u.department_id, u.project_id, h.department_id is not null as is_billed
      from cost_rows r join cost_files f on f.id = r.file_id and f.provider = ${provider}
      left join winner w on w.sub_account_id = r.sub_account_id and w.tags = r.tags left join ranked u on u.rank = w.rank
      left join billed h on h.department_id = r.department_id and h.project_id is not distinct from r.project_id and h.month = r.month
        and h.sub_account_id = r.sub_account_id and h.service_name = r.service_name and h.currency = r.currency
      where (r.rule_id, r.department_id, r.project_id) is distinct from (u.id, u.department_id, u.project_id)),
    moved as (
      update cost_rows r set rule_id = w.id, department_id = w.department_id, project_id = w.project_id
      from wanted w where not w.is_billed and r.file_id = w.file_id and r.row_number = w.row_number returning 1)
    select (select count(*)::int from moved) as "changedCount", (select count(*)::int from wanted where is_billed) as "keptCount"`.execute(tx)
  return rows[0]!
}

// ---- the rules themselves ----

export type RuleRecord = MappingRule & {
  readonly provider: string; readonly departmentId: string; readonly departmentName: string; readonly projectId: string | null; readonly projectName: string | null
  readonly isArchived: boolean; readonly updatedAt: Date; readonly updatedBy: string; readonly version: number
}
const source: ListSource<typeof listCostRules['list']> = {
  columns: sql`u.id::text as id, u.provider, u.kind, u.tag, u.value, u.department_id::text as "departmentId", department_label(d) as "departmentName", u.project_id::text as "projectId", p.name as "projectName",
    d.is_archived as "isArchived", u.updated_at as "updatedAt", a.display_name as "updatedBy", u.version`,
  from: sql`cost_rules u join departments d on d.id = u.department_id left join projects p on p.id = u.project_id join accounts a on a.id = u.updated_by`,
  id: sql`u.id`,
  fields: { provider: sql`u.provider`, kind: sql`u.kind`, value: sql`u.value`, department: sql`u.department_id`, updatedAt: sql`u.updated_at` },
  search: [sql`u.value`, sql`u.tag`, sql`d.name`, sql`p.name`],
}
export function listRuleRows(reader: Reader, input: ListInput): Promise<ListResult<RuleRecord>> {
  return listRows(reader, listCostRules.list, source, input, sql`true`)
}
export async function readRule(reader: Reader, id: string): Promise<RuleRecord> {
  const { rows } = await sql<RuleRecord>`select ${source.columns} from ${source.from} where u.id = ${id}`.execute(reader)
  if (!rows[0]) throw notFound()
  return rows[0]
}

/** What rules have mapped, all of them in one look at the rows; rules without rows are not in it. */
export async function mappedBy(reader: Reader, ruleIds: readonly string[]): Promise<Map<string, { readonly rowCount: number; readonly subAccountName: string }>> {
  const { rows } = await sql<{ id: string; rowCount: number; subAccountName: string }>`
    select rule_id::text as id, count(*)::int as "rowCount", max(sub_account_name) as "subAccountName" from cost_rows where rule_id = any(${[...ruleIds]}::bigint[]) group by rule_id`.execute(reader)
  return new Map(rows.map(({ id, ...mapped }) => [id, mapped]))
}

export type RulePlace = { readonly departmentId: string; readonly projectId: string | null }
type Writing = { readonly accountId: string; readonly now: Date }

export async function insertRule(tx: Tx, rule: RulePlace & Omit<MappingRule, 'id'> & { readonly provider: string }, { accountId, now }: Writing): Promise<string> {
  const written = await sql<{ id: string }>`
    insert into cost_rules (provider, kind, tag, value, department_id, project_id, updated_at, updated_by)
    values (${rule.provider}, ${rule.kind}, ${rule.tag}, ${rule.value}, ${rule.departmentId}, ${rule.projectId}, ${now}, ${accountId}) returning id::text as id`.execute(tx).catch((error: unknown) => {
    throw violated(error, 'cost_rules_provider_kind_tag_value_key') ? refuse('cost.rule_taken') : error
  })
  return written.rows[0]!.id
}
export async function updateRule(tx: Tx, id: string, { departmentId, projectId }: RulePlace, version: number, { accountId, now }: Writing): Promise<boolean> {
  const { rows } = await sql`update cost_rules set department_id = ${departmentId}, project_id = ${projectId}, version = version + 1, updated_at = ${now}, updated_by = ${accountId}
    where id = ${id} and version = ${version} returning 1`.execute(tx)
  return rows.length > 0
}
export async function deleteRule(tx: Tx, id: string, version: number): Promise<boolean> {
  const { rows } = await sql`delete from cost_rules where id = ${id} and version = ${version} returning 1`.execute(tx)
  return rows.length > 0
}
