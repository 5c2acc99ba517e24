/**
 * What a bill is called on paper and in FOCUS files: month, bill and revision, so that each sending has a number of its own.
 * Example: the second revision of bill 17 of August 2026 is `B202608-17-R2`.
 */
export function billNumber({ month, id, revision }: { readonly month: string; readonly id: string; readonly revision: number }): string {
  return `B${month.slice(0, 7).replace('-', '')}-${id}-R${revision}`
}
