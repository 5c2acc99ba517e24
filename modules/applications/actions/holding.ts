import type { Actor } from '#kit/pure/register.ts'
import type { Tx } from '#kit/server/database.ts'
import type { EventDraft } from '#kit/server/events.ts'
import { bookDemand } from '#modules/quotas/offers.ts'
import { holdResources, type TakenOfQuota } from '#modules/resources/offers.ts'
import { holdingItemsOf } from '../content-store.ts'
import type { Application } from '../contract.ts'
import { heldBy, mayHold, reservedBy, usedBy, type HoldingItem } from '../rules/holding.ts'
import type { Status } from '../rules/status.ts'
import type { ApplicationRecord } from '../store.ts'

type Context = { readonly tx: Tx; readonly actor: Actor; readonly now: Date; readonly record: (event: EventDraft) => void }
/** Tells what was done to existing resources, so that it is booked with the rest. */
export type Taking = (taken: TakenOfQuota) => void

/**
 * R5: runs an act on a locked application, and then reserves, frees and uses quota by the difference of what the
 * application held before and holds now. Last in the transaction, because the quota rows are the busiest ones that it
 * locks. 409 `quota.insufficient` undoes the whole act; so does 409 `resource.held`, if another open application has one
 * of the resources that it is to change or release.
 */
export async function settlingQuota(context: Context, application: ApplicationRecord, act: (taking: Taking) => Promise<Application>): Promise<Application> {
  const { tx, actor, now, record } = context
  const { id, number, kind, departmentId } = application
  const before = await holdingOf(tx, application)
  const done: TakenOfQuota[] = []
  const answer = await act((taken) => { done.push(taken) })
  const after = await holdingOf(tx, answer)
  if (kind !== 'new') await holdResources(tx, { id, number, kind }, heldBy(answer.status, after))
  await bookDemand({ tx, actor, now, record, departmentId, subject: { kind: 'application', id, number } }, {
    reserved: reservedBy(answer.status, after), freed: reservedBy(application.status, before),
    used: [...usedBy(after), ...done.flatMap(({ used }) => used)], returned: [...usedBy(before), ...done.flatMap(({ returned }) => returned)],
  })
  return answer
}

async function holdingOf(tx: Tx, { id, status }: { readonly id: string; readonly status: Status }): Promise<HoldingItem[]> {
  return mayHold(status) ? holdingItemsOf(tx, id) : []
}
