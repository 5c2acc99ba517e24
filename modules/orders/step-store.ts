import { sql } from 'kysely'
import { parseMoney, type Minor } from '#kit/pure/money.ts'
import type { Day } from '#kit/pure/time.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { SqlPart } from '#kit/server/list.ts'
import type { Stretch } from './rules/refund.ts'
import type { ProductAct, ProductStatus } from './rules/status.ts'

/** What happened to a product, and what hangs on it; only stretches are ever replaced. */
export type NewStep = {
  readonly productId: string
  readonly act: ProductAct | 'place'
  readonly from: ProductStatus | null
  readonly to: ProductStatus
  /** When it was due, for what time does. */
  readonly at: Date
  /** Null: the system did it. */
  readonly accountId: string | null
  readonly forAccountId: string | null
  readonly reason: string
  readonly facts: Readonly<Record<string, unknown>>
}
export type StepRow = Omit<NewStep, 'productId'> & { readonly accountName: string | null; readonly forAccountName: string | null }

/** One statement with what changes the product: `written` answers its id, or no row, and then there is no step either. */
export async function writeWithStep(tx: Tx, written: SqlPart, step: Omit<NewStep, 'productId'>): Promise<{ readonly productId: string; readonly stepId: string } | undefined> {
  const { rows } = await sql<{ productId: string; stepId: string }>`
    with written as (${written})
    insert into product_steps (product_id, act, from_status, to_status, at, account_id, for_account_id, reason, facts)
    select id, ${step.act}, ${step.from}, ${step.to}, ${step.at}::timestamptz, ${step.accountId}::bigint, ${step.forAccountId}::bigint, ${step.reason}, ${JSON.stringify(step.facts)}::jsonb from written
    returning product_id::text as "productId", id::text as "stepId"`.execute(tx)
  return rows[0]
}

const stepRows = (productId: SqlPart) => sql<StepRow>`
  select t.act, t.from_status as "from", t.to_status as "to", t.at, t.account_id::text as "accountId", a.display_name as "accountName",
    t.for_account_id::text as "forAccountId", f.display_name as "forAccountName", t.reason, t.facts
  from product_steps t left join accounts a on a.id = t.account_id left join accounts f on f.id = t.for_account_id
  where t.product_id = ${productId} order by t.id`
export async function stepsOf(reader: Reader, productId: string): Promise<StepRow[]> {
  return (await stepRows(sql`${productId}`).execute(reader)).rows
}

// ---- configurations that it ran in (O11) ----

/** A second change on the same day takes the place of the first, of which no day was used. */
export async function insertStretch(tx: Tx, productId: string, stretch: { readonly fromDay: Day; readonly originalPrice: string; readonly payable: string }): Promise<void> {
  await sql`insert into product_stretches (product_id, from_day, original_price, payable) values (${productId}, ${stretch.fromDay}, ${stretch.originalPrice}, ${stretch.payable})
    on conflict (product_id, from_day) do update set original_price = excluded.original_price, payable = excluded.payable`.execute(tx)
}

export async function stretchesOf(reader: Reader, productId: string, decimals: number): Promise<Stretch[]> {
  const { rows } = await sql<{ fromDay: Day; originalPrice: string }>`
    select from_day as "fromDay", trim_scale(original_price)::text as "originalPrice" from product_stretches where product_id = ${productId} order by from_day`.execute(reader)
  return rows.map(({ fromDay, originalPrice }) => ({ fromDay, originalPrice: parseMoney(originalPrice, decimals) }))
}

// ---- changes of the expiry (O4) ----

export type ExpiryChange = { readonly at: Date; readonly accountId: string; readonly before: Date; readonly after: Date; readonly reason: string }
export async function insertExpiryChange(tx: Tx, productId: string, change: ExpiryChange): Promise<void> {
  await sql`insert into product_expiry_changes (product_id, at, account_id, before, after, reason)
    values (${productId}, ${change.at}, ${change.accountId}, ${change.before}, ${change.after}, ${change.reason})`.execute(tx)
}
export type ExpiryChangeRow = ExpiryChange & { readonly accountName: string }
const expiryChangeRows = (productId: SqlPart) => sql`
  select c.at, c.account_id::text as "accountId", a.display_name as "accountName", c.before, c.after, c.reason
  from product_expiry_changes c join accounts a on a.id = c.account_id where c.product_id = ${productId} order by c.id desc`

// ---- point management (guide 004 §4.5) ----

export type NewAdjustment = { readonly at: Date; readonly accountId: string; readonly forAccountId: string | null; readonly amount: string; readonly description: string }
export async function insertAdjustment(tx: Tx, productId: string, adjustment: NewAdjustment): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into product_adjustments (product_id, at, account_id, for_account_id, amount, description)
    values (${productId}, ${adjustment.at}, ${adjustment.accountId}, ${adjustment.forAccountId}, ${adjustment.amount}, ${adjustment.description}) returning id::text as id`.execute(tx)
  return rows[0]!.id
}
export type AdjustmentRow = Omit<NewAdjustment, 'amount'> & { readonly id: string; readonly amount: Minor; readonly accountName: string; readonly forAccountName: string | null }
const adjustmentRows = (productId: SqlPart) => sql`
  select j.id::text as id, j.at, j.account_id::text as "accountId", a.display_name as "accountName", j.for_account_id::text as "forAccountId", f.display_name as "forAccountName",
    trim_scale(j.amount)::text as amount, j.description
  from product_adjustments j join accounts a on a.id = j.account_id left join accounts f on f.id = j.for_account_id where j.product_id = ${productId} order by j.id desc`

// ---- all that hangs on a product, read with it ----

export type ProductHistory = { readonly steps: readonly StepRow[]; readonly expiryChanges: readonly ExpiryChangeRow[]; readonly adjustments: readonly AdjustmentRow[] }
/** The same as JSON has it: moments and amounts are text. */
type Written<Row> = { readonly [Name in keyof Row]: Row[Name] extends Date | Minor ? string : Row[Name] }
export type WrittenHistory = { readonly [Name in keyof ProductHistory]: readonly Written<ProductHistory[Name][number]>[] }

const gathered = (rows: SqlPart) => sql`coalesce((select json_agg(row_to_json(found)) from (${rows}) as found), '[]')`
/** Columns beside those of the product `p`: a statement for each would be three more ways to the database and back. */
export const historyColumns = sql`${gathered(stepRows(sql`p.id`))} as steps, ${gathered(expiryChangeRows(sql`p.id`))} as "expiryChanges", ${gathered(adjustmentRows(sql`p.id`))} as adjustments`

export function historyIn({ steps, expiryChanges, adjustments }: WrittenHistory, decimals: number): ProductHistory {
  return {
    steps: steps.map((step) => ({ ...step, at: new Date(step.at) })),
    expiryChanges: expiryChanges.map((change) => ({ ...change, at: new Date(change.at), before: new Date(change.before), after: new Date(change.after) })),
    adjustments: adjustments.map((row) => ({ ...row, at: new Date(row.at), amount: parseMoney(row.amount, decimals) })),
  }
}
