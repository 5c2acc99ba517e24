/**
 * The columns of the FinOps Open Cost and Usage Specification (FOCUS), dataset Cost and Usage, that a bill fills (B13);
 * docs/focus.md says what each holds. 1.4 knows whose service and whose ground it is (`ServiceProviderName`,
 * `HostProviderName`) instead of `ProviderName` and `PublisherName`, and names the invoice's record. Columns that are only
 * asked for of providers with commitments, capacity reservations, split costs or a second currency are left out.
 */
export const focusVersions = ['1.2', '1.4'] as const
export type FocusVersion = (typeof focusVersions)[number]

const common = [
  'BilledCost', 'BillingAccountId', 'BillingAccountName', 'BillingCurrency', 'BillingPeriodEnd', 'BillingPeriodStart',
  'ChargeCategory', 'ChargeClass', 'ChargeDescription', 'ChargeFrequency', 'ChargePeriodEnd', 'ChargePeriodStart',
  'ConsumedQuantity', 'ConsumedUnit', 'ContractedCost', 'ContractedUnitPrice', 'EffectiveCost', 'InvoiceId', 'InvoiceIssuerName',
  'ListCost', 'ListUnitPrice', 'PricingCategory', 'PricingQuantity', 'PricingUnit', 'RegionId', 'RegionName',
  'ResourceId', 'ResourceName', 'ResourceType', 'ServiceCategory', 'ServiceName', 'ServiceSubcategory',
  'SkuId', 'SkuMeter', 'SkuPriceDetails', 'SkuPriceId', 'SubAccountId', 'SubAccountName', 'Tags',
] as const
const only = {
  '1.2': ['ProviderName', 'PublisherName'],
  '1.4': ['HostProviderName', 'InvoiceDetailId', 'ServiceProviderName'],
} as const satisfies Record<FocusVersion, readonly string[]>

export type FocusColumn = (typeof common)[number] | (typeof only)[FocusVersion][number]
/** In the order of the file: by name. */
export const focusColumns: Readonly<Record<FocusVersion, readonly FocusColumn[]>> = {
  '1.2': [...common, ...only['1.2']].sort(),
  '1.4': [...common, ...only['1.4']].sort(),
}
