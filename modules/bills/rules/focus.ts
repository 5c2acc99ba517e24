import { divide, formatMoney, parseMoney } from '#kit/pure/money.ts'
import { addDays, type Day } from '#kit/pure/time.ts'
import { daysOfMonth } from './charge.ts'
import type { FocusColumn } from './focus-columns.ts'
import type { LineKind } from './lines.ts'
import { nextMonth } from './months.ts'

/**
 * What a line of a bill is in FOCUS (B13). Each row holds the amount of its line as `BilledCost`, so that an invoice's rows
 * add up to the bill. `ListCost` is exactly `ListUnitPrice × PricingQuantity`, with as many decimals as it has: the months
 * of a fixed line are written with 18 decimals, rounded away from zero, so that the cost rounds to the billed amount.
 * Example: 8 cores at 360 for 8, from 11 to 30 April: 360 × 0.666666666666666667 = 240.000000000000000120; billed 240.00.
 * What came late for an earlier month, and adjustments, are corrections: they bring no price.
 */
export type FocusLine = {
  readonly number: number
  readonly kind: LineKind
  readonly department: { readonly id: string; readonly name: string }
  readonly project: { readonly id: string; readonly name: string } | null
  readonly region: { readonly id: string; readonly name: string } | null
  readonly service: { readonly code: string; readonly name: string; readonly category: string } | null
  readonly resource: { readonly id: string; readonly instanceId: string; readonly name: string } | null
  readonly component: { readonly category: string; readonly resource: string; readonly spec: string }
  readonly quantity: string
  readonly count: number
  readonly unit: string
  readonly fromDay: Day
  readonly toDay: Day
  readonly days: number
  readonly unitPrice: string | null
  readonly priceNumber: number | null
  /** First day; null: the bill's own month. */
  readonly usageMonth: Day | null
  readonly provider: string
  readonly note: string
  readonly amount: string
}
export type FocusBill = {
  readonly number: string
  readonly month: Day
  readonly unit: { readonly id: string; readonly name: string }
  readonly currency: string
  readonly issuer: string
  readonly words: { readonly adjustment: string; readonly late: (month: string) => string }
}
/** Texts, numbers as text; null is an empty cell. */
export type FocusRow = Readonly<Record<FocusColumn, string | null>>

export function focusRow(bill: FocusBill, line: FocusLine): FocusRow {
  const { component, resource, region, project, service, department, amount } = line
  const price = priceOf(line, bill)
  const sku = price === null ? null : skuOf(line)
  const category = line.kind === 'adjustment' ? 'Other' : serviceCategoryOf(service)
  const source = line.kind === 'provider' ? line.provider : bill.issuer
  return {
    BilledCost: amount, EffectiveCost: amount, ContractedCost: price?.cost ?? amount, ListCost: price?.cost ?? amount,
    BillingAccountId: bill.unit.id, BillingAccountName: bill.unit.name, BillingCurrency: bill.currency,
    BillingPeriodStart: startOf(bill.month), BillingPeriodEnd: startOf(nextMonth(bill.month)),
    ChargePeriodStart: startOf(line.fromDay), ChargePeriodEnd: startOf(addDays(line.toDay, 1)),
    ChargeCategory: chargeCategories[line.kind], ChargeClass: isCorrection(line) ? 'Correction' : null, ChargeFrequency: frequencies[line.kind],
    ChargeDescription: description(bill, line),
    InvoiceId: bill.number, InvoiceDetailId: `${bill.number}-${line.number}`, InvoiceIssuerName: bill.issuer,
    ListUnitPrice: price?.unitPrice ?? null, ContractedUnitPrice: price?.unitPrice ?? null, PricingCategory: price === null ? null : 'Standard',
    PricingQuantity: price?.quantity ?? null, PricingUnit: price?.unit ?? null,
    ConsumedQuantity: price?.consumed?.quantity ?? null, ConsumedUnit: price?.consumed?.unit ?? null,
    SkuId: sku?.id ?? null, SkuPriceId: sku?.priceId ?? null, SkuMeter: sku?.meter ?? null, SkuPriceDetails: null,
    RegionId: region?.id ?? null, RegionName: region?.name ?? null,
    ResourceId: resource === null ? null : resource.instanceId || resource.id, ResourceName: resource?.name || null, ResourceType: resource === null ? null : service?.name ?? component.resource,
    ServiceName: line.kind === 'adjustment' && service === null ? bill.words.adjustment : service?.name ?? (component.resource || bill.words.adjustment),
    ServiceCategory: category, ServiceSubcategory: `Other (${category})`,
    ProviderName: bill.issuer, PublisherName: source, ServiceProviderName: bill.issuer, HostProviderName: source,
    SubAccountId: department.id, SubAccountName: department.name,
    Tags: project === null ? null : JSON.stringify({ 'yunshan/project': project.name, 'yunshan/project_id': project.id }),
  }
}

/** Held for days at a monthly price; metered; bought for the unit; by the operator's hand. */
const chargeCategories = { fixed: 'Usage', usage: 'Usage', provider: 'Purchase', adjustment: 'Adjustment' } as const satisfies Record<LineKind, string>
const frequencies = { fixed: 'Recurring', usage: 'Usage-Based', provider: 'Recurring', adjustment: 'One-Time' } as const satisfies Record<LineKind, string>

/** Of an invoiced month, or an operator's correction of what price and quantity say. */
export function isCorrection({ kind, usageMonth }: Pick<FocusLine, 'kind' | 'usageMonth'>): boolean {
  return kind === 'adjustment' || usageMonth !== null
}

const platformOffsetHours = 8
/** Midnight of the platform (it has one offset all year) in UTC: 2026-08-01 begins at 2026-07-31T16:00:00Z. */
export function startOf(day: Day): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - platformOffsetHours * 3_600_000).toISOString().replace('.000Z', 'Z')
}

// ---- price × quantity ----

type Price = { readonly unitPrice: string; readonly quantity: string; readonly unit: string; readonly cost: string; readonly consumed: { readonly quantity: string; readonly unit: string } | null }
const [priceDecimals, quantityDecimals, monthDecimals] = [6, 6, 18]

function priceOf(line: FocusLine, { month, currency }: FocusBill): Price | null {
  if (isCorrection(line)) return null
  if (line.kind === 'provider') return { unitPrice: '1', quantity: trimmed(line.amount), unit: currency, cost: trimmed(line.amount), consumed: null }
  if (line.unitPrice === null || line.priceNumber === null) return null
  const price = parseMoney(line.unitPrice, priceDecimals)
  const metered = parseMoney(line.quantity, quantityDecimals)
  if (line.kind === 'usage') {
    const quantity = written(metered, quantityDecimals)
    return { unitPrice: trimmed(line.unitPrice), quantity, unit: line.unit, cost: written(price * metered, priceDecimals + quantityDecimals), consumed: { quantity, unit: line.unit } }
  }
  const held = metered * BigInt(line.count) * BigInt(line.days)
  const scale = 10n ** BigInt(monthDecimals)
  const months = divide(held * scale, 10n ** BigInt(quantityDecimals) * BigInt(line.priceNumber) * BigInt(daysOfMonth(month)), 'up')
  return {
    unitPrice: trimmed(line.unitPrice), quantity: written(months, monthDecimals), unit: timeUnit(line, 'Months'), cost: written(price * months, priceDecimals + monthDecimals),
    consumed: { quantity: written(held, quantityDecimals), unit: line.unit === '' ? 'Days' : `${line.unit}-Days` },
  }
}

/** `Months`, `Core-Months`; of a row that prices several at once `8 Core-Months`. */
function timeUnit({ unit, priceNumber }: FocusLine, time: string): string {
  return `${priceNumber === null || priceNumber === 1 ? '' : `${priceNumber} `}${unit === '' ? '' : `${unit}-`}${time}`
}

function written(minor: bigint, decimals: number): string {
  return trimmed(formatMoney(minor, decimals))
}
function trimmed(number: string): string {
  return number.includes('.') ? number.replace(/\.?0+$/, '') : number
}

/** The place of the price list; a row for more than one of it has a price of its own. */
function skuOf({ kind, component, priceNumber, provider }: FocusLine): { readonly id: string; readonly priceId: string; readonly meter: string } {
  const { category, resource, spec } = component
  if (kind === 'provider') return { id: `${provider}/${resource}`, priceId: `${provider}/${resource}`, meter: resource || provider }
  const id = [category, resource, spec].filter((part) => part !== '').join('/')
  return { id, priceId: `${id}/${priceNumber ?? 1}`, meter: resource }
}

// ---- words ----

/** The catalogue's kinds, and what its foundation holds, as the specification names them. */
const categories: Readonly<Record<string, string>> = {
  middleware: 'Compute', database: 'Databases', big_data: 'Analytics', intelligence: 'AI and Machine Learning', security: 'Security', foundation: 'Compute',
}
const byService: Readonly<Record<string, string>> = {
  vpc: 'Networking', eip: 'Networking', slb: 'Networking', disk: 'Storage', oss: 'Storage', nas: 'Storage', sfs: 'Storage', mq: 'Integration', mqs: 'Integration',
}
function serviceCategoryOf(service: FocusLine['service']): string {
  return service === null ? 'Other' : byService[service.code] ?? categories[service.category] ?? 'Other'
}

function description({ words }: FocusBill, { kind, component, note, usageMonth, provider, quantity, count, unit, unitPrice, priceNumber, days }: FocusLine): string {
  if (kind === 'adjustment') return note === '' ? words.adjustment : `${words.adjustment}: ${note}`
  const thing = [provider, component.category, component.resource, component.spec].filter((part) => part !== '').join(' ')
  const many = kind === 'provider' ? '' : ` ${quantity}${count === 1 ? '' : ` × ${count}`} ${unit}${kind === 'fixed' ? `, ${days} d` : ''}`
  const price = unitPrice === null ? '' : ` @ ${unitPrice}${priceNumber === null || priceNumber === 1 ? '' : `/${priceNumber}`}`
  return `${thing}${many}${price}${usageMonth === null ? '' : ` (${words.late(usageMonth.slice(0, 7))})`}`
}
