import { dayOf } from '#kit/pure/time.ts'
import { query, type Route } from '#kit/server/action.ts'
import { listRows } from '#kit/server/list.ts'
import { configurationFacts } from '#modules/catalogue/offers.ts'
import { listPrices, readCorrespondence, readCurrentPrices, readPrice, readPriceHistory } from '../contract.ts'
import type { PriceUsers } from '../offers.ts'
import { correspondenceOf } from '../rules/correspondence.ts'
import { changeStates } from '../rules/history.ts'
import { findPrice, listedPrices, priceSource, readChanges, readCurrency, readPricesOn, type PriceRecord } from '../store.ts'
import { usesOf } from '../uses.ts'
import { priceView, writtenPrice } from '../view.ts'

export const listPricesQuery = query(listPrices, async ({ database, actor, now, input }) => {
  const currency = await readCurrency(database)
  const found = await listRows<typeof listPrices['list'], PriceRecord>(database, listPrices.list, priceSource(dayOf(now)), input, listedPrices)
  return { ...found, items: found.items.map((row) => priceView(actor, currency, row)) }
})

/** Also one that has ended: its history stays. */
export function readPriceRoute(users: readonly PriceUsers[]): Route {
  return query(readPrice, async ({ database, actor, now, input }) => {
    const row = await findPrice(database, input.id, dayOf(now))
    const currency = await readCurrency(database)
    const { usedBy, services } = await usesOf(database, users, row)
    return { ...priceView(actor, currency, row), currency, endedAt: row.endedAt?.toISOString() ?? null, usedBy, services }
  })
}

export const readHistoryQuery = query(readPriceHistory, async ({ database, now, input }) => {
  const today = dayOf(now)
  await findPrice(database, input.id, today)
  const currency = await readCurrency(database)
  const changes = await readChanges(database, input.id)
  const states = changeStates(changes, today)
  return {
    items: changes.map(({ id, fromDay, before, after, at, byId, byName, forId, forName }) => ({
      id, fromDay, before: writtenPrice(before, currency), after: writtenPrice(after, currency), at: at.toISOString(),
      by: byId === null ? null : { id: byId, name: byName ?? '' }, for: forId === null ? null : { id: forId, name: forName ?? '' }, state: states.get(id)!,
    })),
  }
})

/** P2: with what O&M added to the catalogue. */
export const correspondenceQuery = query(readCorrespondence, async ({ database }) => {
  const { choices } = await configurationFacts(database, { regionId: null, departmentId: null })
  return { items: correspondenceOf(choices).map(({ specs, numbers, ...row }) => ({ ...row, specs: [...specs], numbers: 'from' in numbers ? numbers : [...numbers] })) }
})

export const currentPricesQuery = query(readCurrentPrices, async ({ database, now }) => {
  const day = dayOf(now)
  const { prices, currency } = await readPricesOn(database, day)
  return { day, currency, items: prices.map((row) => ({ ...row, price: writtenPrice(row.price, currency)! })) }
})
