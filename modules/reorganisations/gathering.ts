import { Refusal, type FieldError } from '#kit/pure/refusal.ts'
import type { Day } from '#kit/pure/time.ts'
import type { Reader } from '#kit/server/database.ts'
import { openApplicationsNaming } from '#modules/applications/offers.ts'
import { sentMonthOf } from '#modules/bills/offers.ts'
import { movedNetworksTaken, regionsByIds } from '#modules/catalogue/offers.ts'
import { metrics } from '#modules/catalogue/rules/metrics.ts'
import type { DepartmentRow } from '#modules/departments/offers.ts'
import { namesTaken, projectsByIds } from '#modules/projects/offers.ts'
import { quotaOfPassing, type QuotaEffect } from '#modules/quotas/offers.ts'
import { demandOf, type Demand } from '#modules/quotas/rules/demand.ts'
import { placedResources, type PlacedResource } from '#modules/resources/offers.ts'
import { stateHindrances, wishErrors } from './rules/hindrances.ts'
import { departmentLabels } from './store.ts'

/** What is to pass from which department to which, on a day. */
export type Wish = {
  readonly day: Day
  readonly from: DepartmentRow
  readonly to: DepartmentRow
  readonly projectIds: readonly string[]
  readonly resources: readonly { readonly id: string; readonly toProjectId: string }[]
}

/** What is there to pass; the questions to the other modules are asked of these. */
export type Found = { readonly projects: Awaited<ReturnType<typeof projectsByIds>>; readonly moved: readonly PlacedResource[] }

export async function findWished(reader: Reader, { projectIds, resources }: Wish): Promise<Found> {
  return {
    projects: await projectsByIds(reader, [...projectIds, ...resources.map(({ toProjectId }) => toProjectId)]),
    moved: await placedResources(reader, { projectIds, resourceIds: resources.map(({ id }) => id) }),
  }
}

/** What is wrong with the wish itself; nothing else can be asked before it is right. */
export function errorsOf({ from, to, projectIds, resources }: Wish, { projects, moved }: Found): FieldError[] {
  return wishErrors({
    from, to, projectIds, resources, knownProjects: new Map(projects.map((project) => [project.id, project])),
    knownResources: new Map(moved.map((resource) => [resource.id, { ...resource, isReleased: resource.status === 'released' }])),
  })
}

/** What it takes of quotas: of everything that still runs. */
export function demandsOf(moved: readonly PlacedResource[]): Demand[] {
  return moved.flatMap(({ status, regionId, quotaDemand }) => status === 'released' || regionId === null ? [] : demandOf(regionId, quotaDemand, 1))
}

/** What is in its way today, and what it does to quotas. */
export async function examine(reader: Reader, wish: Wish, { moved }: Found): Promise<{ hindrances: FieldError[]; effects: QuotaEffect[] }> {
  const { from, to, projectIds } = wish
  const resourceIds = moved.map(({ id }) => id)
  const applications = await openApplicationsNaming(reader, { projectIds, resourceIds })
  const networksTaken = await movedNetworksTaken(reader, { fromDepartmentId: from.id, toDepartmentId: to.id, cloudIds: moved.map(({ instanceId }) => instanceId) })
  const sentMonth = await sentMonthOf(reader, [from.unitId!, to.unitId!], wish.day)
  const quota = await quotaOfPassing(reader, { from, to, demands: demandsOf(moved) })
  const hindrances = stateHindrances({ applications, namesTaken: await namesTaken(reader, to.id, projectIds), networksTaken, sentMonth: sentMonth?.slice(0, 7) ?? null, movedCount: moved.length })
  return { hindrances: [...hindrances, ...await temporaryHindrances(reader, quota.temporary), ...quota.refusal?.errors ?? []], effects: quota.effects }
}

/** Each line names where the total must be made permanent first (Q8). */
async function temporaryHindrances(reader: Reader, lines: Awaited<ReturnType<typeof quotaOfPassing>>['temporary']): Promise<FieldError[]> {
  const labels = await departmentLabels(reader, lines.map(({ departmentId }) => departmentId))
  const regions = await regionsByIds(reader, lines.map(({ regionId }) => regionId))
  return lines.map(({ departmentId, regionId, metric, wanted, free }) => ({
    path: '', code: 'reorganisation.quota_temporary',
    facts: { department: labels.get(departmentId)!, region: regions.get(regionId)!.names, metric: metrics[metric].names, unit: metrics[metric].unit, wanted, free },
  }))
}

export function hindered(errors: readonly FieldError[]): Refusal {
  return new Refusal('reorganisation.hindered', 409, {}, errors)
}
