import { actedBy } from '#kit/pure/acted-by.ts'
import { allow } from '#kit/pure/policy.ts'
import { forbidden, invalid, refuse } from '#kit/pure/refusal.ts'
import { action, type ActionContext } from '#kit/server/action.ts'
import { itemsOf, turnDownItems, type ItemRow } from '../content-store.ts'
import { approveApplication, rejectApplication, type Application, type RejectedItem } from '../contract.ts'
import { applicationPolicy, isOwn, mayReviewAt } from '../policy.ts'
import { leavesNothing, problemsOfVerdicts, turnedDownBy, wholeReason, type TurnedDown } from '../rules/item-verdicts.ts'
import { stageAfter } from '../rules/route.ts'
import { decisionOn, type ApplicationRecord } from '../store.ts'
import { showApplication } from '../view.ts'
import { settlingQuota } from './holding.ts'
import { move } from './moving.ts'
import { guardVersion, lockInTree } from './opening.ts'

type Approval = ActionContext<typeof approveApplication>
type Review = Approval | ActionContext<typeof rejectApplication>

/** R1: the next stage of the stored route, or O&M's provisioning after the last one; without what is turned down (R12). */
export const approveAction = action(approveApplication, async (context) => {
  const application = await lockToReview(context, 'approve')
  const { items, turnedDown } = await verdictsOn(context, application)
  if (turnedDown.length === 0) return approve(context, application)
  if (leavesNothing(items, turnedDown)) return reject(context, application, items, turnedDown)
  return settlingQuota(context, application, async () => {
    await turnDownItems(context.tx, application.id, application.stage!, turnedDown)
    return approve(context, application, rejectedItems(items, turnedDown))
  })
})

/** R2: back to the applicant, with the reason; of single items too, if they are named (R12). */
export const rejectAction = action(rejectApplication, async (context) => {
  const application = await lockToReview(context, 'reject')
  const { items, turnedDown } = await verdictsOn(context, application)
  if (wholeReason(context.input.reason, turnedDown) === '') throw invalid([{ path: 'reason', code: 'field.required' }])
  return reject(context, application, items, turnedDown)
})

async function approve(context: Approval, application: ApplicationRecord, rejected: RejectedItem[] = []): Promise<Application> {
  const { reason } = context.input
  const stage = application.stage === null ? undefined : stageAfter(application.route, application.stage)
  await move(context, application, stage
    ? { act: 'approve', verdict: 'approved', reason, rejectedItems: rejected, stage }
    : { act: 'approve_last', verdict: 'approved', reason, rejectedItems: rejected })
  return show(context)
}

async function reject(context: Review, application: ApplicationRecord, items: readonly ReviewItem[], turnedDown: readonly TurnedDown[]): Promise<Application> {
  return settlingQuota(context, application, async () => {
    await turnDownItems(context.tx, application.id, application.stage!, turnedDown)
    await move(context, application, {
      act: 'reject', verdict: 'rejected', reason: wholeReason(context.input.reason, turnedDown), rejectedItems: rejectedItems(items, turnedDown),
    })
    return show(context)
  })
}

type ReviewItem = ItemRow & { readonly isClosed: boolean }

/** The items, and which of them are turned down now; nothing is read where none is named. */
async function verdictsOn({ tx, input }: Review, { id }: ApplicationRecord): Promise<{ items: ReviewItem[]; turnedDown: TurnedDown[] }> {
  if (!input.items || input.items.length === 0) return { items: [], turnedDown: [] }
  const items = (await itemsOf(tx, id)).map((item) => ({ ...item, isClosed: item.rejectedReason !== null }))
  const errors = problemsOfVerdicts(items, input.items)
  if (errors.length > 0) throw invalid(errors)
  return { items, turnedDown: turnedDownBy(input.items) }
}

/** As the flow keeps it: items may be changed when they come again. */
function rejectedItems(items: readonly ReviewItem[], turnedDown: readonly TurnedDown[]): RejectedItem[] {
  const reasons = new Map(turnedDown.map(({ id, reason }) => [id, reason]))
  return items.flatMap(({ id, serviceName, quantity }) => {
    const reason = reasons.get(id)
    return reason === undefined ? [] : [{ id, service: [...serviceName], quantity, reason }]
  })
}

/**
 * R4: of two reviewers at once one decides; the other waited for the lock, and is told who was faster and how.
 * Somebody who holds an older version than the newest sees the difference first (R3).
 */
async function lockToReview({ tx, actor, input }: Review, act: 'approve' | 'reject'): Promise<ApplicationRecord> {
  const application = await lockInTree(tx, actor, input.id)
  if (isOwn(actor, application)) throw forbidden('application.own')
  if (!applicationPolicy[act].mayReach(actor, application)) throw forbidden()
  const decided = await decisionOn(tx, application.id, input.version)
  if (decided?.stage && mayReviewAt(actor, decided.stage, application))
    throw refuse('application.already_decided', { by: actedBy(decided.accountName, decided.forAccountName), verdict: decided.verdict, at: decided.at.toISOString(), reason: decided.reason })
  guardVersion(application, input.version)
  allow(applicationPolicy, act, actor, application)
  return application
}

function show({ tx, actor, input }: Review): Promise<Application> {
  return showApplication(tx, actor, input.id)
}
