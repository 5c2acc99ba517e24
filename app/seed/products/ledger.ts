import { formatMoney, type Minor } from '#kit/pure/money.ts'
import type { SeededEntry } from '#modules/points/seed.ts'
import { ways } from '#modules/points/rules/entries.ts'
import { hour, later, type Movement } from './life.ts'

/** A movement with the record that it is because of. */
export type Caused = Movement & { readonly causeKind: SeededEntry['causeKind']; readonly causeId: string; readonly causeNumber: string }
export type Books = { readonly decimals: number; readonly now: Date; readonly businessId: string; /** What is left at last; absent: what it comes to. */ readonly endsWith?: Minor | undefined }

/** A member's statement: what moved, in the order of time, and the top-ups that it took so that it never was below 0. */
export function statementOf(movements: readonly Caused[], { decimals, now, businessId, endsWith }: Books): SeededEntry[] {
  const step = 5000n * 10n ** BigInt(decimals)
  const entries: SeededEntry[] = []
  let balance = 0n
  const write = (entry: Omit<SeededEntry, 'amount'>, amount: Minor) => {
    if (amount === 0n) return
    balance += ways[entry.kind].way === 'to_member' ? amount : -amount
    entries.push({ ...entry, amount: formatMoney(amount, decimals) })
  }
  const booked = (kind: 'top_up' | 'pay_out', at: Date, amount: Minor) => write({
    at, kind, causeKind: kind, causeId: null, causeNumber: '', note: '', accountId: businessId, reference: kind === 'top_up' ? `银行转账 ${String(1000 + entries.length * 7).slice(-4)}` : '退回原账户',
  }, amount)
  for (const { at, kind, amount, by, causeKind, causeId, causeNumber } of movements.toSorted((left, right) => left.at.getTime() - right.at.getTime())) {
    const missing = ways[kind].way === 'from_member' ? amount - balance : 0n
    if (missing > 0n) booked('top_up', later(at, -hour), (missing / step + 1n) * step)
    write({ at, kind, causeKind, causeId, causeNumber, reference: '', note: '', accountId: by }, amount)
  }
  if (endsWith !== undefined && endsWith !== balance) booked(endsWith > balance ? 'top_up' : 'pay_out', now, endsWith > balance ? endsWith - balance : balance - endsWith)
  return entries
}
