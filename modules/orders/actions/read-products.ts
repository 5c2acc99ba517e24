import { query } from '#kit/server/action.ts'
import { countProducts, listProducts, readProduct } from '../contract.ts'
import { countViews, listProductRows } from '../list-store.ts'
import { guardOrders } from '../policy.ts'
import { rowOf, showProduct } from '../view.ts'

export const listQuery = query(listProducts, async ({ database, actor, now, input }) => {
  guardOrders(actor)
  const list = await listProductRows(database, { actor, now, input })
  return { ...list, items: list.items.map((product) => rowOf(actor, product, now, input.view)) }
})

export const countQuery = query(countProducts, async ({ database, actor, now }) => ({ items: await countViews(database, actor, now) }))

export const readQuery = query(readProduct, ({ database, actor, now, input }) => {
  guardOrders(actor)
  return showProduct(database, actor, input.id, now)
})
