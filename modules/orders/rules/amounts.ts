import { divide, type Minor } from '#kit/pure/money.ts'

/** What a product costs (chapter 7, Order and product). Amounts are minor units of the currency. */
export type PriceTerms = { readonly monthly: Minor; readonly months: number; readonly discountPercent: number }

/** `final price per month × months`: a set's reduction is in the monthly price, the group's discount is not. */
export function originalPriceOf({ monthly, months }: Pick<PriceTerms, 'monthly' | 'months'>): Minor {
  return monthly * BigInt(months)
}

/** The same with the group's discount, rounded half up: 90 % means that 90 % is paid. */
export function payableOf(terms: PriceTerms): Minor {
  return divide(originalPriceOf(terms) * BigInt(terms.discountPercent), 100n, 'half-up')
}
