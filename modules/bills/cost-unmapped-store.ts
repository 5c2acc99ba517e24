import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import type { Reader } from '#kit/server/database.ts'

export type Group = { readonly provider: string; readonly currency: string; readonly rowCount: number; readonly cost: string; readonly firstMonth: Day; readonly lastMonth: Day }
const sums = sql`sum(row_count)::int as "rowCount", trim_scale(sum(cost))::text as cost, min(first_month) as "firstMonth", max(last_month) as "lastMonth"`
/** Rows that no rule fits, added up by what rules can name. */
const unmapped = sql`(
  select f.provider, r.sub_account_id, r.tags, r.currency, max(r.sub_account_name) as sub_account_name, count(*) as row_count, sum(r.billed_cost) as cost, min(r.month) as first_month, max(r.month) as last_month
  from cost_rows r join cost_files f on f.id = r.file_id where r.department_id is null group by f.provider, r.sub_account_id, r.tags, r.currency)`

export async function countUnmapped(reader: Reader): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from cost_rows where department_id is null`.execute(reader)
  return rows[0]!.count
}

/** The ones with the most rows first; one more than `limit` tells that there are more. */
export async function unmappedBySubAccount(reader: Reader, limit: number): Promise<(Group & { readonly subAccountId: string; readonly subAccountName: string })[]> {
  const { rows } = await sql<Group & { subAccountId: string; subAccountName: string }>`
    select provider, sub_account_id as "subAccountId", max(sub_account_name) as "subAccountName", currency, ${sums} from ${unmapped} u
    group by provider, sub_account_id, currency order by sum(row_count) desc, provider, sub_account_id, currency limit ${limit}`.execute(reader)
  return rows
}

/** Tags whose every row has a value of its own (names of resources) come last and are cut off first. */
export async function unmappedByTag(reader: Reader, limit: number): Promise<(Group & { readonly tag: string; readonly value: string })[]> {
  const { rows } = await sql<Group & { tag: string; value: string }>`
    select provider, t.key as tag, t.value, currency, ${sums} from ${unmapped} u cross join lateral jsonb_each_text(u.tags) t
    where length(t.key) between 1 and 200 and length(t.value) <= 300
    group by provider, t.key, t.value, currency order by sum(row_count) desc, provider, t.key, t.value, currency limit ${limit}`.execute(reader)
  return rows
}

export type UnmappedRow = {
  readonly fileId: string; readonly fileName: string; readonly row: number; readonly month: Day; readonly service: string; readonly region: string; readonly resource: string; readonly category: string
  readonly description: string; readonly cost: string; readonly currency: string; readonly tags: Readonly<Record<string, string>>
}
export async function unmappedRows(reader: Reader, { provider, subAccountId }: { readonly provider: string; readonly subAccountId: string }, limit: number, offset: number): Promise<{ rows: UnmappedRow[]; total: number }> {
  const condition = sql`f.provider = ${provider} and r.sub_account_id = ${subAccountId} and r.department_id is null`
  const [{ rows }, { rows: [count] }] = await Promise.all([
    sql<UnmappedRow>`
      select r.file_id::text as "fileId", f.name as "fileName", r.row_number as row, r.month, r.service_name as service, r.region_name as region, r.resource_name as resource, r.charge_category as category,
        r.description, trim_scale(r.billed_cost)::text as cost, r.currency, r.tags
      from cost_rows r join cost_files f on f.id = r.file_id where ${condition} order by r.file_id, r.row_number limit ${limit} offset ${offset}`.execute(reader),
    sql<{ total: number }>`select count(*)::int as total from cost_rows r join cost_files f on f.id = r.file_id where ${condition}`.execute(reader),
  ])
  return { rows, total: count!.total }
}
