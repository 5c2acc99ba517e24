import { invalid, type FieldError } from '#kit/pure/refusal.ts'
import { dayOf, type Day } from '#kit/pure/time.ts'
import { action, type Route } from '#kit/server/action.ts'
import type { Tx } from '#kit/server/database.ts'
import { configurationFacts } from '#modules/catalogue/offers.ts'
import { createPrice } from '../contract.ts'
import type { PriceFollower } from '../offers.ts'
import { checkPlace, correspondenceOf, placeIn, type Place, type Unit } from '../rules/correspondence.ts'
import { addChange, findPrice, insertPrice, readCurrency } from '../store.ts'
import { priceView } from '../view.ts'

/** A new row of the price list (P1, P2); its price counts from today or from a later day (P4). */
export function createPriceRoute(followers: readonly PriceFollower[]): Route {
  return action(createPrice, async ({ tx, actor, now, input, record }) => {
    const { category, resource, spec, number, price } = input
    const today = dayOf(now)
    const place = { category, resource, spec, number }
    const unit = await checkedUnit(tx, place, checkDay(input.fromDay, today))
    const id = await insertPrice(tx, { ...place, unit }, { actor, now })
    const fromDay = input.fromDay ?? today
    await addChange(tx, { id, fromDay, price }, { actor, now })
    await follow(tx, followers)
    record({ kind: 'price.created', subject: { kind: 'unit_price', id }, facts: { ...place, price, fromDay } })
    return priceView(actor, await readCurrency(tx), await findPrice(tx, id, today))
  })
}

/** After the list was written: whoever keeps amounts at its prices computes them anew. */
export async function follow(tx: Tx, followers: readonly PriceFollower[]): Promise<void> {
  for (const recompute of followers) await recompute(tx)
}

/** The unit of what may be priced; else everything that is wrong with it (P2). */
export async function checkedUnit(tx: Tx, place: Place & { readonly number: number }, more: readonly FieldError[] = []): Promise<Unit> {
  const { choices } = await configurationFacts(tx, { regionId: null, departmentId: null })
  const table = correspondenceOf(choices)
  const errors = [...checkPlace(table, place), ...more]
  if (errors.length > 0) throw invalid(errors)
  return placeIn(table, place)!.unit
}

/** What was placed or billed before keeps its price: no price counts backwards (P4). */
export function checkDay(fromDay: Day | undefined, today: Day): FieldError[] {
  return fromDay !== undefined && fromDay < today ? [{ path: 'fromDay', code: 'price.past_day' }] : []
}
