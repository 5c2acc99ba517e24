import { forbidden, notFound, refuse } from '#kit/pure/refusal.ts'
import type { Actor } from '#kit/pure/register.ts'
import { action, query } from '#kit/server/action.ts'
import { mayReviewAnywhere } from '../policy.ts'
import { keepReasonTemplate, listReasonTemplates, reasonLimits, removeReasonTemplate } from '../reason-contract.ts'
import { deleteReasonTemplate, insertReasonTemplate, lockReasonTemplates, reasonTemplatesOf } from '../reason-store.ts'

/** R11: the reviewer's own reasons for the next time. */
export const listReasonsQuery = query(listReasonTemplates, async ({ database, actor }) => {
  guardReviewer(actor)
  return { items: await reasonTemplatesOf(database, actor.id) }
})

export const keepReasonAction = action(keepReasonTemplate, async ({ tx, actor, now, input, record }) => {
  guardReviewer(actor)
  await lockReasonTemplates(tx, actor.id)
  const text = input.text.trim()
  const kept = await reasonTemplatesOf(tx, actor.id)
  const same = kept.find((template) => template.verdict === input.verdict && template.text === text)
  if (same) return same
  if (kept.length >= reasonLimits.templates) throw refuse('reason_template.too_many', { limit: reasonLimits.templates })
  const template = await insertReasonTemplate(tx, actor.id, { verdict: input.verdict, text }, now)
  record({ kind: 'reason_template.kept', subject: { kind: 'reason_template', id: template.id }, departmentId: actor.departmentId, facts: { verdict: input.verdict, text } })
  return template
})

export const removeReasonAction = action(removeReasonTemplate, async ({ tx, actor, input, record }) => {
  guardReviewer(actor)
  if (!await deleteReasonTemplate(tx, actor.id, input.id)) throw notFound()
  record({ kind: 'reason_template.removed', subject: { kind: 'reason_template', id: input.id }, departmentId: actor.departmentId })
  return {}
})

/** Reasons are for those who decide. */
function guardReviewer(actor: Actor): void {
  if (!mayReviewAnywhere(actor)) throw forbidden()
}
