import { allow } from '#kit/pure/policy.ts'
import { forbidden, refuse } from '#kit/pure/refusal.ts'
import { action, type ActionContext } from '#kit/server/action.ts'
import { approveApplication, rejectApplication, type Application } from '../contract.ts'
import { applicationPolicy, isOwn, mayReviewAt } from '../policy.ts'
import { stageAfter } from '../rules/route.ts'
import { decisionOn, lockApplication, type ApplicationRecord } from '../store.ts'
import { showApplication } from '../view.ts'
import { settlingQuota } from './holding.ts'
import { move } from './moving.ts'
import { guardVersion } from './opening.ts'

type Review = ActionContext<typeof approveApplication> | ActionContext<typeof rejectApplication>

/** R1: the next stage of the stored route, or O&M's provisioning after the last one. */
export const approveAction = action(approveApplication, async (context) => {
  const application = await lockToReview(context, 'approve')
  const stage = application.stage === null ? undefined : stageAfter(application.route, application.stage)
  await move(context, application, stage
    ? { act: 'approve', verdict: 'approved', reason: context.input.reason, stage }
    : { act: 'approve_last', verdict: 'approved', reason: context.input.reason })
  return show(context)
})

/** R2: back to the applicant, with the reason. */
export const rejectAction = action(rejectApplication, async (context) => {
  const application = await lockToReview(context, 'reject')
  return settlingQuota(context, application, async () => {
    await move(context, application, { act: 'reject', verdict: 'rejected', reason: context.input.reason })
    return show(context)
  })
})

/**
 * R4: of two reviewers at once one decides; the other waited for the lock, and is told who was faster and how.
 * Somebody who holds an older version than the newest sees the difference first (R3).
 */
async function lockToReview({ tx, actor, input }: Review, act: 'approve' | 'reject'): Promise<ApplicationRecord> {
  const application = await lockApplication(tx, actor, input.id)
  if (isOwn(actor, application)) throw forbidden('application.own')
  if (!applicationPolicy[act].mayReach(actor, application)) throw forbidden()
  const decided = await decisionOn(tx, application.id, input.version)
  if (decided?.stage && mayReviewAt(actor, decided.stage, application))
    throw refuse('application.already_decided', { by: decided.accountName, verdict: decided.verdict, at: decided.at.toISOString(), reason: decided.reason })
  guardVersion(application, input.version)
  allow(applicationPolicy, act, actor, application)
  return application
}

function show({ tx, actor, input }: Review): Promise<Application> {
  return showApplication(tx, actor, input.id)
}
