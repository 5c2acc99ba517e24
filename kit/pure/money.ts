/** Exact money: `bigint` minor units in code, `numeric` in SQL, strings in JSON. No float touches it (P6). */
export type Minor = bigint

/** Reads `"1234.50"` into minor units; more decimals than the currency has are an error, never rounded silently. */
export function parseMoney(text: string, decimals: number): Minor {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) throw new RangeError(`not an amount: ${text}`)
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > decimals) throw new RangeError(`more than ${decimals} decimals: ${text}`)
  const amount = BigInt(match[2]! + fraction.padEnd(decimals, '0'))
  return match[1] ? -amount : amount
}

/** Writes minor units as `"1234.50"`. */
export function formatMoney(amount: Minor, decimals: number): string {
  const sign = amount < 0n ? '-' : ''
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0')
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

export type Rounding = 'half-up' | 'up' | 'down'

/** `numerator / denominator` (denominator > 0) rounded to a whole number; half-up rounds away from zero. */
export function divide(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  if (denominator <= 0n) throw new RangeError('denominator must be positive')
  const negative = numerator < 0n
  const size = negative ? -numerator : numerator
  const whole = size / denominator
  const rest = size % denominator
  const roundsAway = rounding === 'up' ? rest > 0n : rounding === 'half-up' ? rest * 2n >= denominator : false
  const rounded = roundsAway ? whole + 1n : whole
  return negative ? -rounded : rounded
}

/** Shares a total by weights so that the shares add up to it exactly (largest remainder, earlier wins a tie). */
export function share(total: Minor, weights: readonly bigint[]): Minor[] {
  const sum = weights.reduce((left, right) => left + right, 0n)
  if (sum <= 0n) throw new RangeError('weights must add up to more than zero')
  const negative = total < 0n
  const size = negative ? -total : total
  const shares = weights.map((weight) => size * weight / sum)
  const rests = weights.map((weight, index) => ({ index, rest: size * weight % sum }))
  rests.sort((left, right) => left.rest === right.rest ? left.index - right.index : left.rest > right.rest ? -1 : 1)
  let missing = size - shares.reduce((left, right) => left + right, 0n)
  for (const { index } of rests) {
    if (missing === 0n) break
    shares[index]! += 1n
    missing -= 1n
  }
  return negative ? shares.map((amount) => -amount) : shares
}
