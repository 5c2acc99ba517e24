import { notFound } from '#kit/pure/refusal.ts'
import { query } from '#kit/server/action.ts'
import type { Reader } from '#kit/server/database.ts'
import { reaches, type Actor } from '#modules/access/rules/actor.ts'
import { allRegions, regionsByIds } from '#modules/catalogue/offers.ts'
import { findDepartment } from '#modules/departments/offers.ts'
import { allocationTable, ownQuotas, quotaHistory, quotasForApplication, readCapacities, subordinateQuotas } from '../contract.ts'
import { openGrants } from '../grant-store.ts'
import { listHistoryRows } from '../history-store.ts'
import { readThresholds } from '../thresholds-store.ts'
import { readChildren, readRoot, readTree } from '../tree-store.ts'
import { grantAnswer, showQuotas } from '../view.ts'
import { regionAnswer } from './set-totals.ts'

/** Q5: the numbers of one's own department. */
export const ownQuotasQuery = query(ownQuotas, async ({ database, actor, input }) => {
  const own = await ownDepartment(database, actor)
  const items = await showQuotas(database, [own.department.id], input.regionId)
  const grants = await openGrants(database, [own.department.id], input.regionId)
  const shown = new Set(items.map(({ regionId }) => regionId))
  const regions = (await allRegions(database)).filter(({ id, isOn }) => isOn || shown.has(id))
  return { ...own, regions: regions.map(regionAnswer), items, grants: grants.map(grantAnswer), thresholds: await readThresholds(database) }
})

/** R5: what a form of an application shows beside its fields. */
export const availableQuery = query(quotasForApplication, async ({ database, actor, input }) => {
  const department = await findDepartment(database, input.departmentId)
  if (!department || department.kind === 'root' || !reaches(actor, 'resource.apply', { departmentId: department.id, sector: department.sector })) throw notFound()
  return { items: await showQuotas(database, [department.id]) }
})

/** Q5: everything below one's own department. */
export const subordinatesQuery = query(subordinateQuotas, async ({ database, actor, input }) => {
  const region = await regionOf(database, input.regionId)
  const below = actor.subtree.filter((id) => id !== actor.departmentId)
  const items = await showQuotas(database, below, region.id)
  const shown = new Set(items.map(({ departmentId }) => departmentId))
  const departments = (await readTree(database, below)).filter(({ id, isArchived }) => !isArchived || shown.has(id))
  return { region, departments, items, grants: (await openGrants(database, below, region.id)).map(grantAnswer) }
})

/** Q2: own and children's numbers, also for those who may not see further down. */
export const allocationQuery = query(allocationTable, async ({ database, actor, input }) => {
  const region = await regionOf(database, input.regionId)
  const own = await ownDepartment(database, actor)
  const children = await readChildren(database, own.department.id)
  const ids = children.map(({ id }) => id)
  return {
    ...own, region, children, own: await showQuotas(database, [own.department.id], region.id), items: await showQuotas(database, ids, region.id),
    grants: (await openGrants(database, [own.department.id, ...ids], region.id)).map(grantAnswer),
  }
})

export const historyQuery = query(quotaHistory, async ({ database, actor, input }) => {
  const page = await listHistoryRows(database, actor, input)
  const regions = await regionsByIds(database, page.items.map(({ regionId }) => regionId))
  return { ...page, items: page.items.map(({ regionId, at, ...entry }) => ({ ...entry, at: at.toISOString(), region: regionAnswer(regions.get(regionId)!) })) }
})

export const capacitiesQuery = query(readCapacities, async ({ database, input }) => {
  const region = await regionOf(database, input.regionId)
  return { region, items: await showQuotas(database, [(await readRoot(database)).id], region.id) }
})

async function ownDepartment(reader: Reader, actor: Actor) {
  const department = actor.departmentId === null ? undefined : await findDepartment(reader, actor.departmentId)
  if (!department) throw notFound()
  const parent = department.parentId === null ? undefined : await findDepartment(reader, department.parentId)
  return { department: { id: department.id, name: department.name }, parent: parent ? { id: parent.id, name: parent.name } : null }
}

async function regionOf(reader: Reader, id: string) {
  const region = (await regionsByIds(reader, [id])).get(id)
  if (!region) throw notFound()
  return regionAnswer(region)
}
