import { shippedDefinitions } from '#modules/catalogue/rules/definitions/all.ts'
import type { Place } from './correspondence.ts'

/**
 * What services include though nobody chooses it (guide 004 §2.1.2). The price of one of it must exist for any of these
 * services to have a price, so it is preset: only its price may change, and it cannot be deleted (P3).
 */
const basicFees: ReadonlySet<string> = new Set(shippedDefinitions.flatMap(({ basicFees = [] }) => basicFees).flatMap(({ price }) => {
  if (!price) return []
  const { category, resource, spec } = price
  return typeof category === 'string' && typeof resource === 'string' && typeof spec === 'string' ? [keyOf({ category, resource, spec })] : []
}))

function keyOf({ category, resource, spec }: Place): string {
  return JSON.stringify([category, resource, spec])
}

export function isPreset(row: Place & { readonly number: number }): boolean {
  return row.number === 1 && basicFees.has(keyOf(row))
}
