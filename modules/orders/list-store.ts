import { sql } from 'kysely'
import type { Reader } from '#kit/server/database.ts'
import { listRows, walkRows, type ListInput, type ListResult, type ListSource, type SqlPart } from '#kit/server/list.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { productList } from './contract.ts'
import { visibleProducts } from './policy.ts'
import { isWorklist, productViews, upcomingDays, type AnyView, type ProductView } from './rules/worklists.ts'
import { renewalWindowDays } from './rules/renewal.ts'
import { retentionDays } from './rules/status.ts'
import { hasResources, productRowColumns, productSource, statusSince, type ProductRowRecord } from './store.ts'

/** Since when a product waits for what the view collects; `waitingSince` in `view.ts` says the same of one. */
function waitingSince(view: AnyView): SqlPart {
  switch (view) {
    case 'cancellationAsked': return sql`coalesce(p.cancellation_asked_at, ${statusSince})`
    case 'toLock': case 'pendingExpired': return sql`coalesce(p.expires_at, ${statusSince})`
    case 'toDelete': return sql`case when p.status = 'resource_expire' then p.expires_at + make_interval(days => ${retentionDays}) else ${statusSince} end`
    default: return statusSince
  }
}

/** The list of O6; what has no time yet sorts as the latest, whoever is nobody as the first. */
const source = (view: AnyView): ListSource<typeof productList> => ({
  columns: productRowColumns,
  from: productSource,
  id: sql`p.id`,
  fields: {
    order: sql`o.number`, number: sql`p.number`, service: sql`p.service_code`, name: sql`p.name`, status: sql`p.status`, placedAt: sql`p.placed_at`,
    startsAt: sql`coalesce(p.starts_at, 'infinity')`, expiresAt: sql`coalesce(p.expires_at, 'infinity')`, member: sql`(m.account_name || ' ' || m.display_name)`,
    verifiedBy: sql`coalesce(v.display_name, '') collate pinyin`, deliveredBy: sql`coalesce(d.display_name, '') collate pinyin`,
    waitingSince: waitingSince(view), view: sql`''`,
  },
  numbers: ['order', 'number'],
  alone: { from: sql`products p`, joinedFields: ['order', 'member', 'verifiedBy', 'deliveredBy'] },
})

const delivered = sql`p.status = 'resource_deliver'`
const cancellable = sql`p.status in ('product_place', 'product_verify', 'resource_create', 'resource_renew', 'resource_deliver', 'resource_change')`

/** Which products a quick filter shows: conditions that an index on status or expiry answers. */
function rowsOf(view: AnyView, now: Date): SqlPart {
  switch (view) {
    case 'all': return sql`true`
    case 'pendingExpired': return sql`${delivered} and p.expires_at <= ${now}`
    case 'upcoming': return sql`${delivered} and p.expires_at > ${now} and p.expires_at < ${now}::timestamptz + make_interval(days => ${upcomingDays})`
    case 'expiring': return sql`p.status in ('resource_deliver', 'resource_change', 'resource_expire') and p.expires_at < ${now}::timestamptz + make_interval(days => ${renewalWindowDays})`
    case 'toVerify': return sql`p.status = 'product_place'`
    case 'toCreate': return sql`p.status = 'product_verify' and p.renews_how is null`
    case 'toDeliver': return sql`(p.status in ('resource_create', 'resource_change') or (p.status = 'resource_renew' and p.renews_how = 'after_expiry'))`
    case 'toUnlock': return sql`p.status = 'product_verify' and p.renews_how = 'after_expiry'`
    case 'toLock': return sql`p.status in ('resource_deliver', 'resource_change') and p.expires_at <= ${now}`
    case 'toDelete': return sql`((p.status = 'resource_expire' and p.expires_at <= ${now}::timestamptz - make_interval(days => ${retentionDays})) or (p.status = 'product_cancel' and ${hasResources}))`
    case 'cancellationAsked': return sql`p.cancellation_asked_at is not null and ${cancellable}`
  }
}

/** `view` is a set of conditions, not a column; in a worklist the longest waiting comes first unless another order is asked for (O6). */
type Listing = { readonly actor: Actor; readonly now: Date; readonly input: ListInput & { readonly view?: AnyView } }
function asked({ actor, now, input: { view = 'all', ...input } }: Listing): [ListSource<typeof productList>, ListInput, SqlPart] {
  const ordered = input.sort === undefined && isWorklist(view) ? { ...input, sort: 'waitingSince' } : input
  return [source(view), ordered, sql`${visibleProducts(actor)} and ${rowsOf(view, now)}`]
}

export function listProductRows(reader: Reader, listing: Listing): Promise<ListResult<ProductRowRecord>> {
  const [from, input, visible] = asked(listing)
  return listRows(reader, productList, from, input, visible)
}

export function walkProductRows(reader: Reader, listing: Listing): AsyncGenerator<ProductRowRecord[]> {
  const [from, input, visible] = asked(listing)
  return walkRows(reader, productList, from, input, visible)
}

export async function countViews(reader: Reader, actor: Actor, now: Date): Promise<{ view: ProductView; total: number }[]> {
  const counts = productViews.map((view) => sql`select ${view}::text as view, (select count(*)::int from products p where ${visibleProducts(actor)} and ${rowsOf(view, now)}) as total`)
  const { rows } = await sql<{ view: ProductView; total: number }>`${sql.join(counts, sql` union all `)}`.execute(reader)
  return rows
}
