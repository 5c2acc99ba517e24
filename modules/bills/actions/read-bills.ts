import { query } from '#kit/server/action.ts'
import { listBills, readBill } from '../contract.ts'
import { listBillRows } from '../store.ts'
import { billView, showBillDetail, viewingFor } from '../view.ts'

export const listBillsQuery = query(listBills, async ({ database, actor, input, now }) => {
  const [viewing, found] = await Promise.all([viewingFor(database, actor, now), listBillRows(database, actor, input)])
  return { ...found, items: found.items.map((bill) => billView(viewing, bill)) }
})

export const readBillQuery = query(readBill, ({ database, actor, input, now }) => showBillDetail(database, actor, input, now))
