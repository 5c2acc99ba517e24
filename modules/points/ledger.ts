import { formatMoney, type Minor } from '#kit/pure/money.ts'
import { refuse } from '#kit/pure/refusal.ts'
import type { Tx } from '#kit/server/database.ts'
import type { EventDraft } from '#kit/server/events.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { balanceAfter, highestBalance } from './rules/balance.ts'
import { ways, type EntryKind } from './rules/entries.ts'
import { hasRunLow } from './rules/low-balance.ts'
import { findByCause, insertTransfer, lockAccount, moveBalance, readLowBalance, type Cause, type NewTransfer } from './store.ts'

export type Posting = {
  readonly memberId: string
  readonly kind: EntryKind
  readonly amount: Minor
  readonly cause: NewTransfer['cause']
  readonly reference?: string
  readonly note?: string
  readonly actor: Actor
  readonly now: Date
  readonly record: (event: EventDraft) => void
}
/** `isFirst` is false where this cause had been posted before: nothing happened then, and the first result is answered. */
export type Posted = { readonly entryId: string; readonly balance: Minor; readonly isFirst: boolean }

/**
 * The only way points move (chapter 7): the member's account is locked, its balance moved with a guard, then the transfer
 * written with the balance after it. Once for each cause; too little is refused with both numbers.
 */
export async function post(tx: Tx, posting: Posting): Promise<Posted> {
  const { memberId, kind, amount, cause, actor, now } = posting
  const { decimals } = await readCurrency(tx)
  const account = await lockAccount(tx, memberId, decimals)
  const first = cause.id === null ? undefined : await findByCause(tx, cause as Cause, kind, decimals)
  if (first) return { entryId: first.id, balance: first.balanceAfter, isFirst: false }
  const outcome = balanceAfter(account.balance, kind, amount, decimals)
  const written = (sum: Minor) => formatMoney(sum, decimals)
  if ('code' in outcome) throw refuse(outcome.code, { balance: written(account.balance), amount: written(amount) })
  const change = ways[kind].way === 'to_member' ? amount : -amount
  const balance = await moveBalance(tx, account.id, change, highestBalance(decimals), decimals)
  if (balance !== outcome.balance) throw refuse('points.insufficient', { balance: written(account.balance), amount: written(amount) })
  const entryId = await insertTransfer(tx, {
    accountId: account.id, kind, cause, amount: written(amount), balanceAfter: written(balance), reference: posting.reference ?? '', note: posting.note ?? '',
  }, { actor, now })
  posting.record({
    kind: eventOf[kind], subject: { kind: 'points', id: memberId },
    facts: { entryId, kind, amount: written(amount), balance: written(balance), cause: { ...cause }, reference: posting.reference ?? '', note: posting.note ?? '' },
  })
  const threshold = await readLowBalance(tx, decimals)
  // Told when the line is crossed, not again with every charge below it (chapter 7, members' mails).
  if (hasRunLow(account.balance, balance, threshold)) posting.record({ kind: 'points.low', subject: { kind: 'points', id: memberId }, facts: { balance: written(balance), threshold: written(threshold) } })
  return { entryId, balance, isFirst: true }
}

const eventOf: Readonly<Record<EntryKind, string>> = {
  top_up: 'points.topped_up', top_up_reversal: 'points.top_up_reversed', pay_out: 'points.paid_out', charge: 'points.charged', return: 'points.returned',
  addition: 'points.added', deduction: 'points.deducted', change_charge: 'points.charged', change_return: 'points.returned', usage: 'points.charged',
}
