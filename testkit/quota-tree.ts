import { inTransaction, platformNow, type Database, type Tx } from '#kit/server/database.ts'
import { system } from '#modules/access/rules/actor.ts'
import type { Metric } from '#modules/catalogue/rules/metrics.ts'
import { keepTree } from '#modules/departments/offers.ts'
import { setTotals } from '#modules/quotas/actions/set-totals.ts'
import { bookDemand, type DemandChange } from '#modules/quotas/offers.ts'
import type { QuotaKey } from '#modules/quotas/rules/quota.ts'
import type { TestApp } from './http.ts'

/** A tree of departments of its own below a government head, and a region in which nobody has any quota yet. */
export type QuotaTree = { readonly regionId: string; readonly rootId: string; readonly headId: string; readonly nodes: readonly TreeNode[] }
export type TreeNode = { readonly id: string; readonly parentId: string; readonly depth: number }

let serial = 0

/** `parents[i]`: the position of the node that the i-th one hangs under, an earlier one; -1 is the head. */
export async function growQuotaTree(app: TestApp, parents: readonly number[]): Promise<QuotaTree> {
  const mark = `t${Date.now().toString(36)}${++serial}`
  const [region] = await app.sql<{ id: string }>(`insert into regions (code, names, zone) values ($1, array[$1, $1, $1], 'public') returning id::text as id`, [mark])
  const [head] = await app.sql<Placed>(`select id::text as id, path, depth from departments where code = 'dsj'`)
  const [root] = await app.sql<Placed>(`select id::text as id, path, depth from departments where kind = 'root'`)
  const grown: (Placed & { parentId: string })[] = []
  for (const [index, position] of parents.entries()) {
    const parent = position < 0 ? head! : grown[position]!
    const [row] = await app.sql<Placed>(`
      with numbered as (select nextval(pg_get_serial_sequence('departments', 'id')) as id)
      insert into departments (id, code, name, kind, sector, parent_id, unit_id, path, depth) overriding system value
      select n.id, $1, $1, $2, 'government', p.id, case $2 when 'unit' then n.id else p.unit_id end, p.path || n.id || '/', p.depth + 1
      from numbered n, departments p where p.id = $3 returning id::text as id, path, depth`, [`${mark}.${index}`, position < 0 ? 'unit' : 'inner', parent.id])
    grown.push({ ...row!, parentId: parent.id })
  }
  return { regionId: region!.id, rootId: root!.id, headId: head!.id, nodes: grown.map(({ id, parentId, depth }) => ({ id, parentId, depth })) }
}
type Placed = { id: string; path: string; depth: number }

/** How often a transaction was begun anew after PostgreSQL had broken it off. */
export class Attempts {
  transactions = 0
  begun = 0
  get again(): number { return this.begun - this.transactions }
}

/** One act in a transaction of its own, as an action would have it. */
export async function actOnQuota<Result>(database: Database, attempts: Attempts, act: (booking: ActContext) => Promise<Result>): Promise<Result> {
  attempts.transactions++
  return inTransaction(database, async (tx) => {
    attempts.begun++
    return act({ tx, actor: system, now: await platformNow(tx), record: () => {} })
  })
}
export type ActContext = { readonly tx: Tx; readonly actor: typeof system; readonly now: Date; readonly record: () => void }

export function keyIn(tree: QuotaTree, departmentId: string, metric: Metric = 'ecs.vcpu'): QuotaKey {
  return { departmentId, regionId: tree.regionId, metric }
}

/** What an application or a resource does to its department's quota (R5): amounts instead of demands. */
export async function demand(context: ActContext, tree: QuotaTree, departmentId: string, change: { readonly [name in keyof DemandChange]?: number }): Promise<void> {
  const asDemands = (amount: number | undefined) => amount === undefined ? [] : [{ ...keyIn(tree, departmentId), amount }]
  await bookDemand({ ...context, departmentId, subject: { kind: 'application', id: '1' } }, {
    reserved: asDemands(change.reserved), freed: asDemands(change.freed), used: asDemands(change.used), returned: asDemands(change.returned),
  })
}

/** Sets a total, or raises it; null as the parent is the root's capacity (Q2, Q6). */
export async function giveTotal(context: ActContext, tree: QuotaTree, departmentId: string, parentId: string | null, wish: { readonly total: number } | { readonly increase: number }, endsOn: string | null = null, metric: Metric = 'ecs.vcpu'): Promise<void> {
  await keepTree(context.tx)
  await setTotals({ ...context, kind: 'allocation', subject: { kind: 'quota', id: null }, endsOn, wishes: [{ ...keyIn(tree, departmentId, metric), parentId, ...wish }] })
}

export type TreeRow = { readonly id: string; readonly total: number; readonly allocated: number; readonly used: number; readonly reserved: number; readonly overdue: number }

export function rowsOfTree(app: TestApp, tree: QuotaTree): Promise<TreeRow[]> {
  return app.sql<TreeRow>(`select department_id::text as id, total::float8 as total, allocated::float8 as allocated, used::float8 as used, reserved::float8 as reserved, overdue::float8 as overdue
    from quotas where region_id = $1 order by department_id`, [tree.regionId])
}

/** Q1 between levels, and the history against the rows: both must be empty. */
export async function contradictions(app: TestApp, tree: QuotaTree): Promise<unknown[]> {
  const levels = await app.sql(`select d.code, q.allocated, coalesce(sum(below.total), 0) as given
    from quotas q join departments d on d.id = q.department_id
    left join departments c on c.parent_id = d.id left join quotas below on below.department_id = c.id and below.region_id = q.region_id and below.metric = q.metric
    where q.region_id = $1 group by d.code, q.department_id, q.region_id, q.metric having q.allocated <> coalesce(sum(below.total), 0)`, [tree.regionId])
  const history = await app.sql(`select q.total, q.allocated, q.used, q.reserved, told.*
    from quotas q left join (select department_id, metric, sum(total) as t, sum(allocated) as a, sum(used) as u, sum(reserved) as r from quota_changes where region_id = $1 group by 1, 2) told using (department_id, metric)
    where q.region_id = $1 and (q.total, q.allocated, q.used, q.reserved) is distinct from (coalesce(t, 0), coalesce(a, 0), coalesce(u, 0), coalesce(r, 0))`, [tree.regionId])
  return [...levels, ...history]
}
