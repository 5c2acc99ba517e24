import type { Reader } from '#kit/server/database.ts'
import { accountsWithRoles } from '#modules/accounts/offers.ts'
import { rulesNaming } from '#modules/bills/offers.ts'
import { regionsByIds } from '#modules/catalogue/offers.ts'
import type { QuotaEffect } from '#modules/quotas/offers.ts'
import { idsOf } from '#modules/quotas/rules/passing.ts'
import { remainingOf } from '#modules/quotas/rules/quota.ts'
import type { Consequences } from './contract.ts'
import type { Found, Wish } from './gathering.ts'
import { departmentLabels } from './store.ts'

/** How many people are named; the others are counted. */
const named = 20

/** What it does, in the words that are kept with it once it is done. */
export async function consequencesOf(reader: Reader, wish: Wish, { projects, moved }: Found, effects: readonly QuotaEffect[]): Promise<Consequences> {
  const { from, to, projectIds } = wish
  const alone = new Map(wish.resources.map(({ id, toProjectId }) => [id, projects.find((project) => project.id === toProjectId)?.name ?? '']))
  const labels = await departmentLabels(reader, [from.id, to.id, from.unitId!, to.unitId!])
  const reference = (id: string) => ({ id, name: labels.get(id) ?? '' })
  return {
    projects: projects.filter(({ id }) => projectIds.includes(id)).map(({ id, number, name, resourceCount }) => ({ id, number, name, resources: resourceCount })),
    resources: moved.flatMap(({ id, instanceId, name, serviceName, projectName }) => alone.has(id)
      ? [{ id, instanceId, name, service: [...serviceName] as [string, string, string], project: projectName, toProject: alone.get(id)! }] : []),
    resourceCount: moved.filter(({ status }) => status !== 'released').length,
    quota: await quotaLines(reader, effects.filter(({ departmentId }) => departmentId === from.id || departmentId === to.id), reference),
    bills: { fromUnit: reference(from.unitId!), toUnit: reference(to.unitId!) },
    losing: await peopleOf(reader, from, to),
    gaining: await peopleOf(reader, to, from),
    costRules: await rulesNaming(reader, projectIds),
  }
}

async function quotaLines(reader: Reader, effects: readonly QuotaEffect[], reference: (id: string) => { id: string; name: string }): Promise<Consequences['quota']> {
  const regions = await regionsByIds(reader, effects.map(({ regionId }) => regionId))
  return effects.map(({ departmentId, regionId, metric, before, after }) => ({
    department: reference(departmentId), region: { id: regionId, name: [...regions.get(regionId)!.names] as [string, string, string] }, metric,
    total: { before: before.total, after: after.total }, used: { before: before.used, after: after.used }, remaining: remainingOf(after),
  }))
}

/** Whose own department, or one above it inside the sector, holds the one and not the other; the heads see both (chapter 2). */
async function peopleOf(reader: Reader, holding: Wish['from'], lacking: Wish['from']): Promise<Consequences['losing']> {
  const others = new Set(idsOf(lacking.path))
  const departmentIds = idsOf(holding.path).filter((id) => !others.has(id))
  const people = departmentIds.length === 0 ? [] : await accountsWithRoles(reader, ['department_user', 'department_admin'], departmentIds)
  return { count: people.length, names: people.slice(0, named).map(({ displayName }) => displayName) }
}
