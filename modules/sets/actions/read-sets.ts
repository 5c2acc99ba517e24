import { query } from '#kit/server/action.ts'
import { listRows } from '#kit/server/list.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { listSets, readSet } from '../contract.ts'
import { findSet, listedSets, setSource, type SetRecord } from '../store.ts'
import { setDetailView, setView } from '../view.ts'

export const listSetsQuery = query(listSets, async ({ database, actor, input }) => {
  const currency = await readCurrency(database)
  const found = await listRows<typeof listSets['list'], SetRecord>(database, listSets.list, setSource, input, listedSets)
  return { ...found, items: found.items.map((set) => setView(actor, currency, set)) }
})

export const readSetQuery = query(readSet, async ({ database, actor, input }) =>
  setDetailView(actor, await readCurrency(database), await findSet(database, input.id)))
