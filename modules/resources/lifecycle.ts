import { notFound, refuse } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import type { Tx } from '#kit/server/database.ts'
import type { EventDraft } from '#kit/server/events.ts'
import { demandOf, type Demand, type UnitDemand } from '#modules/quotas/rules/demand.ts'
import { lockResources, writeChanges, writeReleases, type ResourceChange, type StandingResource } from './lifecycle-store.ts'
import { beginStretches, endStretches } from './stretch-store.ts'

/** In whose name existing resources are changed or released; the application that asked for it, if one did. */
export type ResourceAct = {
  readonly now: Date
  readonly record: (event: EventDraft) => void
  readonly application: { readonly id: string; readonly number: string } | null
}
/** What the inventory takes of the quota from now on, and no longer takes: for `bookDemand`, last in the transaction. */
export type TakenOfQuota = { readonly used: Demand[]; readonly returned: Demand[] }

/**
 * Gives running resources another configuration. From this day on they are charged by the new one, the day of the change
 * included (chapter 6). 409 `resource.released` if one no longer runs; nothing is written then.
 */
export async function changeResources(tx: Tx, changes: readonly ResourceChange[], { now, record, application }: ResourceAct): Promise<TakenOfQuota> {
  const standing = await lockRunning(tx, changes.map(({ id }) => id))
  await writeChanges(tx, changes)
  await beginStretches(tx, dayOf(now), changes.map(({ id }) => id), changes.map(({ id, components }) =>
    ({ id, components, applicationId: application?.id ?? null, applicationNumber: application?.number ?? null })))
  for (const resource of standing) record(eventOf(resource, 'changed', application))
  const demands = new Map(changes.map(({ id, quotaDemand }) => [id, quotaDemand]))
  return { used: standing.flatMap((resource) => taken(resource, demands.get(resource.id)!)), returned: standing.flatMap((resource) => taken(resource, resource.quotaDemand)) }
}

/** Gives resources back: charged for the last time on this day (chapter 4). 409 `resource.released` if one was before. */
export async function releaseResources(tx: Tx, ids: readonly string[], { now, record, application }: ResourceAct): Promise<TakenOfQuota> {
  const standing = await lockRunning(tx, ids)
  await writeReleases(tx, ids, now)
  await endStretches(tx, dayOf(now), ids)
  for (const resource of standing) record(eventOf(resource, 'released', application))
  return { used: [], returned: standing.flatMap((resource) => taken(resource, resource.quotaDemand)) }
}

async function lockRunning(tx: Tx, ids: readonly string[]): Promise<StandingResource[]> {
  const standing = await lockResources(tx, ids)
  if (standing.length < new Set(ids).size) throw notFound()
  const gone = standing.filter(({ status }) => status === 'released')
  if (gone.length > 0) throw refuse('resource.released', { instanceId: gone.map(({ instanceId }) => instanceId).join(', ') })
  return standing
}

function taken({ regionId }: StandingResource, demand: UnitDemand): Demand[] {
  return regionId === null ? [] : demandOf(regionId, demand, 1)
}

function eventOf({ id, departmentId, instanceId, serviceCode }: StandingResource, happened: 'changed' | 'released', application: ResourceAct['application']): EventDraft {
  return {
    kind: `resource.${happened}`, subject: { kind: 'resource', id }, departmentId,
    facts: { instanceId, service: serviceCode, application: application?.number ?? null },
  }
}
