import { formatMoney, type Minor } from '#kit/pure/money.ts'
import { refuse } from '#kit/pure/refusal.ts'
import type { Tx } from '#kit/server/database.ts'
import type { EventDraft } from '#kit/server/events.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { balanceAfter, highestBalance } from './rules/balance.ts'
import type { EntryKind } from './rules/entries.ts'
import { hasRunLow } from './rules/low-balance.ts'
import { findByCause, openAccount, writeTransfer, type Cause, type NewTransfer } from './store.ts'

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
 * The only way points move (chapter 7): the member's account is locked, then its balance moved with a guard and the transfer
 * written with the balance after it. Once for each cause; too little is refused with both numbers.
 */
export async function post(tx: Tx, posting: Posting): Promise<Posted> {
  const { memberId, kind, amount, cause, actor, now } = posting
  const { decimals, lowBalance, ...account } = await openAccount(tx, memberId)
  const outcome = balanceAfter(account.balance, kind, amount, decimals)
  const written = (sum: Minor) => formatMoney(sum, decimals)
  const entry = 'code' in outcome ? undefined : await writeTransfer(tx, {
    accountId: account.id, kind, cause, amount, highest: highestBalance(decimals), reference: posting.reference ?? '', note: posting.note ?? '',
  }, { actor, now, decimals })
  const first = entry === undefined && cause.id !== null ? await findByCause(tx, cause as Cause, kind, decimals) : undefined
  if (first) return { entryId: first.id, balance: first.balanceAfter, isFirst: false }
  if (entry === undefined || 'code' in outcome || entry.balance !== outcome.balance)
    throw refuse('code' in outcome ? outcome.code : 'points.insufficient', { balance: written(account.balance), amount: written(amount) })
  const { id: entryId, balance } = entry
  posting.record({
    kind: eventOf[kind], subject: { kind: 'points', id: memberId },
    facts: { entryId, kind, amount: written(amount), balance: written(balance), cause: { ...cause }, reference: posting.reference ?? '', note: posting.note ?? '' },
  })
  // Told when the line is crossed, not again with every charge below it (chapter 7, members' mails).
  if (hasRunLow(account.balance, balance, lowBalance)) posting.record({ kind: 'points.low', subject: { kind: 'points', id: memberId }, facts: { balance: written(balance), threshold: written(lowBalance) } })
  return { entryId, balance, isFirst: true }
}

const eventOf: Readonly<Record<EntryKind, string>> = {
  top_up: 'points.topped_up', top_up_reversal: 'points.top_up_reversed', pay_out: 'points.paid_out', charge: 'points.charged', return: 'points.returned',
  addition: 'points.added', deduction: 'points.deducted', change_charge: 'points.charged', change_return: 'points.returned', usage: 'points.charged',
}
