import { sql } from 'kysely'
import type { Policy } from '#kit/pure/policy.ts'
import { target } from '#kit/pure/states.ts'
import type { SqlPart } from '#kit/server/list.ts'
import { visibleRows } from '#modules/access/offers.ts'
import { holds, reaches, type Actor } from '#modules/access/rules/actor.ts'
import type { RolePermission, Sector } from '#modules/access/rules/permissions.ts'
import { isAdminOf, adminRoles } from '#modules/projects/rules/editors.ts'
import { stages, type Route, type Stage } from './rules/route.ts'
import { transitions, type Act, type Status } from './rules/status.ts'

/** What decides who may do what to an application. */
export type ApplicationFacts = {
  readonly departmentId: string
  readonly unitId: string
  readonly sector: Sector
  readonly applicantId: string
  readonly isApplicantEnabled: boolean
  /** Everybody who submitted or modified it. */
  readonly submitterIds: readonly string[]
  readonly status: Status
  readonly stage: Stage | null
  readonly route: Route
}
export type ApplicationAct = 'edit' | 'submit' | 'withdraw' | 'approve' | 'reject' | 'provision' | 'copy'

const stagePermissions: Readonly<Record<Stage, RolePermission>> = {
  operator: 'application.review_operator',
  bureau: 'application.review_bureau',
  committee: 'application.review_committee',
}

/** R3: the applicant, or the department's admin in place of a disabled colleague (chapter 2). */
export function isInChargeOf(actor: Actor, application: ApplicationFacts): boolean {
  if (!reaches(actor, 'resource.apply', application)) return false
  return application.applicantId === actor.id || (!application.isApplicantEnabled && isAdminOf(actor, application))
}

/** Four eyes: nobody reviews what they submitted (chapter 2, settled contradiction 5). */
export function isOwn(actor: Actor, application: ApplicationFacts): boolean {
  return application.applicantId === actor.id || application.submitterIds.includes(actor.id)
}

export function mayReviewAt(actor: Actor, stage: Stage, application: ApplicationFacts): boolean {
  return reaches(actor, stagePermissions[stage], application)
}

/** May the actor review applications at some desk at all? */
export function mayReviewAnywhere(actor: Actor): boolean {
  return stages.some((stage) => holds(actor, stagePermissions[stage]))
}

/** The permission to review at one stage of its route at least; which stage it is at, is a matter of state. */
function reviews(actor: Actor, application: ApplicationFacts): boolean {
  return application.route.some((stage) => mayReviewAt(actor, stage, application)) && !isOwn(actor, application)
}

const hasNoWay = (act: Act) => (_actor: Actor, application: ApplicationFacts) =>
  target(transitions, application.status, act) === undefined ? 'application.bad_transition' : undefined

function isModificationLate(application: ApplicationFacts): boolean {
  return application.status === 'reviewing' && application.stage !== application.route[0]
}

function hinderedReview(actor: Actor, application: ApplicationFacts): string | undefined {
  if (application.stage === null) return 'application.bad_transition'
  return mayReviewAt(actor, application.stage, application) ? undefined : 'application.other_stage'
}

/** Guards the actions, and fills `allowed` (A5). */
export const applicationPolicy: Policy<ApplicationFacts, ApplicationAct> = {
  edit: {
    mayReach: isInChargeOf,
    hinders: (actor, application) => isModificationLate(application)
      ? 'application.stage_passed'
      : application.status === 'draft' ? undefined : hasNoWay('modify')(actor, application),
  },
  submit: { mayReach: isInChargeOf, hinders: hasNoWay('submit') },
  withdraw: { mayReach: isInChargeOf, hinders: hasNoWay('withdraw') },
  approve: { mayReach: reviews, hinders: hinderedReview },
  reject: { mayReach: reviews, hinders: hinderedReview },
  provision: { mayReach: (actor, application) => reaches(actor, 'resource.provision', application), hinders: hasNoWay('provision') },
  copy: { mayReach: (actor, application) => reaches(actor, 'resource.apply', application) },
}

// ---- the same as conditions on rows: `a` is the application, `u` its applicant's account (A3) ----

const place = { departmentId: sql`a.department_id`, sector: sql`a.sector` }

/** What the actor sees: its scope, without other people's applications that were never submitted. */
export function visibleApplications(actor: Actor): SqlPart {
  return sql`${visibleRows(actor, 'resource.view', place)} and (a.submitted_at is not null or a.applicant_id = ${actor.id} or (${isAdminOfRow(actor)} and exists (select from accounts gone where gone.id = a.applicant_id and not gone.is_enabled)))`
}

/** As `isAdminOf` says it for one record. */
function isAdminOfRow(actor: Actor): SqlPart {
  if (!actor.roles.some((role) => adminRoles.includes(role))) return sql`false`
  const tree = sql`${[...actor.subtree]}::bigint[]`
  return sql`a.department_id = any(${tree}) and (a.unit_id = ${actor.departmentId} or a.unit_id <> all(${tree}))`
}

/** What waits for the actor: a review at their desk, the provisioning, or their own that was sent back. */
export function waitingForRows(actor: Actor): SqlPart {
  const reviews = stages.map((stage) => sql`(a.step = ${`reviewing_${stage}`} and ${visibleRows(actor, stagePermissions[stage], place)})`)
  return sql`(
    ((${sql.join(reviews, sql` or `)}) and a.applicant_id <> ${actor.id} and ${actor.id} <> all(a.submitter_ids))
    or (a.step = 'provisioning' and ${visibleRows(actor, 'resource.provision', place)})
    or (a.step = 'rejected' and a.applicant_id = ${actor.id}))`
}
