import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import { listRows, type ListInput, type ListResult, type ListSource } from '#kit/server/list.ts'
import { listCostFiles } from './cost-contract.ts'
import { rankedRules, winners } from './cost-rule-store.ts'
import type { CostRow } from './rules/focus-file.ts'

/** Imports and changes of rules come one after the other: a row is never mapped by rules that are just being changed. False: somebody is at it. */
export async function claimCosts(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ isFree: boolean }>`select pg_try_advisory_xact_lock(hashtextextended('provider.costs', 0)) as "isFree"`.execute(tx)
  return rows[0]!.isFree
}

/** Work on a million rows takes longer than a page may. */
export async function allowLongStatements(tx: Tx): Promise<void> {
  await sql`select set_config('statement_timeout', '300000', true), set_config('plan_cache_mode', 'force_custom_plan', true), set_config('work_mem', '65536', true)`.execute(tx)
}

// ---- files ----

export type CostFileRecord = {
  readonly id: string; readonly provider: string; readonly name: string; readonly rowCount: number; readonly importedAt: Date; readonly importedBy: string; readonly unmappedCount: number
  readonly months: readonly { readonly month: Day; readonly rowCount: number; readonly costs: Readonly<Record<string, string>>; readonly replacedById: string | null; readonly replacedByName: string | null }[]
}

const source: ListSource<typeof listCostFiles['list']> = {
  columns: sql`f.id::text as id, f.provider, f.name, f.row_count as "rowCount", f.imported_at as "importedAt", a.display_name as "importedBy",
    (select count(*)::int from cost_rows r where r.file_id = f.id and r.department_id is null) as "unmappedCount",
    (select jsonb_agg(jsonb_build_object('month', m.month, 'rowCount', m.row_count, 'costs', m.costs, 'replacedById', m.replaced_by::text, 'replacedByName', o.name) order by m.month)
      from cost_file_months m left join cost_files o on o.id = m.replaced_by where m.file_id = f.id) as months`,
  from: sql`cost_files f join accounts a on a.id = f.imported_by`, id: sql`f.id`,
  fields: { importedAt: sql`f.imported_at`, provider: sql`f.provider`, name: sql`f.name` }, search: [sql`f.name`, sql`f.provider`],
}
export function listFileRows(reader: Reader, input: ListInput): Promise<ListResult<CostFileRecord>> {
  return listRows(reader, listCostFiles.list, source, input, sql`true`)
}
export async function readFile(reader: Reader, id: string): Promise<CostFileRecord> {
  const { rows } = await sql<CostFileRecord>`select ${source.columns} from ${source.from} where f.id = ${id}`.execute(reader)
  return rows[0]!
}

/** The file that brought these very costs and still counts for all its months. */
export async function sameFile(reader: Reader, provider: string, sha256: Buffer): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select f.id::text as id from cost_files f where f.provider = ${provider} and f.sha256 = ${sha256} and f.replaced_at is null
      and not exists (select from cost_file_months m where m.file_id = f.id and m.replaced_at is not null)`.execute(reader)
  return rows[0]?.id
}

/** Which file counts for these months of the provider by now. */
export async function filesOfMonths(reader: Reader, provider: string, months: readonly Day[]): Promise<{ fileId: string; name: string; month: Day }[]> {
  const { rows } = await sql<{ fileId: string; name: string; month: Day }>`
    select f.id::text as "fileId", f.name, m.month from cost_file_months m join cost_files f on f.id = m.file_id
    where m.provider = ${provider} and m.month = any(${[...months]}::date[]) and m.replaced_at is null order by m.month`.execute(reader)
  return rows
}

export type NewFile = { readonly provider: string; readonly name: string; readonly sha256: Buffer; readonly rowCount: number; readonly accountId: string; readonly now: Date }
/**
 * The file, in the place of what counted for its months: those rows go, their months and sums stay as a record. A file of
 * which no month counts any more is replaced as a whole.
 */
export async function insertFile(tx: Tx, { provider, name, sha256, rowCount, accountId, now }: NewFile, months: readonly Day[]): Promise<string> {
  await sql`delete from cost_rows r using cost_file_months m
    where m.provider = ${provider} and m.month = any(${[...months]}::date[]) and m.replaced_at is null and r.file_id = m.file_id and r.month = m.month`.execute(tx)
  await sql`update cost_files f set replaced_at = ${now} where f.provider = ${provider} and f.replaced_at is null and not exists (
    select from cost_file_months m where m.file_id = f.id and m.replaced_at is null and not m.month = any(${[...months]}::date[]))`.execute(tx)
  const { rows } = await sql<{ id: string }>`insert into cost_files (provider, name, sha256, row_count, imported_at, imported_by)
    values (${provider}, ${name}, ${sha256}, ${rowCount}, ${now}, ${accountId}) returning id::text as id`.execute(tx)
  const { id } = rows[0]!
  await sql`update cost_file_months set replaced_at = ${now}, replaced_by = ${id} where provider = ${provider} and month = any(${[...months]}::date[]) and replaced_at is null`.execute(tx)
  return id
}

/** What its rows add up to; the unique index lets one file count for a month. */
export async function insertMonths(tx: Tx, fileId: string): Promise<void> {
  await sql`
    insert into cost_file_months (file_id, provider, month, row_count, costs)
    select f.id, f.provider, s.month, sum(s.row_count), jsonb_object_agg(s.currency, trim_scale(s.cost)::text)
    from cost_files f join (select month, currency, count(*) as row_count, sum(billed_cost) as cost from cost_rows where file_id = ${fileId} group by month, currency) s on f.id = ${fileId}
    group by f.id, f.provider, s.month`.execute(tx)
}

export type NumberedCost = CostRow & { readonly row: number }
/** A batch of rows, each where the provider's rules put it. */
export async function insertRows(tx: Tx, { fileId, provider }: { readonly fileId: string; readonly provider: string }, costs: readonly NumberedCost[]): Promise<void> {
  const column = <Value>(value: (cost: NumberedCost) => Value) => costs.map(value)
  await sql`
    with ${await rankedRules(tx, provider)},
    given as materialized (
      select * from unnest(${column(({ row }) => row)}::int[], ${column(({ month }) => month)}::date[], ${column((cost) => cost.subAccountId)}::text[], ${column((cost) => cost.subAccountName)}::text[],
        ${column((cost) => cost.serviceName)}::text[], ${column((cost) => cost.regionName)}::text[], ${column((cost) => cost.resourceName)}::text[], ${column((cost) => cost.chargeCategory)}::text[],
        ${column((cost) => cost.chargeClass)}::text[], ${column(({ description }) => description)}::text[], ${column(({ billedCost }) => billedCost)}::numeric[], ${column(({ currency }) => currency)}::text[],
        ${column(({ tags }) => JSON.stringify(tags))}::jsonb[], ${column(({ fromMs }) => fromMs)}::float8[], ${column(({ toMs }) => toMs)}::float8[])
      as g (row_number, month, sub_account_id, sub_account_name, service_name, region_name, resource_name, charge_category, charge_class, description, billed_cost, currency, tags, from_ms, to_ms)),
    ${winners(sql`select distinct sub_account_id, tags from given`)}
    insert into cost_rows (file_id, row_number, month, sub_account_id, sub_account_name, service_name, region_name, resource_name, charge_category, charge_class, description, billed_cost, currency, tags,
      from_at, to_at, rule_id, department_id, project_id)
    select ${fileId}::bigint, g.row_number, g.month, g.sub_account_id, g.sub_account_name, g.service_name, g.region_name, g.resource_name, g.charge_category, g.charge_class, g.description, g.billed_cost,
      g.currency, g.tags, to_timestamp(g.from_ms / 1000), to_timestamp(g.to_ms / 1000), u.id, u.department_id, u.project_id
    from given g left join winner w on w.sub_account_id = g.sub_account_id and w.tags = g.tags left join ranked u on u.rank = w.rank`.execute(tx)
}
