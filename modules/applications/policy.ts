import { sql } from 'kysely'
import { needs, type Condition, type Policy } from '#kit/pure/policy.ts'
import { target } from '#kit/pure/states.ts'
import type { SqlPart } from '#kit/server/list.ts'
import { administeredRows, visibleRows } from '#modules/access/offers.ts'
import { holds, personsOf, reaches, type Actor } from '#modules/access/rules/actor.ts'
import { isAdminOf } from '#modules/access/rules/admins.ts'
import { permitted } from '#modules/access/rules/conditions.ts'
import type { RolePermission, Sector } from '#modules/access/rules/permissions.ts'
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

const mayApply = permitted<ApplicationFacts>('resource.apply')

/** R3: the applicant, or the department's admin in place of a disabled colleague (chapter 2). */
const inCharge: Condition<ApplicationFacts> = {
  code: 'application.in_charge',
  holds: (actor, application) => isApplicant(actor, application) || (!application.isApplicantEnabled && isAdminOf(actor, application)),
}

/** A substitute is in charge of what the other submitted, not of what they never showed anybody (A6). */
function isApplicant(actor: Actor, { applicantId, status }: ApplicationFacts): boolean {
  return applicantId === actor.id || (status !== 'draft' && personsOf(actor).includes(applicantId))
}

/** Whoever writes it is the applicant from now on (takeover, chapter 2); a substitute writes for the applicant. */
export function applicantAfter(actor: Actor, { applicantId }: Pick<ApplicationFacts, 'applicantId'>): string {
  return personsOf(actor).includes(applicantId) ? applicantId : actor.id
}

/** Four eyes: nobody reviews what they submitted (chapter 2, settled contradiction 5), nor what was submitted by or for whom they act for. */
export function isOwn(actor: Actor, application: ApplicationFacts): boolean {
  return personsOf(actor).some((person) => application.applicantId === person || application.submitterIds.includes(person))
}
const fourEyes: Condition<ApplicationFacts> = { code: 'application.four_eyes', holds: (actor, application) => !isOwn(actor, application) }

export function mayReviewAt(actor: Actor, stage: Stage, application: ApplicationFacts): boolean {
  return reaches(actor, stagePermissions[stage], application)
}

/** May the actor review applications at some desk at all? */
export function mayReviewAnywhere(actor: Actor): boolean {
  return stages.some((stage) => holds(actor, stagePermissions[stage]))
}

/** At one stage of its route at least; which stage it is at, is a matter of state. */
const mayReview = permitted<ApplicationFacts>(({ route }) => route.map((stage) => stagePermissions[stage]))

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
    ...needs(mayApply, inCharge),
    hinders: (actor, application) => isModificationLate(application)
      ? 'application.stage_passed'
      : application.status === 'draft' ? undefined : hasNoWay('modify')(actor, application),
  },
  submit: { ...needs(mayApply, inCharge), hinders: hasNoWay('submit') },
  withdraw: { ...needs(mayApply, inCharge), hinders: hasNoWay('withdraw') },
  approve: { ...needs(mayReview, fourEyes), hinders: hinderedReview },
  reject: { ...needs(mayReview, fourEyes), hinders: hinderedReview },
  provision: { ...needs(permitted<ApplicationFacts>('resource.provision')), hinders: hasNoWay('provision') },
  copy: needs(mayApply),
}

// ---- the same as conditions on rows: `a` is the application, `u` its applicant's account (A3) ----

const place = { departmentId: sql`a.department_id`, unitId: sql`a.unit_id`, sector: sql`a.sector` }

/** What the actor sees: its scope, without other people's applications that were never submitted. */
export function visibleApplications(actor: Actor): SqlPart {
  return sql`${visibleRows(actor, 'resource.view', place)} and (a.submitted_at is not null or a.applicant_id = ${actor.id} or (${administeredRows(actor, place)} and exists (select from accounts gone where gone.id = a.applicant_id and not gone.is_enabled)))`
}

/** What waits for the actor: a review at their desk, the provisioning, or their own that was sent back. */
export function waitingForRows(actor: Actor): SqlPart {
  const reviews = stages.map((stage) => sql`(a.step = ${`reviewing_${stage}`} and ${visibleRows(actor, stagePermissions[stage], place)})`)
  const persons = sql`${personsOf(actor)}::bigint[]`
  return sql`(
    ((${sql.join(reviews, sql` or `)}) and a.applicant_id <> all(${persons}) and not a.submitter_ids && ${persons})
    or (a.step = 'provisioning' and ${visibleRows(actor, 'resource.provision', place)})
    or (a.step = 'rejected' and a.applicant_id = any(${persons})))`
}
