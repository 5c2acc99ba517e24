/**
 * An amount as people type it, as the server takes it: with its sign, at most so many decimals, not nothing. Undefined: it
 * is none. The minus may be a hyphen or a true minus sign, thousands may be parted by commas.
 */
export function amountIn(typed: string, decimals: number): string | undefined {
  const text = typed.trim().replace(/^[−–－]/, '-').replace(/^\+/, '')
  const [, sign, whole, fraction = ''] = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === undefined || fraction.length > decimals) return undefined
  const digits = whole.replaceAll(',', '').replace(/^0+(?=\d)/, '')
  return digits.length > 13 || /^0*$/.test(digits + fraction) ? undefined : `${sign}${digits}${fraction === '' ? '' : `.${fraction}`}`
}
