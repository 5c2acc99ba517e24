import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import type { Tx } from '#kit/server/database.ts'
import type { ProductAct, ProductStatus } from './rules/status.ts'
import { reminders } from './rules/worklists.ts'

/** Rows of a demonstration; amounts as text with the currency's decimals. What a set is sold as is taken from the set itself. */
export type SeededOrder = { readonly id: string; readonly number: string; readonly member: string; readonly placedAt: Date; readonly total: string }
export type SeededProduct = {
  readonly id: string; readonly orderId: string; readonly position: number; readonly number: string; readonly member: string
  readonly status: ProductStatus; readonly version: number; readonly name: string
  /** Sold as this set, or customised from its configuration; `runsAs` is the set whose configuration it has now. */
  readonly set: string; readonly isCustomised: boolean; readonly runsAs: string
  readonly estimated: string; readonly monthly: string; readonly months: number; readonly discount: number; readonly reward: number; readonly mayReorder: boolean
  readonly original: string; readonly payable: string; readonly charged: string; readonly returned: string; readonly additions: string
  readonly placedAt: Date; readonly verifiedAt: Date | null; readonly verifiedBy: string | null; readonly deliveredAt: Date | null; readonly deliveredBy: string | null
  readonly startsAt: Date | null; readonly purchasedDays: number | null; readonly expiresAt: Date | null; readonly expiryBy: string | null
  readonly renews: string | null; readonly how: 'before_expiry' | 'after_expiry' | null
  readonly askedAt: Date | null; readonly asked: string; readonly problem: string; readonly backfill: object
  /** As `WantedChange`, with the set instead of its configuration. */
  readonly wanted: ({ readonly set: string } & Readonly<Record<string, string | number>>) | null
}
export type SeededStep = {
  readonly id: string; readonly product: string; readonly act: ProductAct | 'place'; readonly from: ProductStatus | null; readonly to: ProductStatus
  readonly at: Date; readonly by: string | null; readonly reason: string; readonly facts: object
}
export type SeededLives = {
  readonly orders: readonly SeededOrder[]
  readonly products: readonly SeededProduct[]
  readonly steps: readonly SeededStep[]
  readonly stretches: readonly { readonly product: string; readonly fromDay: Day; readonly original: string; readonly payable: string }[]
  readonly expiryChanges: readonly { readonly product: string; readonly at: Date; readonly by: string; readonly before: Date; readonly after: Date; readonly reason: string }[]
  readonly adjustments: readonly { readonly id: string; readonly product: string; readonly at: Date; readonly by: string; readonly amount: string; readonly description: string }[]
}

/** Orders with their products and what happened to them, a statement for each table. */
export async function seedLives(tx: Tx, lives: SeededLives): Promise<void> {
  await sql`insert into orders (id, number, member_id, placed_at, shown_total) overriding system value
    select id, number, member, "placedAt", total from jsonb_to_recordset(${JSON.stringify(lives.orders)}::jsonb) as r(id bigint, number text, member bigint, "placedAt" timestamptz, total numeric)`.execute(tx)
  await insertProducts(tx, lives.products)
  await sql`insert into product_steps (id, product_id, act, from_status, to_status, at, account_id, reason, facts) overriding system value
    select id, product, act, "from", "to", at, "by", reason, facts
    from jsonb_to_recordset(${JSON.stringify(lives.steps)}::jsonb) as r(id bigint, product bigint, act text, "from" text, "to" text, at timestamptz, "by" bigint, reason text, facts jsonb)`.execute(tx)
  await sql`insert into product_stretches (product_id, from_day, original_price, payable)
    select product, "fromDay", original, payable from jsonb_to_recordset(${JSON.stringify(lives.stretches)}::jsonb) as r(product bigint, "fromDay" date, original numeric, payable numeric)`.execute(tx)
  await sql`insert into product_expiry_changes (product_id, at, account_id, before, after, reason)
    select product, at, "by", before, after, reason
    from jsonb_to_recordset(${JSON.stringify(lives.expiryChanges)}::jsonb) as r(product bigint, at timestamptz, "by" bigint, before timestamptz, after timestamptz, reason text)`.execute(tx)
  await sql`insert into product_adjustments (id, product_id, at, account_id, amount, description) overriding system value
    select id, product, at, "by", amount, description
    from jsonb_to_recordset(${JSON.stringify(lives.adjustments)}::jsonb) as r(id bigint, product bigint, at timestamptz, "by" bigint, amount numeric, description text)`.execute(tx)
}

async function insertProducts(tx: Tx, products: readonly SeededProduct[]): Promise<void> {
  await sql`
    insert into products (id, order_id, position, number, member_id, status, version, name, service_code, service_version, set_id, set_number, set_name, configuration, content, components,
      estimated_monthly, final_monthly, months, discount_percent, reward_days, may_reorder, original_price, payable, charged, returned, net_additions, placed_at, placed_by,
      verified_at, verified_by, delivered_at, delivered_by, starts_at, purchased_days, expires_at, expiry_changed_by, renews_id, renews_how, wanted_change,
      cancellation_asked_at, cancellation_reason, creation_problem, backfill) overriding system value
    select r.id, r."orderId", r.position, r.number, r.member, r.status, r.version, r.name, c.service_code, c.service_version,
      case when not r."isCustomised" then s.id end, case when not r."isCustomised" then s.number end, case when not r."isCustomised" then s.name end, c.configuration, c.content, c.components,
      r.estimated, r.monthly, r.months, r.discount, r.reward, r."mayReorder", r.original, r.payable, r.charged, r.returned, r.additions, r."placedAt", r.member,
      r."verifiedAt", r."verifiedBy", r."deliveredAt", r."deliveredBy", r."startsAt", r."purchasedDays", r."expiresAt", r."expiryBy", r.renews, r.how,
      case when w.id is not null then r.wanted - 'set' || jsonb_build_object('configuration', w.configuration, 'content', w.content, 'components', w.components, 'serviceVersion', w.service_version) end,
      r."askedAt", r.asked, r.problem, r.backfill
    from jsonb_to_recordset(${JSON.stringify(products)}::jsonb) as r(id bigint, "orderId" bigint, position int, number text, member bigint, status text, version int, name text,
      set bigint, "isCustomised" boolean, "runsAs" bigint, estimated numeric, monthly numeric, months int, discount int, reward int, "mayReorder" boolean, original numeric, payable numeric,
      charged numeric, returned numeric, additions numeric, "placedAt" timestamptz, "verifiedAt" timestamptz, "verifiedBy" bigint, "deliveredAt" timestamptz, "deliveredBy" bigint,
      "startsAt" timestamptz, "purchasedDays" int, "expiresAt" timestamptz, "expiryBy" bigint, renews bigint, how text, "askedAt" timestamptz, asked text, problem text, backfill jsonb, wanted jsonb)
    join sets s on s.id = r.set join sets c on c.id = r."runsAs" left join sets w on w.id = (r.wanted ->> 'set')::bigint
    order by r.id`.execute(tx)
}

/** What was due to be said about an expiry before now counts as said: nobody is mailed about years that never were. */
export async function seedReminders(tx: Tx, memberId: string, now: Date): Promise<void> {
  const kinds = Object.entries(reminders).map(([kind, afterDays]) => ({ kind, afterDays }))
  await sql`
    insert into product_reminders (product_id, expires_at, kind, at)
    select p.id, p.expires_at, k.kind, p.expires_at + make_interval(days => k."afterDays")
    from products p cross join jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb) as k (kind text, "afterDays" int)
    where p.member_id = ${memberId} and p.status in ('resource_deliver', 'resource_change', 'resource_expire')
      and p.expires_at + make_interval(days => k."afterDays") between p.starts_at and ${now}
    on conflict do nothing`.execute(tx)
}
