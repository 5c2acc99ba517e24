import type { Day } from '#kit/pure/time.ts'
import { decimalIn, momentIn, tagsIn, textIn, type Tags } from './cost-values.ts'

/**
 * What is read of a FOCUS file, versions 1.0 to 1.4 (B10). Their columns of costs, periods, sub-accounts, services and tags
 * have one name throughout; earlier drafts and display names are known too. All other columns, a provider's own (`x_…`)
 * included, are left aside.
 */
const columnNames = {
  billedCost: ['BilledCost'],
  currency: ['BillingCurrency'],
  periodStart: ['BillingPeriodStart'],
  periodEnd: ['BillingPeriodEnd'],
  subAccountId: ['SubAccountId'],
  subAccountName: ['SubAccountName', 'SubAccount'],
  serviceName: ['ServiceName', 'Service'],
  regionName: ['RegionName', 'Region'],
  regionId: ['RegionId'],
  resourceName: ['ResourceName', 'Resource'],
  resourceId: ['ResourceId'],
  chargeCategory: ['ChargeCategory', 'ChargeType'],
  chargeClass: ['ChargeClass'],
  description: ['ChargeDescription'],
  from: ['ChargePeriodStart'],
  to: ['ChargePeriodEnd'],
  tags: ['Tags'],
} as const satisfies Record<string, readonly string[]>
type Column = keyof typeof columnNames
const needed: readonly Column[] = ['billedCost', 'currency', 'periodStart', 'periodEnd']

export type Columns = ReadonlyMap<Column, number>

/** Where the columns stand; upper and lower case, blanks and underscores make no difference. `missing` are FOCUS names. */
export function columnsIn(heads: readonly string[]): { readonly columns: Columns; readonly missing: readonly string[] } {
  const plain = (text: string) => text.replace(/^\uFEFF/, '').toLowerCase().replaceAll(/[\s_]/g, '')
  const known = heads.map(plain)
  const columns = new Map<Column, number>()
  for (const [column, names] of Object.entries(columnNames) as [Column, readonly string[]][]) {
    const place = names.map((name) => known.indexOf(name.toLowerCase())).find((index) => index >= 0)
    if (place !== undefined) columns.set(column, place)
  }
  return { columns, missing: needed.filter((column) => !columns.has(column)).map((column) => columnNames[column][0]) }
}

export type CostRow = {
  /** The billing period's month. */
  readonly month: Day
  readonly subAccountId: string; readonly subAccountName: string; readonly serviceName: string; readonly regionName: string; readonly resourceName: string
  readonly chargeCategory: string; readonly chargeClass: string; readonly description: string
  /** Exact text. */
  readonly billedCost: string
  readonly currency: string
  readonly tags: Tags
  readonly fromMs: number | null; readonly toMs: number | null
}
/** A phrase's code; `column` is the name that FOCUS has for it. */
export type CostProblem = { readonly column: string; readonly code: string; readonly value: string }

const longestId = 300
const longestName = 500
const longestText = 1000

/** One row; `latest` is the last month that can have been billed, the present one. */
export function costRowIn(cells: readonly string[], columns: Columns, latest: Day): CostRow | CostProblem {
  const raw = (column: Column) => cells[columns.get(column) ?? -1] ?? ''
  const text = (column: Column, longest = longestName) => textIn(raw(column)).slice(0, longest)
  const wrong = (column: Column, code: string): CostProblem => ({ column: columnNames[column][0], code, value: raw(column).trim().slice(0, 60) })
  const billedCost = decimalIn(raw('billedCost'))
  if (billedCost === undefined) return wrong('billedCost', 'cost.not_an_amount')
  const currency = textIn(raw('currency')).toUpperCase()
  if (!/^[A-Z]{3}$/.test(currency)) return wrong('currency', 'cost.not_a_currency')
  const month = monthOf(momentIn(raw('periodStart')), momentIn(raw('periodEnd')))
  if (month === undefined) return wrong('periodStart', 'cost.not_a_period')
  if (month > latest) return wrong('periodStart', 'cost.period_ahead')
  if (textIn(raw('subAccountId')).length > longestId) return wrong('subAccountId', 'cost.sub_account_long')
  return {
    month, billedCost, currency,
    subAccountId: text('subAccountId', longestId), subAccountName: text('subAccountName'), serviceName: text('serviceName'),
    regionName: text('regionName') || text('regionId'), resourceName: text('resourceName') || text('resourceId'),
    chargeCategory: text('chargeCategory'), chargeClass: text('chargeClass'), description: text('description', longestText),
    tags: tagsIn(raw('tags')), fromMs: momentIn(raw('from')) ?? null, toMs: momentIn(raw('to')) ?? null,
  }
}

const dayMs = 86_400_000

/**
 * The month that the middle of the period lies in: a provider whose day begins at another hour than UTC's writes March as
 * 2026-02-28T16:00Z to 2026-03-31T16:00Z. Undefined for what is no period of about a month.
 */
function monthOf(startMs: number | undefined, endMs: number | undefined): Day | undefined {
  if (startMs === undefined || endMs === undefined || endMs <= startMs || endMs - startMs > 32 * dayMs) return undefined
  const middle = new Date((startMs + endMs) / 2)
  const year = middle.getUTCFullYear()
  return year < 2000 ? undefined : `${year}-${String(middle.getUTCMonth() + 1).padStart(2, '0')}-01`
}
