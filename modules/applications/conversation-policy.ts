import type { Policy } from '#kit/pure/policy.ts'
import { personsOf, reaches, type Actor } from '#modules/access/rules/actor.ts'
import { isAdminOf } from '#modules/projects/rules/editors.ts'
import { mayReviewAt, type ApplicationFacts } from './policy.ts'

/** What decides who takes part in the conversation on an application (R13). */
export type ConversationFacts = ApplicationFacts & {
  readonly submittedAt: Date | null
  /** The applicant, everybody else who submitted it, the project's contact and the resource users with an account. */
  readonly concernedIds: readonly string[]
}

/**
 * Whoever sees the application reads its conversation. Those who have to do with it write: the people who made it and
 * whom it is for, the admins of its department, the reviewers of its route, and O&M.
 */
export function takesPart(actor: Actor, application: ConversationFacts): boolean {
  return reaches(actor, 'resource.view', application) && (
    personsOf(actor).some((person) => application.concernedIds.includes(person))
    || isAdminOf(actor, application)
    || application.route.some((stage) => mayReviewAt(actor, stage, application))
    || reaches(actor, 'resource.provision', application))
}

/** A draft has nobody to talk to; what is over can still be talked about. */
export const conversationPolicy: Policy<ConversationFacts, 'comment'> = {
  comment: { mayReach: takesPart, hinders: (_actor, { submittedAt }) => submittedAt === null ? 'application.not_submitted' : undefined },
}
