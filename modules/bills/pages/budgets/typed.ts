import { keptThresholds, thresholdLimits } from '../../rules/budget.ts'

/** `80, 100` as it is typed, with whatever comma; undefined: not one to five whole numbers within the limits. */
export function typedThresholds(text: string): number[] | undefined {
  const parts = text.split(/[,，、\s]+/).map((part) => part.replace(/[%％]$/, '')).filter((part) => part !== '')
  const thresholds = keptThresholds(parts.map(Number))
  const { lowest, highest, most } = thresholdLimits
  const isRight = parts.every((part) => /^[0-9]+$/.test(part)) && thresholds.every((threshold) => threshold >= lowest && threshold <= highest)
  return isRight && thresholds.length > 0 && thresholds.length <= most ? thresholds : undefined
}

/** `1,200,000.00` as people write it → `1200000.00`; undefined: no amount above zero with so many decimals. */
export function typedAmount(text: string, decimals: number): string | undefined {
  const plain = text.trim().replace(/^[¥￥$]\s*/, '').replace(/[,，](?=\d{3}(\D|$))/g, '').replace(/^0+(?=\d)/, '')
  const [, , fraction = ''] = /^(\d{1,13})(?:\.(\d{1,4}))?$/.exec(plain) ?? [undefined, undefined, ' '.repeat(9)]
  return fraction.length <= decimals && /[1-9]/.test(plain) ? plain : undefined
}
