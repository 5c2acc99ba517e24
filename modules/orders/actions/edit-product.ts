import { invalid } from '#kit/pure/refusal.ts'
import { action, type ActionContext } from '#kit/server/action.ts'
import { editProduct, setExpiry, writeBackfill, writeNotes, type editableActs } from '../act-contract.ts'
import { backfillProblems, type BackfillItem } from '../rules/backfill.ts'
import { expiryProblem } from '../rules/expiry.ts'
import { insertExpiryChange } from '../step-store.ts'
import { changeRow, type ProductRecord } from '../store.ts'
import { showProduct } from '../view.ts'
import { deliver } from './deliver-product.ts'
import { end, expire } from './expire-product.ts'
import { eventOf, type Acting } from './moving.ts'
import { openFor, openSeen } from './opening.ts'
import { create, unlock, verify } from './verify-product.ts'

export const setExpiryAction = action(setExpiry, async (context) => {
  await changeExpiry(context, await openFor('setExpiry', context), context.input, '')
  return showProduct(context.tx, context.actor, context.input.id, context.now)
})
export const writeNotesAction = action(writeNotes, async (context) => {
  await changeNotes(context, await openFor('editNotes', context), context.input.notes)
  return showProduct(context.tx, context.actor, context.input.id, context.now)
})
export const writeBackfillAction = action(writeBackfill, async (context) => {
  await changeBackfill(context, await openFor('backfill', context), context.input.backfill)
  return showProduct(context.tx, context.actor, context.input.id, context.now)
})

const steps: Readonly<Record<(typeof editableActs)[number], (acting: Acting, product: ProductRecord) => Promise<void>>> = {
  verify, createResource: create, renewResource: unlock, deliver, expire, end,
}

/** O5, the edit page: status first, then what depends on it; one transaction, so together or not at all. */
export const editAction = action(editProduct, async (context) => {
  const { tx, actor, now, input } = context
  const { act, expiry, notes, backfill } = input
  await openSeen(context)
  // The version that was seen is compared once, at the beginning: what follows is this very edit.
  const again: Again = { ...context, input: { id: input.id } }
  if (act !== undefined) await steps[act](again, await openFor(act, again))
  if (expiry !== undefined) await changeExpiry(again, await openFor('setExpiry', again), expiry, 'expiry/')
  if (notes !== undefined) await changeNotes(again, await openFor('editNotes', again), notes)
  if (backfill !== undefined) await changeBackfill(again, await openFor('backfill', again), backfill)
  return showProduct(tx, actor, input.id, now)
})
type Again = Omit<ActionContext<typeof editProduct>, 'input'> & { readonly input: { readonly id: string } }

/** O4: old and new are kept, with who and why. */
async function changeExpiry({ tx, actor, now, record }: Acting, product: ProductRecord, wanted: { readonly expiresAt: string; readonly reason: string }, path: string): Promise<void> {
  const [before, after, reason] = [product.expiresAt!, new Date(wanted.expiresAt), wanted.reason.trim()]
  const code = expiryProblem(after, product)
  if (code !== undefined) throw invalid([{ path: `${path}expiresAt`, code }], code)
  await changeRow(tx, product, { expires_at: after, expiry_changed_by: actor.id })
  await insertExpiryChange(tx, product.id, { at: now, accountId: actor.id, before, after, reason })
  record(eventOf(product, 'product.expiry_changed', { before: before.toISOString(), after: after.toISOString(), reason }))
}

async function changeNotes({ tx, record }: Acting, product: ProductRecord, notes: string): Promise<void> {
  await changeRow(tx, product, { operator_notes: notes.trim() })
  record(eventOf(product, 'product.notes_written'))
}

async function changeBackfill({ tx, record }: Acting, product: ProductRecord, { items, access }: { readonly items: readonly BackfillItem[]; readonly access?: string }): Promise<void> {
  const errors = backfillProblems(product.serviceCode, items)
  if (errors.length > 0) throw invalid(errors)
  const backfill = { items: items.map(({ kind, value }) => ({ kind, value: value.trim() })), access: access?.trim() ?? '' }
  await changeRow(tx, product, { backfill: JSON.stringify(backfill) })
  record(eventOf(product, 'product.backfilled', { items: backfill.items }))
}
