import { notFound, refuse } from '#kit/pure/refusal.ts'
import { action } from '#kit/server/action.ts'
import type { Metric } from '#modules/catalogue/rules/metrics.ts'
import { findDepartment, keepTree, rootDepartment } from '#modules/departments/offers.ts'
import { allocate, setCapacities } from '../contract.ts'
import { showQuotas } from '../view.ts'
import { guardEnd, knownRegions, regionAnswer, setTotals } from './set-totals.ts'

/** Q2: one form for all metrics of a region, only to direct children; all or nothing. */
export const allocateAction = action(allocate, async ({ tx, actor, now, input, record }) => {
  await keepTree(tx)
  const child = await findDepartment(tx, input.departmentId)
  const ownId = actor.departmentId
  if (!child || ownId === null || !actor.subtree.includes(child.id)) throw notFound()
  if (child.parentId !== ownId) throw refuse('quota.not_a_child')
  if (child.isArchived) throw refuse('department.archived')
  await knownRegions(tx, [{ id: input.regionId, path: 'regionId' }])
  guardEnd(input.until, now, 'until')
  const plans = await setTotals({
    tx, actor, now, record, kind: 'allocation', reason: input.reason?.trim() ?? '', endsOn: input.until ?? null,
    subject: { kind: 'department', id: child.id, number: child.name },
    wishes: totalsOf(input.totals).map(([metric, total]) => ({ departmentId: child.id, parentId: ownId, regionId: input.regionId, metric, total })),
  })
  record({
    kind: 'quota.allocated', subject: { kind: 'department', id: child.id }, departmentId: child.id,
    facts: { regionId: input.regionId, totals: input.totals, until: input.until ?? null, reason: input.reason?.trim() ?? '', differences: Object.fromEntries(plans.map(({ metric, difference }) => [metric, difference])) },
  })
  return { own: await showQuotas(tx, [ownId], input.regionId), items: await showQuotas(tx, [child.id], input.regionId) }
})

/** Q6: the root's totals are the capacity; nobody gave them. */
export const setCapacitiesAction = action(setCapacities, async ({ tx, actor, now, input, record }) => {
  const rootId = await rootDepartment(tx)
  const regions = await knownRegions(tx, [{ id: input.regionId, path: 'regionId' }])
  const reason = input.reason.trim()
  const plans = await setTotals({
    tx, actor, now, record, kind: 'capacity', reason, subject: { kind: 'department', id: rootId },
    wishes: totalsOf(input.totals).map(([metric, total]) => ({ departmentId: rootId, parentId: null, regionId: input.regionId, metric, total })),
  })
  record({
    kind: 'quota.capacity_set', subject: { kind: 'department', id: rootId }, departmentId: rootId,
    facts: { regionId: input.regionId, totals: input.totals, reason, differences: Object.fromEntries(plans.map(({ metric, difference }) => [metric, difference])) },
  })
  return { region: regionAnswer(regions.get(input.regionId)!), items: await showQuotas(tx, [rootId], input.regionId) }
})

function totalsOf(totals: Partial<Record<Metric, number>>): [Metric, number][] {
  return Object.entries(totals) as [Metric, number][]
}
