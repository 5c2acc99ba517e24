import { allow } from '#kit/pure/policy.ts'
import { invalid, refuse } from '#kit/pure/refusal.ts'
import { action } from '#kit/server/action.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { checkedPrice } from '../checked-price.ts'
import { changeSet } from '../contract.ts'
import { setPolicy } from '../policy.ts'
import { findSet, lockSet, writeSet, type FullSet, type SetChange } from '../store.ts'
import { setDetailView, writtenAmount } from '../view.ts'

/** What may be edited of a set (S6), popularity included (S4). What stays as it was is no change. */
export const changeSetAction = action(changeSet, async ({ tx, actor, now, input, record }) => {
  const set = await lockSet(tx, input.id)
  allow(setPolicy, 'edit', actor, set)
  if (set.version !== input.version) throw refuse('conflict.stale', { version: set.version })
  const currency = await readCurrency(tx)
  const final = input.finalPrice === undefined ? undefined : checkedPrice(input.finalPrice, currency)
  if (final && final.errors.length > 0) throw invalid(final.errors)
  const before: SetChange = { ...editable(set), finalPrice: writtenAmount(set.finalPrice, currency) }
  const { name, description, category, isPopular } = input
  const after: SetChange = {
    name: name ?? before.name, description: description ?? before.description, category: category ?? before.category,
    isPopular: isPopular ?? before.isPopular, finalPrice: final?.amount ?? before.finalPrice,
  }
  const changed = (Object.keys(after) as (keyof SetChange)[]).filter((key) => after[key] !== before[key])
  if (changed.length > 0) {
    await writeSet(tx, set.id, after, { actor, now })
    record({ kind: 'set.changed', subject: { kind: 'set', id: set.id }, facts: { number: set.number, before: only(before, changed), after: only(after, changed) } })
  }
  return setDetailView(actor, currency, await findSet(tx, set.id))
})

function editable({ name, description, category, isPopular }: FullSet) {
  return { name, description, category, isPopular }
}

function only(change: SetChange, keys: readonly (keyof SetChange)[]): Partial<SetChange> {
  return Object.fromEntries(keys.map((key) => [key, change[key]]))
}
