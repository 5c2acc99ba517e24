import { sql, type Updateable } from 'kysely'
import type { Minor } from '#kit/pure/money.ts'
import { formatMoney, parseMoney } from '#kit/pure/money.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import { notFound, refuse } from '#kit/pure/refusal.ts'
import type { Day } from '#kit/pure/time.ts'
import { drawnNumber, violated, type Reader, type Tx } from '#kit/server/database.ts'
import type { SqlPart } from '#kit/server/list.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { PriceComponent } from '#modules/catalogue/rules/contributions.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import { balanceColumn } from '#modules/points/offers.ts'
import { currencyColumn } from '#modules/prices/offers.ts'
import { currencyIn, type Currency } from '#modules/prices/rules/currency.ts'
import type { Products } from '#migrations/tables.ts'
import { visibleProducts, type ProductFacts } from './policy.ts'
import type { Backfill } from './rules/backfill.ts'
import type { ProductStatus } from './rules/status.ts'
import { historyColumns, historyIn, writeWithStep, type NewStep, type ProductHistory, type WrittenHistory } from './step-store.ts'

/** Products themselves. Steps and what hangs on them stand in `step-store.ts`, the list in `list-store.ts`, what is due in `due-store.ts`. */
export type ContentLine = { readonly key: string; readonly label: Phrase; readonly value: Phrase }
/** A change of the configuration as it was asked for (O11), amounts as text with the currency's decimals. */
export type WantedChange = {
  readonly configuration: Configuration
  readonly content: readonly ContentLine[]
  readonly components: readonly PriceComponent[]
  readonly serviceVersion: number
  /** Of the whole duration, without and with the discount of that moment; and with it in the old configuration. */
  readonly originalPrice: string
  readonly payableAfter: string
  readonly payableBefore: string
  readonly discountPercent: number
  readonly askedAt: string
  readonly askedById: string
  readonly askedByName: string
  readonly reason: string
}

/** What a list shows and the policy needs; without amounts. */
export type ProductRowRecord = Omit<ProductFacts, 'now'> & {
  readonly id: string
  readonly number: string
  readonly orderId: string
  readonly orderNumber: string
  readonly memberName: string
  readonly version: number
  readonly name: string
  readonly serviceCode: string
  readonly serviceName: Phrase
  readonly placedAt: Date
  readonly verifiedById: string | null
  readonly verifiedByName: string | null
  readonly deliveredById: string | null
  readonly deliveredByName: string | null
  readonly deliveredAt: Date | null
  readonly renewsId: string | null
  /** Since when it is in its status. */
  readonly statusSince: Date
}
export type ProductRecord = ProductRowRecord & {
  readonly serviceVersion: number
  readonly set: { readonly id: string; readonly number: string; readonly name: string } | null
  readonly configuration: Configuration
  readonly content: readonly ContentLine[]
  readonly components: readonly PriceComponent[]
  readonly estimatedMonthly: Minor | null
  readonly finalMonthly: Minor
  readonly months: number
  readonly discountPercent: number
  /** Per whole year bought. */
  readonly rewardDays: number
  readonly originalPrice: Minor
  readonly payable: Minor
  readonly charged: Minor
  readonly returned: Minor
  readonly netAdditions: Minor
  readonly purchasedDays: number | null
  readonly expiryChangedById: string | null
  readonly expiryChangedByName: string | null
  readonly userNotes: string
  readonly operatorNotes: string
  readonly wantedChange: WantedChange | null
  readonly cancellationReason: string
  readonly cancellationRefusal: string
  readonly creationProblem: string
  readonly creationAnswer: string
  readonly backfill: Partial<Backfill>
  /** Its configuration was changed after the delivery (O11). */
  readonly isChanged: boolean
  readonly renewsNumber: string | null
  readonly renewalId: string | null
  readonly renewalNumber: string | null
  readonly renewalStartedAt: Date | null
  readonly currency: Currency
}

/** Names of other modules' rows are joined for reading: a list that sorts by them cannot ask for them afterwards. */
export const productSource = sql`products p
  join orders o on o.id = p.order_id
  join accounts m on m.id = p.member_id
  join services s on s.code = p.service_code
  join service_versions sv on sv.service_code = p.service_code and sv.version = p.service_version
  left join accounts v on v.id = p.verified_by
  left join accounts d on d.id = p.delivered_by`

/** Asked for the few rows that are shown, one by one: a plain `exists` is answered by reading the whole other table first where the planner expects many. */
function isThere(rows: SqlPart): SqlPart {
  return sql`coalesce((select true from ${rows} limit 1), false)`
}
/** A renewal that is not over before it began; the unique index says the same (O3). */
const openRenewal = sql`r.renews_id = p.id and r.status <> 'product_cancel' and not (r.status = 'product_end' and r.starts_at is null)`
/** Something was created for it that has to be deleted: by itself, or taken over locked from the product that it renews. */
export const hasResources = sql`(p.delivered_at is not null or p.renews_how is not distinct from 'after_expiry'
  or ${isThere(sql`product_steps c where c.product_id = p.id and c.act = 'createResource'`)})`
export const statusSince = sql`coalesce((select st.at from product_steps st where st.product_id = p.id order by st.id desc limit 1), p.placed_at)`
export const productRowColumns = sql`
  p.id::text as id, p.number, p.order_id::text as "orderId", o.number as "orderNumber", p.member_id::text as "memberId", m.display_name as "memberName",
  p.status, p.version, p.name, p.service_code as "serviceCode", coalesce(to_jsonb(s.names), sv.names) as "serviceName",
  p.placed_at as "placedAt", p.starts_at as "startsAt", p.expires_at as "expiresAt", p.delivered_at as "deliveredAt", p.may_reorder as "mayReorder",
  p.verified_by::text as "verifiedById", v.display_name as "verifiedByName", p.delivered_by::text as "deliveredById", d.display_name as "deliveredByName",
  p.renews_how as renews, p.renews_id::text as "renewsId", p.cancellation_asked_at as "cancellationAskedAt", p.wanted_change ->> 'askedById' as "changeAskedById",
  p.creation_problem <> '' as "hasCreationProblem", ${isThere(sql`products r where ${openRenewal}`)} as "hasOpenRenewal", ${hasResources} as "hasResources",
  ${isThere(sql`product_steps c where c.product_id = p.id and c.act = 'cancel'`)} as "wasCancelled",
  ${statusSince} as "statusSince"`

const exact = (column: string) => sql`trim_scale(${sql.ref(`p.${column}`)})::text`
const productColumns = sql`${productRowColumns}, p.service_version as "serviceVersion",
  case when p.set_id is not null then jsonb_build_object('id', p.set_id::text, 'number', p.set_number, 'name', p.set_name) end as set,
  p.configuration, p.content, p.components, ${exact('estimated_monthly')} as "estimatedMonthly", ${exact('final_monthly')} as "finalMonthly", p.months,
  p.discount_percent as "discountPercent", p.reward_days as "rewardDays", ${exact('original_price')} as "originalPrice", ${exact('payable')} as payable,
  ${exact('charged')} as charged, ${exact('returned')} as returned, ${exact('net_additions')} as "netAdditions", p.purchased_days as "purchasedDays",
  p.expiry_changed_by::text as "expiryChangedById", (select e.display_name from accounts e where e.id = p.expiry_changed_by) as "expiryChangedByName",
  p.user_notes as "userNotes", p.operator_notes as "operatorNotes", p.wanted_change as "wantedChange", p.cancellation_reason as "cancellationReason",
  p.cancellation_refusal as "cancellationRefusal", p.creation_problem as "creationProblem", p.creation_answer as "creationAnswer", p.backfill,
  (select count(*) > 1 from product_stretches t where t.product_id = p.id) as "isChanged",
  (select l.number from products l where l.id = p.renews_id) as "renewsNumber", renewal.id::text as "renewalId", renewal.number as "renewalNumber", renewal.starts_at as "renewalStartedAt",
  ${currencyColumn} as currency`
const withRenewal = sql`${productSource} left join lateral (select r.id, r.number, r.starts_at from products r where ${openRenewal} order by r.id desc limit 1) renewal on true`

type StoredAmounts = 'finalMonthly' | 'originalPrice' | 'payable' | 'charged' | 'returned' | 'netAdditions'
type Stored = Omit<ProductRecord, StoredAmounts | 'estimatedMonthly' | 'currency'> & { readonly [Name in StoredAmounts]: string } & { readonly estimatedMonthly: string | null; readonly currency: unknown }

function recordOf<Row extends Stored>(row: Row): Omit<Row, keyof ProductRecord> & ProductRecord {
  const currency = currencyIn(row.currency)
  const amount = (text: string) => parseMoney(text, currency.decimals)
  return {
    ...row, currency, estimatedMonthly: row.estimatedMonthly === null ? null : amount(row.estimatedMonthly), finalMonthly: amount(row.finalMonthly),
    originalPrice: amount(row.originalPrice), payable: amount(row.payable), charged: amount(row.charged), returned: amount(row.returned), netAdditions: amount(row.netAdditions),
  }
}

async function one(reader: Reader, id: string, visible = sql`true`): Promise<ProductRecord> {
  const { rows: [row] } = await sql<Stored>`select ${productColumns} from ${withRenewal} where p.id = ${id} and ${visible}`.execute(reader)
  if (!row) throw notFound()
  return recordOf(row)
}

/** With everything that hangs on it and its member's balance. */
export type WholeProduct = ProductRecord & ProductHistory & { readonly balance: Minor }
/** The product as the actor may see it, whole and in one statement; 404 outside the scope (A2). */
export async function findWholeProduct(reader: Reader, actor: Actor, id: string): Promise<WholeProduct> {
  const { rows: [row] } = await sql<Stored & WrittenHistory & { readonly balance: string }>`
    select ${productColumns}, ${historyColumns}, ${balanceColumn(sql`p.member_id`)} as balance from ${withRenewal} where p.id = ${id} and ${visibleProducts(actor)}`.execute(reader)
  if (!row) throw notFound()
  const product = recordOf(row)
  return { ...product, ...historyIn(row, product.currency.decimals), balance: parseMoney(row.balance, product.currency.decimals) }
}

/** The product as the actor may see it; 404 outside the scope (A2). */
export function findProduct(reader: Reader, actor: Actor, id: string): Promise<ProductRecord> {
  return one(reader, id, visibleProducts(actor))
}
/** Without a scope: what follows from another product's step, and messages. */
export function readProductRecord(reader: Reader, id: string): Promise<ProductRecord> {
  return one(reader, id)
}

/**
 * The product through the actor's scope, locked together with the one that it renews, the older first: a renewal and its
 * predecessor change each other. It is read after the lock, so that it shows what those before it left (R4).
 */
export async function lockProduct(tx: Tx, actor: Actor, id: string): Promise<ProductRecord> {
  const visible = sql`select p.id, p.renews_id from products p where p.id = ${id} and ${visibleProducts(actor)}`
  const { rows } = await sql`with seen as (${visible}) select 1 from products where id in (select id from seen union all select renews_id from seen) order by id for no key update`.execute(tx)
  if (rows.length === 0) throw notFound()
  return one(tx, id, visibleProducts(actor))
}
/** By id alone, for the system; the older of several first. */
export async function lockRows(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`select 1 from products where id = any(${[...ids]}::bigint[]) order by id for no key update`.execute(tx)
}

// ---- writing ----

export type NewOrder = { readonly day: Day; readonly memberId: string; readonly shownTotal: string }
export async function insertOrder(tx: Tx, { day, memberId, shownTotal }: NewOrder, now: Date): Promise<{ readonly id: string; readonly number: string }> {
  const { rows } = await sql<{ id: string; number: string }>`
    with drawn as (${drawnNumber('SO', day)})
    insert into orders (number, member_id, placed_at, shown_total) select drawn.number, ${memberId}::bigint, ${now}::timestamptz, ${shownTotal}::numeric from drawn returning id::text as id, number`.execute(tx)
  return rows[0]!
}

export type NewProduct = {
  readonly orderId: string
  readonly position: number
  readonly number: string
  readonly memberId: string
  readonly placedById: string
  readonly name: string
  readonly userNotes: string
  readonly serviceCode: string
  readonly serviceVersion: number
  readonly set: ProductRecord['set']
  readonly configuration: Configuration
  readonly content: readonly ContentLine[]
  readonly components: readonly PriceComponent[]
  readonly estimatedMonthly: Minor | null
  readonly finalMonthly: Minor
  readonly months: number
  readonly discountPercent: number
  readonly rewardDays: number
  readonly mayReorder: boolean
  readonly originalPrice: Minor
  readonly payable: Minor
  readonly renews: { readonly id: string; readonly how: 'before_expiry' | 'after_expiry' } | null
}

/** With its first step. A second renewal of the same product is refused by the unique key, whatever is clicked at the same time (O3). */
export async function insertProduct(tx: Tx, product: NewProduct, step: Omit<NewStep, 'productId' | 'at'>, decimals: number, now: Date): Promise<string> {
  const money = (amount: Minor) => formatMoney(amount, decimals)
  const row = tx.insertInto('products').values({
    order_id: product.orderId, position: product.position, number: product.number, member_id: product.memberId, status: 'product_place', name: product.name, user_notes: product.userNotes,
    service_code: product.serviceCode, service_version: product.serviceVersion, set_id: product.set?.id ?? null, set_number: product.set?.number ?? null, set_name: product.set?.name ?? null,
    configuration: JSON.stringify(product.configuration), content: JSON.stringify(product.content), components: JSON.stringify(product.components),
    estimated_monthly: product.estimatedMonthly === null ? null : money(product.estimatedMonthly), final_monthly: money(product.finalMonthly), months: product.months,
    discount_percent: product.discountPercent, reward_days: product.rewardDays, may_reorder: product.mayReorder,
    original_price: money(product.originalPrice), payable: money(product.payable), placed_at: now, placed_by: product.placedById,
    renews_id: product.renews?.id ?? null, renews_how: product.renews?.how ?? null,
  }).returning('id')
  const written = await writeWithStep(tx, sql`${row}`, { ...step, at: now }).catch((error: unknown) => { throw violated(error, 'products_one_renewal') ? refuse('order.renewal_open') : error })
  return written!.productId
}

export type ProductChanges = Omit<Updateable<Products>, 'id' | 'status' | 'version' | 'number'>

/** Compare-and-set: writes only if the product still is as it was locked. */
function comparedAndSet(tx: Tx, before: ProductRecord, status: ProductStatus, changes: ProductChanges) {
  return tx.updateTable('products').set({ ...changes, status, version: before.version + 1 })
    .where('id', '=', before.id).where('status', '=', before.status).where('version', '=', before.version)
}
const moved = ({ status }: ProductRecord) => refuse('order.bad_transition', { status })

/** To another status, with the step; answers the step's id. */
export async function moveRow(tx: Tx, before: ProductRecord, changes: ProductChanges, step: Omit<NewStep, 'productId' | 'from'>): Promise<string> {
  const written = await writeWithStep(tx, sql`${comparedAndSet(tx, before, step.to, changes).returning('id')}`, { ...step, from: before.status })
  if (!written) throw moved(before)
  return written.stepId
}

/** Where the status stays. */
export async function changeRow(tx: Tx, before: ProductRecord, changes: ProductChanges): Promise<void> {
  const { numUpdatedRows } = await comparedAndSet(tx, before, before.status, changes).executeTakeFirst()
  if (numUpdatedRows !== 1n) throw moved(before)
}

/** An amount as its column takes it. */
export function stored(amount: Minor, { currency }: Pick<ProductRecord, 'currency'>): string {
  return formatMoney(amount, currency.decimals)
}
