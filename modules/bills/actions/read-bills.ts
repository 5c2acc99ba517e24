import { query } from '#kit/server/action.ts'
import { listBills, readBill } from '../contract.ts'
import { seesDrafts } from '../policy.ts'
import { listBillRows } from '../store.ts'
import { billView, showBillDetail, viewingFor } from '../view.ts'

export const listBillsQuery = query(listBills, async ({ database, actor, input, now }) => {
  const found = await listBillRows(database, actor, input)
  const viewing = await viewingFor(database, actor, now, seesDrafts(actor) && found.items.some(({ status }) => status === 'draft'))
  return { ...found, items: found.items.map((bill) => billView(viewing, bill)) }
})

export const readBillQuery = query(readBill, ({ database, actor, input, now }) => showBillDetail(database, actor, input, now))
