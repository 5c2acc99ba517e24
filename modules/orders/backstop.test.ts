import { expect, test } from 'vitest'
import { cast, placed } from '#testkit/orders.ts'
import { useTestApp } from '#testkit/http.ts'
import { productStatuses, productTransitions } from './rules/status.ts'

const app = useTestApp()

test('[O1] the database refuses what the status table does not have, and has no other table', async () => {
  const [{ source }] = await app.sql<{ source: string }>(`select prosrc as source from pg_proc where proname = 'refuse_wrong_product_move'`) as [{ source: string }]
  const ways = productStatuses.flatMap((from) => [...new Set(Object.values(productTransitions[from]))].map((to) => `${from} ${to}`))
  expect([...source.matchAll(/'((?:product|resource)_\w+ (?:product|resource)_\w+)'/g)].map(([, way]) => way!).toSorted()).toEqual(ways.toSorted())

  const { member } = await cast(app)
  const [product] = await placed(member)
  const write = (change: string) => app.sql(`update products set ${change} where id = ${product!.id}`)
  await expect(write(`status = 'resource_create'`)).rejects.toMatchObject({ constraint: 'products_moves' })
  for (const change of ['payable = payable + 1', 'discount_percent = 1', 'months = 1', `number = number || '0'`, 'charged = -1', 'version = 0'])
    await expect(write(change), change).rejects.toMatchObject({ code: '23514' })
})

test('[O1] steps, changes of the expiry and adjustments are only ever added', async () => {
  const { rows } = await app.database.executeQuery<{ table: string }>({ sql: `
    select t as table from unnest(array['product_steps', 'product_expiry_changes', 'product_adjustments']) t
    where has_table_privilege(current_user, t, 'update') or has_table_privilege(current_user, t, 'delete')`, parameters: [] } as never)
  expect(rows).toEqual([])
})
