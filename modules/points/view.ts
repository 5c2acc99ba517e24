import { formatMoney, parseMoney } from '#kit/pure/money.ts'
import { allowedActs } from '#kit/pure/policy.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { memberSummary } from '#modules/members/offers.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import type { Entry, Points } from './contract.ts'
import { entryPolicy, pointsPolicy } from './policy.ts'
import { readBalance, type EntryRecord } from './store.ts'

export async function pointsView(reader: Reader, actor: Actor, memberId: string): Promise<Points> {
  const { id, accountName, displayName, isExisting } = await memberSummary(reader, memberId)
  const { code, decimals } = await readCurrency(reader)
  return {
    member: { id, account: accountName, name: displayName, isExisting },
    balance: formatMoney(await readBalance(reader, memberId, decimals), decimals), currency: { code, decimals },
    allowed: allowedActs(pointsPolicy, actor, { isExisting }),
  }
}

/** `isOwn`: as the member reads it, without who at the platform did it. */
export function entryView(actor: Actor, decimals: number, entry: EntryRecord, isOwn: boolean): Entry {
  const written = (amount: string) => formatMoney(parseMoney(amount, decimals), decimals)
  return {
    id: entry.id, at: entry.at.toISOString(), kind: entry.kind, amount: `${entry.isIncrease ? '' : '-'}${written(entry.amount)}`, balanceAfter: written(entry.balanceAfter),
    cause: { kind: entry.causeKind, id: entry.causeId, number: entry.causeNumber }, reference: entry.reference, note: entry.note,
    by: isOwn || entry.byId === null ? null : { id: entry.byId, name: entry.byName ?? '' }, for: isOwn ? null : entry.forName,
    reversedBy: entry.reversedById, allowed: allowedActs(entryPolicy, actor, entry),
  }
}
