/**
 * The rules of FOCUS 1.2 and 1.4 (dataset Cost and Usage) that a file of charges can be held against, as far as they concern
 * the columns that the platform writes; written down from the specification, not from the code.
 */
type Version = '1.2' | '1.4'
type ColumnRule = { readonly kind: 'text' | 'decimal' | 'moment' | 'json'; readonly isNeverNull?: true; readonly values?: readonly string[]; readonly only?: Version; readonly isOptional?: true }

const serviceCategories = [
  'AI and Machine Learning', 'Analytics', 'Business Applications', 'Compute', 'Databases', 'Developer Tools', 'Multicloud', 'Identity', 'Integration', 'Internet of Things',
  'Management and Governance', 'Media', 'Migration', 'Mobile', 'Networking', 'Security', 'Storage', 'Web', 'Other',
]
const text: ColumnRule = { kind: 'text' }
const name: ColumnRule = { kind: 'text', isNeverNull: true }
const decimal: ColumnRule = { kind: 'decimal' }
const cost: ColumnRule = { kind: 'decimal', isNeverNull: true }
const moment: ColumnRule = { kind: 'moment', isNeverNull: true }

export const focusColumnRules: Readonly<Record<string, ColumnRule>> = {
  BilledCost: cost, EffectiveCost: cost, ListCost: cost, ContractedCost: cost,
  BillingAccountId: name, BillingAccountName: text, BillingCurrency: name, BillingPeriodStart: moment, BillingPeriodEnd: moment, ChargePeriodStart: moment, ChargePeriodEnd: moment,
  ChargeCategory: { ...name, values: ['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'] }, ChargeClass: { ...text, values: ['Correction'] }, ChargeDescription: text,
  ChargeFrequency: { ...name, values: ['One-Time', 'Recurring', 'Usage-Based'] },
  ConsumedQuantity: decimal, ConsumedUnit: text, ContractedUnitPrice: decimal, ListUnitPrice: decimal, PricingQuantity: decimal, PricingUnit: text,
  PricingCategory: { ...text, values: ['Standard', 'Dynamic', 'Committed', 'Other'] },
  InvoiceId: text, InvoiceIssuerName: name, RegionId: text, RegionName: text, ResourceId: text, ResourceName: text, ResourceType: text,
  ServiceCategory: { ...name, values: serviceCategories }, ServiceName: name, ServiceSubcategory: { ...name, isOptional: true },
  SkuId: text, SkuMeter: text, SkuPriceDetails: { kind: 'json' }, SkuPriceId: text, SubAccountId: text, SubAccountName: text, Tags: { kind: 'json' },
  ProviderName: { ...name, only: '1.2' }, PublisherName: { ...name, only: '1.2' },
  ServiceProviderName: { ...name, only: '1.4' }, HostProviderName: { ...name, only: '1.4' }, InvoiceDetailId: { ...text, only: '1.4' },
}

export type FocusRecord = Readonly<Record<string, string>>
type RowRule = readonly [rule: string, holds: (row: FocusRecord) => boolean]

const isNull = (value: string | undefined) => value === undefined || value === ''
const isPriced = (row: FocusRecord) => ['Usage', 'Purchase'].includes(row['ChargeCategory']!) && isNull(row['ChargeClass'])
const bothOrNone = (...columns: string[]) => (row: FocusRecord) => new Set(columns.map((column) => isNull(row[column]))).size === 1
const product = (price: string, result: string) => (row: FocusRecord) => isNull(row[price]) || isNull(row['PricingQuantity']) || equal(times(row[price]!, row['PricingQuantity']!), exact(row[result]!))

export const focusRowRules: readonly RowRule[] = [
  ['usage and purchases that are no correction have a SKU, a price and a quantity', (row) => !isPriced(row) || ['SkuId', 'SkuPriceId', 'ListUnitPrice', 'ContractedUnitPrice', 'PricingQuantity', 'PricingUnit', 'PricingCategory'].every((column) => !isNull(row[column]))],
  ['without a SKU price there is no unit price and no quantity', (row) => !isNull(row['SkuPriceId']) || ['ListUnitPrice', 'ContractedUnitPrice', 'PricingQuantity', 'PricingUnit', 'ConsumedQuantity'].every((column) => isNull(row[column]))],
  ['list unit price × pricing quantity = list cost', product('ListUnitPrice', 'ListCost')],
  ['contracted unit price × pricing quantity = contracted cost', product('ContractedUnitPrice', 'ContractedCost')],
  ['unit prices are not negative', (row) => !`${row['ListUnitPrice']}${row['ContractedUnitPrice']}`.includes('-')],
  ['without negotiated terms contracted is list', (row) => row['ContractedCost'] === row['ListCost'] && row['ContractedUnitPrice'] === row['ListUnitPrice']],
  ['a charge that is not priced costs what is billed', (row) => !isNull(row['ListUnitPrice']) || (row['ListCost'] === row['BilledCost'] && row['ContractedCost'] === row['BilledCost'])],
  ['nothing was prepaid: the effective cost is the billed one', (row) => row['EffectiveCost'] === row['BilledCost']],
  ['only usage is consumed', (row) => row['ChargeCategory'] === 'Usage' ? !isNull(row['ConsumedQuantity']) || !isNull(row['ChargeClass']) : isNull(row['ConsumedQuantity'])],
  ['a purchase is not usage-based', (row) => row['ChargeCategory'] !== 'Purchase' || row['ChargeFrequency'] !== 'Usage-Based'],
  ['a billing period ends after it begins', (row) => row['BillingPeriodStart']! < row['BillingPeriodEnd']!],
  ['a charge period ends after it begins', (row) => row['ChargePeriodStart']! < row['ChargePeriodEnd']!],
  ['a charge within the billing period, or a correction of an earlier one', (row) => row['ChargePeriodEnd']! <= row['BillingPeriodEnd']! && (row['ChargePeriodStart']! >= row['BillingPeriodStart']! || row['ChargeClass'] === 'Correction')],
  ['a currency is a code of ISO 4217', (row) => /^[A-Z]{3}$/.test(row['BillingCurrency']!)],
  ['quantity and unit come together', bothOrNone('PricingQuantity', 'PricingUnit')],
  ['consumed quantity and unit come together', bothOrNone('ConsumedQuantity', 'ConsumedUnit')],
  ['a region has a name', bothOrNone('RegionId', 'RegionName')],
  ['a sub-account has a name', bothOrNone('SubAccountId', 'SubAccountName')],
  ['a resource has a type', bothOrNone('ResourceId', 'ResourceType')],
  ['a subcategory is one of its category', (row) => row['ServiceSubcategory'] === `Other (${row['ServiceCategory']})`],
]

/** What a file breaks; `rows` as text by column. */
export function focusProblems(version: Version, columns: readonly string[], rows: readonly FocusRecord[]): string[] {
  const known = Object.entries(focusColumnRules).filter(([, { only }]) => only === undefined || only === version)
  const missing = known.filter(([column, { isOptional }]) => !isOptional && !columns.includes(column)).map(([column]) => `${column} is missing`)
  const foreign = columns.filter((column) => !known.some(([one]) => one === column)).map((column) => `${column} is no column of ${version}`)
  const cells = rows.flatMap((row, index) => known.flatMap(([column, rule]) => cellProblems(rule, row[column] ?? '').map((problem) => `row ${index + 1}, ${column}: ${problem}`)))
  const broken = rows.flatMap((row, index) => focusRowRules.filter(([, holds]) => !holds(row)).map(([rule]) => `row ${index + 1}: ${rule}`))
  const details = rows.map((row) => `${row['InvoiceId']} ${row['InvoiceDetailId']}`)
  return [...missing, ...foreign, ...cells, ...broken, ...version === '1.4' && new Set(details).size < rows.length ? ['an invoice detail stands twice'] : []]
}

function cellProblems({ kind, isNeverNull, values }: ColumnRule, value: string): string[] {
  if (value === '') return isNeverNull ? ['null'] : []
  if (value === 'null' || value === 'NULL') return ['a null that is written out']
  if (values && !values.includes(value)) return [`${value} is not allowed`]
  if (kind === 'decimal' && !/^-?\d+(\.\d+)?$/.test(value)) return [`${value} is no decimal`]
  if (kind === 'moment' && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return [`${value} is no moment in UTC`]
  if (kind === 'json' && !isObject(value)) return [`${value} is no JSON object`]
  return []
}
function isObject(value: string): boolean {
  try {
    const parsed: unknown = JSON.parse(value)
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
  } catch {
    return false
  }
}

// ---- exact decimals ----

type Exact = { readonly digits: bigint; readonly decimals: number }
function exact(text: string): Exact {
  const [whole, fraction = ''] = text.split('.') as [string, string?]
  return { digits: BigInt(whole.replace('-', '') + fraction) * (text.startsWith('-') ? -1n : 1n), decimals: fraction.length }
}
function times(left: string, right: string): Exact {
  const [one, other] = [exact(left), exact(right)]
  return { digits: one.digits * other.digits, decimals: one.decimals + other.decimals }
}
function equal(left: Exact, right: Exact): boolean {
  return left.digits * 10n ** BigInt(right.decimals) === right.digits * 10n ** BigInt(left.decimals)
}
/** Half up, away from zero. */
export function roundedTo(text: string, decimals: number): string {
  const { digits, decimals: has } = exact(text)
  const unit = 10n ** BigInt(Math.max(0, has - decimals))
  const size = (digits < 0n ? -digits : digits) * 10n ** BigInt(Math.max(0, decimals - has))
  const rounded = ((size * 2n + unit) / (unit * 2n)).toString().padStart(decimals + 1, '0')
  const written = decimals === 0 ? rounded : `${rounded.slice(0, -decimals)}.${rounded.slice(-decimals)}`
  return digits < 0n && /[1-9]/.test(written) ? `-${written}` : written
}
