/** An exact decimal as people read it on paper: `-1234567.50` → `-1,234,567.50`. */
export function grouped(number: string): string {
  const [whole, fraction] = number.split('.') as [string, string?]
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`)
}
