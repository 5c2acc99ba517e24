import { notFound } from '#kit/pure/refusal.ts'
import type { Actor } from '#kit/pure/register.ts'
import type { Day } from '#kit/pure/time.ts'
import type { Tx } from '#kit/server/database.ts'
import type { EventDraft } from '#kit/server/events.ts'
import { holdMonthsFrom, moveBudgets, outdateDraftsFrom } from '#modules/bills/offers.ts'
import { moveNetworks } from '#modules/catalogue/offers.ts'
import { findDepartment, holdDepartment } from '#modules/departments/offers.ts'
import { lockProjects, moveProjects } from '#modules/projects/offers.ts'
import { bookPassing } from '#modules/quotas/offers.ts'
import { lockPlaced, writePassing } from '#modules/resources/offers.ts'
import { consequencesOf } from '../consequences.ts'
import type { Consequences } from '../contract.ts'
import { demandsOf, errorsOf, examine, hindered, type Found, type Wish } from '../gathering.ts'
import { writeDone, type ReorganisationRecord } from '../store.ts'

export type Acting = { readonly tx: Tx; readonly actor: Actor; readonly now: Date; readonly record: (event: EventDraft) => void }
type Named = Pick<ReorganisationRecord, 'id' | 'number' | 'reason'>

/**
 * What passes is of the new department from the day on: projects, resources, their networks and budgets, charges and quota
 * (chapter 2, Reorganisation). The tree is held alone, so nobody applies, reviews, provisions or allocates meanwhile; then
 * both units (who is computing a bill that was not there yet waits or is waited for), the months, projects and resources
 * by id, and the quota rows last (chapter 12, lock order). 409 `reorganisation.hindered` names all that is in the way.
 */
export async function carryOut(acting: Acting, reorganisation: Named, wish: Wish): Promise<void> {
  const { tx, now, record } = acting
  const { from, to, projectIds } = wish
  for (const id of [...new Set([from.unitId!, to.unitId!])].toSorted((left, right) => Number(left) - Number(right))) await holdDepartment(tx, id)
  await holdMonthsFrom(tx, wish.day)
  const found = await lockWished(tx, wish)
  const { hindrances, effects } = await examine(tx, wish, found)
  if (hindrances.length > 0) throw hindered(hindrances)
  const outcome = await consequencesOf(tx, wish, found, effects)
  await write(acting, wish, found)
  await bookPassing({ ...acting, subject: { kind: 'reorganisation', id: reorganisation.id, number: reorganisation.number }, reason: reorganisation.reason }, { from, to, demands: demandsOf(found.moved) })
  await writeDone(tx, reorganisation.id, outcome, now)
  const facts = { number: reorganisation.number, day: wish.day, from: from.name, to: to.name, fromDepartmentId: from.id, toDepartmentId: to.id }
  for (const project of found.projects) if (projectIds.includes(project.id))
    record({ kind: 'project.reorganised', subject: { kind: 'project', id: project.id }, departmentId: to.id, facts: { ...facts, name: project.name, projectNumber: project.number } })
  for (const resource of found.moved) record({ kind: 'resource.reorganised', subject: { kind: 'resource', id: resource.id }, departmentId: to.id, facts: { ...facts, instanceId: resource.instanceId } })
  record({ kind: 'reorganisation.done', subject: { kind: 'reorganisation', id: reorganisation.id }, departmentId: to.id, facts: { ...facts, ...summaryOf(outcome) } })
}

/** Locked, and still what was wished: what somebody else moved meanwhile is told. */
async function lockWished(tx: Tx, wish: Wish): Promise<Found> {
  const resourceIds = wish.resources.map(({ id }) => id)
  const projects = await lockProjects(tx, [...wish.projectIds, ...wish.resources.map(({ toProjectId }) => toProjectId)])
  const found = { projects, moved: await lockPlaced(tx, { projectIds: wish.projectIds, resourceIds }) }
  const errors = errorsOf(wish, found)
  if (errors.length > 0) throw hindered(errors)
  return found
}

async function write({ tx }: Acting, { day, from, to, projectIds, resources }: Wish, { moved }: Found): Promise<void> {
  const place = { departmentId: to.id, sector: to.sector!, unitId: to.unitId! }
  const targets = new Map(resources.map(({ id, toProjectId }) => [id, toProjectId]))
  await moveProjects(tx, projectIds, place)
  await writePassing(tx, { day, fromDepartmentId: from.id, place, resources: moved.map(({ id, projectId }) => ({ id, projectId: targets.get(id) ?? projectId })) })
  await moveNetworks(tx, { fromDepartmentId: from.id, toDepartmentId: to.id, cloudIds: moved.map(({ instanceId }) => instanceId), resourceIds: moved.map(({ id }) => id) })
  await moveBudgets(tx, projectIds, to.id)
  await outdateDraftsFrom(tx, [from.unitId!, to.unitId!], day)
}

/** What messages say of it. */
export function summaryOf({ projects, resources, resourceCount }: Consequences): { projects: number; resources: number; names: string } {
  const names = [...projects.map(({ name }) => name), ...resources.map(({ instanceId }) => instanceId)]
  return { projects: projects.length, resources: resourceCount, names: `${names.slice(0, 10).join('、')}${names.length > 10 ? '…' : ''}` }
}

/** Both departments as they stand, with what is to pass. */
export async function wishOf(tx: Tx, wanted: { readonly day: Day; readonly fromDepartmentId: string; readonly toDepartmentId: string } & Pick<Wish, 'projectIds' | 'resources'>): Promise<Wish> {
  const [from, to] = [await findDepartment(tx, wanted.fromDepartmentId), await findDepartment(tx, wanted.toDepartmentId)]
  if (!from || !to) throw notFound()
  return { day: wanted.day, from, to, projectIds: wanted.projectIds, resources: wanted.resources }
}
