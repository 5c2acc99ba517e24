/** A unit price as people write it: at least the currency's decimals, at most six: `"50"` → `"50.00"`, `"0.0008"` stays. */
export function priceText(price: string, decimals: number): string {
  const [whole = '', fraction = ''] = price.split('.')
  const kept = fraction.replace(/0+$/, '').padEnd(decimals, '0')
  return kept === '' ? whole : `${whole}.${kept}`
}

/** At least 0, up to six decimals; no sign, no exponent. */
export const pricePattern = '^(0|[1-9][0-9]{0,11})(\\.[0-9]{1,6})?$'
