import { parseMoney, type Minor } from '#kit/pure/money.ts'

/** Up to twelve digits before the point; how many after it is the currency's to say. No sign, no exponent. */
export const amountPattern = '^(0|[1-9][0-9]{0,11})(\\.[0-9]{1,4})?$'

/** An amount that a person typed; undefined: nothing, or more decimals than the currency has. `"12.5"` with 2 decimals → 1250. */
export function typedAmount(text: string, decimals: number): Minor | undefined {
  if (!new RegExp(amountPattern).test(text)) return undefined
  const fraction = text.split('.')[1]?.replace(/0+$/, '') ?? ''
  if (fraction.length > decimals) return undefined
  const amount = parseMoney(text, decimals)
  return amount > 0n ? amount : undefined
}
