import type { Minor } from '#kit/pure/money.ts'
import { ways, type EntryKind } from './entries.ts'

/** No account may hold more: 999,999,999,999 and whatever decimals, so that every sum stays exact in the database. */
export function highestBalance(decimals: number): Minor {
  return 10n ** BigInt(12 + decimals) - 1n
}

export type Outcome = { readonly balance: Minor } | { readonly code: 'points.insufficient' | 'points.too_many' }

/** What an entry makes of a balance; never below 0, never above the highest. Example: 100.00, a charge of 30.00 → 70.00. */
export function balanceAfter(balance: Minor, kind: EntryKind, amount: Minor, decimals: number): Outcome {
  if (amount <= 0n) throw new RangeError(`an entry moves more than nothing: ${amount}`)
  const after = ways[kind].way === 'to_member' ? balance + amount : balance - amount
  if (after < 0n) return { code: 'points.insufficient' }
  return after > highestBalance(decimals) ? { code: 'points.too_many' } : { balance: after }
}
