import { dayOf, type Day } from '#kit/pure/time.ts'
import { inTransaction, platformNow, type Database, type Tx } from '#kit/server/database.ts'
import { appendEvents, type EventDraft } from '#kit/server/events.ts'
import { system } from '#modules/access/rules/actor.ts'
import { findDepartment, keepTree, type DepartmentRow } from '#modules/departments/offers.ts'
import { dueGrants, endGrant, openGrant, settleableQuotas } from '../grant-store.ts'
import { fallBack } from '../rules/allocation.ts'
import { keyOf, remainingOf, type QuotaKey } from '../rules/quota.ts'
import { bookQuota, lockQuotas, type LockedQuota } from '../store.ts'

/**
 * Q8: what was given until today falls back as far as use allows; the rest is overdue and falls back as use does. Each in
 * a short transaction of its own, which looks again under the row's lock: a second run or another instance finds it done.
 */
export async function endDueGrants(database: Database, now: Date): Promise<number> {
  let done = 0
  for (const grant of await dueGrants(database, dayOf(now))) done += await inTransaction(database, (tx) => endOne(tx, grant))
  for (const key of await settleableQuotas(database)) done += await inTransaction(database, (tx) => settleOne(tx, key))
  return done
}

async function endOne(tx: Tx, { id, ...key }: QuotaKey & { readonly id: string }): Promise<number> {
  const place = await lockPlace(tx, key)
  const grant = await openGrant(tx, id)
  if (!grant || !place) return 0
  const split = fallBack(grant.amount, remainingOf(place.quota))
  await bookFall(tx, place, split, grant.endsOn)
  await endGrant(tx, id, place.now)
  return 1
}

/** What is overdue falls back as soon as less is in use. */
async function settleOne(tx: Tx, key: QuotaKey): Promise<number> {
  const place = await lockPlace(tx, key)
  const { fallen } = fallBack(place?.quota.overdue ?? 0, place ? remainingOf(place.quota) : 0)
  if (!place || fallen === 0) return 0
  await bookFall(tx, place, { fallen, overdue: -fallen }, null)
  return 1
}

type Place = { readonly now: Date; readonly department: DepartmentRow; readonly parentId: string; readonly quota: LockedQuota }

/** The child's row and the parent's, locked, with the tree kept as it is. */
async function lockPlace(tx: Tx, { departmentId, regionId, metric }: QuotaKey): Promise<Place | undefined> {
  await keepTree(tx)
  const now = await platformNow(tx)
  const department = await findDepartment(tx, departmentId)
  const parentId = department?.parentId
  if (!department || !parentId) return undefined
  const own = { departmentId, regionId, metric }
  const { quotas } = await lockQuotas(tx, [own, { ...own, departmentId: parentId }])
  const quota = quotas.find((row) => keyOf(row) === keyOf(own))
  return quota && { now, department, parentId, quota }
}

async function bookFall(tx: Tx, { now, department, parentId, quota }: Place, { fallen, overdue }: { readonly fallen: number; readonly overdue: number }, endsOn: Day | null): Promise<void> {
  const { regionId, metric } = quota
  const events: EventDraft[] = []
  const record = (event: EventDraft) => { events.push(event) }
  await bookQuota({ tx, actor: system, now, record, subject: { kind: 'department', id: department.id, number: department.name } }, [
    { departmentId: department.id, regionId, metric, total: -fallen, overdue, kind: 'grant_end' },
    { departmentId: parentId, regionId, metric, allocated: -fallen, kind: 'grant_end' },
  ])
  record({
    kind: endsOn === null ? 'quota.overdue_settled' : 'quota.grant_ended', subject: { kind: 'department', id: department.id }, departmentId: department.id,
    facts: { parentId, regionId, metric, fallen, overdue: quota.overdue + overdue, total: quota.total - fallen, endsOn },
  })
  await appendEvents(tx, { actor: system, now, address: null, requestId: null }, events)
}
