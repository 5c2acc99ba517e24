import type { InputOf } from '#kit/pure/contract.ts'
import { allow } from '#kit/pure/policy.ts'
import { invalid, refuse } from '#kit/pure/refusal.ts'
import { dayOf, type Day } from '#kit/pure/time.ts'
import { action, type ActionContext, type Route } from '#kit/server/action.ts'
import { changePrice } from '../contract.ts'
import type { PriceFollower, PriceUsers } from '../offers.ts'
import { pricePolicy } from '../policy.ts'
import { addChange, endPrice, findPrice, insertPrice, lockPrice, priceOnDay, readCurrency, touchPrice, type PriceRecord } from '../store.ts'
import { priceView } from '../view.ts'
import { checkDay, checkedUnit, follow } from './create-price.ts'
import { guardUses } from './delete-price.ts'

type Context = ActionContext<typeof changePrice>

/** P3: the price of any row; of one that is not preset also what it is the price of, which ends it and begins another. */
export function changePriceRoute(users: readonly PriceUsers[], followers: readonly PriceFollower[]): Route {
  return action(changePrice, async (context) => {
    const { tx, actor, now, input } = context
    const today = dayOf(now)
    const row = await lockPrice(tx, input.id, today)
    allow(pricePolicy, 'edit', actor, row)
    if (row.version !== input.version) throw refuse('conflict.stale', { version: row.version })
    const id = isMoved(row, input) ? await move(context, users, row, today) : await reprice(context, row, today)
    await follow(tx, followers)
    return priceView(actor, await readCurrency(tx), await findPrice(tx, id, today))
  })
}

function isMoved(row: PriceRecord, { resource = row.resource, spec = row.spec, number = row.number }: InputOf<typeof changePrice>): boolean {
  return resource !== row.resource || spec !== row.spec || number !== row.number
}

async function reprice({ tx, actor, now, input, record }: Context, row: PriceRecord, today: Day): Promise<string> {
  const errors = checkDay(input.fromDay, today)
  if (errors.length > 0) throw invalid(errors)
  const fromDay = input.fromDay ?? today
  const before = await priceOnDay(tx, row.id, fromDay)
  // The same price again is no change, and no line of the history.
  if (input.price === undefined || isSame(input.price, before)) return row.id
  await addChange(tx, { id: row.id, fromDay, price: input.price }, { actor, now })
  await touchPrice(tx, row.id, { actor, now })
  record({ kind: 'price.changed', subject: { kind: 'unit_price', id: row.id }, facts: { ...placeOf(row), before, after: input.price, fromDay } })
  return row.id
}

async function move({ tx, actor, now, input, record }: Context, users: readonly PriceUsers[], row: PriceRecord, today: Day): Promise<string> {
  if (row.isPreset) throw refuse('price.preset_protected')
  if (input.fromDay !== undefined && input.fromDay !== today) throw invalid([{ path: 'fromDay', code: 'price.moves_today' }])
  const place = { category: row.category, resource: input.resource ?? row.resource, spec: input.spec ?? row.spec, number: input.number ?? row.number }
  const price = input.price ?? row.price
  const unit = await checkedUnit(tx, place, price === null ? [{ path: 'price', code: 'field.required' }] : [])
  await guardUses(tx, users, row, input.confirmed)
  await endPrice(tx, row.id, today, { actor, now })
  const id = await insertPrice(tx, { ...place, unit }, { actor, now })
  await addChange(tx, { id, fromDay: today, price }, { actor, now })
  record({ kind: 'price.moved', subject: { kind: 'unit_price', id }, facts: { from: { id: row.id, ...placeOf(row), price: row.price }, to: { ...place, price } } })
  return id
}

export function placeOf({ category, resource, spec, number }: PriceRecord) {
  return { category, resource, spec, number }
}

function isSame(price: string, before: string | null): boolean {
  const plain = (text: string) => text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
  return before !== null && plain(price) === plain(before)
}
