import type { Minor } from '#kit/pure/money.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { EventDraft } from '#kit/server/events.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import type { Proof } from '#modules/quotas/offers.ts'
import { post, type Posted } from './ledger.ts'
import { pointsNoticePhrases } from './notice-phrases.ts'
import { chargeKinds, returnKinds, type EntryKind } from './rules/entries.ts'
import { balancesAndEntries, findByCause, lockAccount, readBalance, type Cause } from './store.ts'

export { balanceColumn } from './store.ts'

/**
 * What orders and usage do with points, inside their own transaction, after their subject and quota rows are locked and
 * before a number is drawn. The same cause twice is once: `isFirst` is false then, and the first balance is answered.
 */
export type PointsMove<Kind extends Cause['kind']> = {
  readonly memberId: string
  readonly amount: Minor
  /** `id` of the product, change or month's usage it is because of; `number` is what people call it by. */
  readonly cause: { readonly kind: Kind; readonly id: string; readonly number: string }
  readonly note?: string
  readonly actor: Actor
  readonly now: Date
  readonly record: (event: EventDraft) => void
}
/** `entryId` null: nothing had to be moved. */
export type PointsResult = Omit<Posted, 'entryId'> & { readonly entryId: string | null }

/** Takes points for what was bought. Too few: 409 `points.insufficient` with `balance` and `amount`, and nothing has happened. */
export function chargePoints(tx: Tx, move: PointsMove<keyof typeof chargeKinds>): Promise<PointsResult> {
  return moved(tx, chargeKinds[move.cause.kind], move)
}

/** Gives back what was charged; how much is the caller's rule. */
export function returnPoints(tx: Tx, move: PointsMove<keyof typeof returnKinds>): Promise<PointsResult> {
  return moved(tx, returnKinds[move.cause.kind], move)
}

/** Point management (guide 004 §4.5): its cause is one adjustment; the bounds of the product are the caller's rule. */
export function addPoints(tx: Tx, move: PointsMove<'product_adjustment'>): Promise<PointsResult> {
  return moved(tx, 'addition', move)
}
/** Never below 0: 409 `points.insufficient`. */
export function deductPoints(tx: Tx, move: PointsMove<'product_adjustment'>): Promise<PointsResult> {
  return moved(tx, 'deduction', move)
}

/** The member's account, held until the transaction ends: for what draws a number before it charges (lock order). */
export async function holdPoints(tx: Tx, memberId: string): Promise<void> {
  await lockAccount(tx, memberId, (await readCurrency(tx)).decimals)
}

export async function pointsOf(reader: Reader, memberId: string): Promise<Minor> {
  return readBalance(reader, memberId, (await readCurrency(reader)).decimals)
}

/** What a product costs nothing, or gives nothing back, moves nothing: no entry is written for it. */
async function moved(tx: Tx, kind: EntryKind, move: PointsMove<Cause['kind']>): Promise<PointsResult> {
  if (move.amount !== 0n) return post(tx, { ...move, kind })
  const { decimals } = await readCurrency(tx)
  const first = await findByCause(tx, move.cause, kind, decimals)
  return { entryId: first?.id ?? null, balance: await readBalance(tx, move.memberId, decimals), isFirst: first === undefined }
}

/** Joins the proofs (Q10): points = entries. */
export const pointsAreEntries: Proof = async (reader) => ({ code: 'points.entries', name: pointsNoticePhrases['points.entries'], ...await balancesAndEntries(reader) })
