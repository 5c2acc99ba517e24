import { refuse } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { EventDraft } from '#kit/server/events.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { blockerOf, type DepartmentBlockers, type DepartmentMover } from '#modules/departments/offers.ts'
import type { ProjectResource } from '#modules/projects/contract.ts'
import { shownOfProject } from '#modules/projects/offers.ts'
import type { QuotaEvidence } from '#modules/quotas/offers.ts'
import { findResource, insertResources, moveToUnit, quotaDemandOfInventory, readResourcesOfProject, readMetered, runningIn, type NewResource } from './store.ts'

export type { NewResource } from './store.ts'
export { writeHolds as holdResources } from './hold-store.ts'
export { lockResources, standingResources, type ResourceChange, type StandingResource } from './lifecycle-store.ts'
export { changeResources, releaseResources, type TakenOfQuota } from './lifecycle.ts'
export { lockPlaced, passingChoices, placedResources, writePassing, type PlacedResource } from './placing-store.ts'

/**
 * Takes provisioned units into the inventory (R6), one row and one `resource.started` event each; answers
 * their ids in the order given. An instance id of the service that already runs is 409 `resource.instance_used`.
 */
export async function startResources(tx: Tx, resources: readonly NewResource[], record: (event: EventDraft) => void): Promise<string[]> {
  if (resources.length === 0) return []
  const started = await insertResources(tx, resources)
  const idOf = new Map(started.map((unit) => [keyOf(unit), unit.id]))
  const used = resources.filter((unit, index) => !idOf.has(keyOf(unit)) || resources.findIndex((other) => keyOf(other) === keyOf(unit)) < index)
  if (used.length > 0) throw refuse('resource.instance_used', { instanceId: used.map(({ instanceId }) => instanceId).join(', ') })
  return resources.map((resource) => {
    const id = idOf.get(keyOf(resource))!
    record({
      kind: 'resource.started', subject: { kind: 'resource', id }, departmentId: resource.departmentId,
      facts: { instanceId: resource.instanceId, service: resource.serviceCode, application: resource.applicationNumber },
    })
    return id
  })
}

/** The cloud gives an id once for each service. */
function keyOf({ serviceCode, instanceId }: { readonly serviceCode: string; readonly instanceId: string }): string {
  return `${serviceCode} ${instanceId}`
}

/** Answers the projects' question: what runs in a project. */
export async function resourcesOfProject(reader: Reader, actor: Actor, projectId: string): Promise<{ total: number; items: ProjectResource[] }> {
  const { total, items } = await readResourcesOfProject(reader, actor, projectId, shownOfProject)
  return {
    total,
    items: items.map(({ id, instanceId, name, serviceCode, serviceName, status, startedAt }) =>
      ({ id, instanceId, name, service: { code: serviceCode, name: serviceName }, status, startedAt: startedAt.toISOString() })),
  }
}

/** Answers the quotas' question: what the inventory takes (Q7). */
export const quotaUsedByResources: QuotaEvidence = (reader) => quotaDemandOfInventory(reader)

/** Answers the departments' question: what runs hinders archiving; a move takes it along (chapter 2, Departments). */
export const runningResourcesBlockDepartments: DepartmentBlockers = async (reader, departmentIds, purpose) =>
  purpose === 'archiving' ? blockerOf('department.has_running_resources', await runningIn(reader, departmentIds), '/reorganisations/new') : []

/** Answers the departments' question: what a moved department has goes along to its new unit. */
export const resourcesMoveAlong: DepartmentMover = ({ tx, now, moved, parent }) => moveToUnit(tx, moved.path, parent.unitId, dayOf(now))

/** For bills: what a resource cost is for those who see it. */
export async function seesResource(reader: Reader, actor: Actor, id: string): Promise<boolean> {
  return await findResource(reader, actor, id) !== undefined
}

/** The resources of these ids or of these names that the cloud gave, as usage is metered of them. */
export const resourcesMetered = readMetered
