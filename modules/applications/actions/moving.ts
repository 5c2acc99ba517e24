import { nameOf } from '#kit/pure/acted-by.ts'
import type { Actor } from '#kit/pure/register.ts'
import { next } from '#kit/pure/states.ts'
import type { Tx } from '#kit/server/database.ts'
import type { EventDraft } from '#kit/server/events.ts'
import type { RejectedItem, Verdict } from '../rules/flow.ts'
import type { Route, Stage } from '../rules/route.ts'
import { isOver, transitions, type Act } from '../rules/status.ts'
import { insertStep, moveApplication, type ApplicationRecord } from '../store.ts'
import { countAfter } from './counting.ts'

type Context = { readonly tx: Tx; readonly actor: Actor; readonly now: Date; readonly record: (event: EventDraft) => void }
type Moving = {
  readonly act: Act
  readonly verdict: Verdict
  readonly reason?: string | undefined
  /** The desk that it waits at next, while in review. */
  readonly stage?: Stage
  /** A submission begins a new round on this route. */
  readonly route?: Route
  /** What the decision turned down (R12). */
  readonly rejectedItems?: RejectedItem[]
}

/**
 * The one way in which an application's status changes: the table decides, compare-and-set writes, the flow and
 * the event record remember. What else must happen at an act (reserving and freeing quota, R5; the count of days,
 * R7) is called from here, inside the same transaction.
 */
export async function move({ tx, actor, now, record }: Context, application: ApplicationRecord, moving: Moving): Promise<void> {
  const status = next(transitions, application.status, moving.act, 'application.bad_transition')
  const round = application.round + (moving.route ? 1 : 0)
  await moveApplication(tx, application, {
    status, stage: moving.stage ?? null, isOver: isOver(status), ...(moving.route ? { submission: { route: moving.route } } : {}),
    count: await countAfter(tx, application, status, now),
  }, actor, now)
  await noteStep({ tx, actor, now, record }, { ...application, round }, moving.verdict, moving.reason, { status, nextStage: moving.stage ?? null }, moving.rejectedItems)
}

/** What was done, in the flow that people read and in the record of events that messages come from. */
export async function noteStep({ tx, actor, now, record }: Context, application: ApplicationRecord, verdict: Verdict, reason = '', facts: Record<string, unknown> = {}, rejectedItems: RejectedItem[] = []): Promise<void> {
  const stage = verdict === 'approved' || verdict === 'rejected' ? application.stage : null
  await insertStep(tx, {
    applicationId: application.id, round: application.round, verdict, stage, accountId: actor.id, forAccountId: actor.actingFor?.id ?? null, at: now, reason: reason.trim(), seenVersion: application.version, rejectedItems,
  })
  record(eventOf(application, verdict, { round: application.round, stage, by: nameOf(actor), reason: reason.trim(), ...(rejectedItems.length > 0 ? { rejectedItems } : {}), ...facts }))
}

export function eventOf(application: Pick<ApplicationRecord, 'id' | 'number' | 'departmentId' | 'sector'>, happened: string, facts: Record<string, unknown> = {}): EventDraft {
  const { id, number, departmentId, sector } = application
  return { kind: `application.${happened}`, subject: { kind: 'application', id }, departmentId, facts: { number, sector, ...facts } }
}
