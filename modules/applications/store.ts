import { sql } from 'kysely'
import type { Phrase } from '#kit/pure/phrase.ts'
import { notFound, refuse } from '#kit/pure/refusal.ts'
import type { Actor } from '#kit/pure/register.ts'
import { violated, type Reader, type Tx } from '#kit/server/database.ts'
import type { SqlPart } from '#kit/server/list.ts'
import { personsOf } from '#modules/access/rules/actor.ts'
import { countAssignments, deadlineColumns, type DeadlineFacts } from './deadline-store.ts'
import { applicantAfter, visibleApplications, waitingForRows, type ApplicationFacts } from './policy.ts'
import type { Kind } from './rules/kind.ts'
import type { DayCount } from './rules/deadline.ts'
import type { RejectedItem, Verdict } from './rules/flow.ts'
import type { Stage } from './rules/route.ts'
import type { Status, Step } from './rules/status.ts'

/** Applications themselves. What is in them stands in `content-store.ts`, the list in `list-store.ts`. */
export type ApplicationRecord = ApplicationFacts & DeadlineFacts & {
  readonly id: string
  readonly number: string
  readonly kind: Kind
  readonly mode: 'single' | 'batch'
  readonly step: Step
  readonly round: number
  readonly version: number
  readonly title: string
  readonly reason: string
  readonly documentNumber: string
  readonly services: readonly { readonly code: string; readonly name: Phrase }[]
  readonly createdAt: Date
  readonly submittedAt: Date | null
  readonly endedAt: Date | null
  readonly departmentName: string
  readonly projectId: string | null
  readonly projectName: string | null
  readonly applicantName: string
}

/** Names of other modules' rows are joined for reading: a list that filters by them cannot ask for them afterwards. */
export const applicationSource = sql`applications a
  join departments d on d.id = a.department_id
  join accounts u on u.id = a.applicant_id
  left join projects p on p.id = a.project_id`
const services = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', coalesce(to_jsonb(s.names), v.names)) order by s.position), '[]')
  from services s join service_versions v on v.service_code = s.code and v.version = s.current_version
  where s.code = any(a.service_codes))`
export const applicationColumns = sql`
  a.id::text as id, a.number, a.kind, a.mode, a.status, a.stage, a.step, a.route, a.round, a.version,
  a.department_id::text as "departmentId", a.sector, a.unit_id::text as "unitId", a.title, a.reason, a.document_number as "documentNumber",
  ${services} as services, a.created_at as "createdAt", a.submitted_at as "submittedAt", a.ended_at as "endedAt", ${deadlineColumns},
  a.applicant_id::text as "applicantId", a.submitter_ids::text[] as "submitterIds", u.is_enabled as "isApplicantEnabled",
  u.display_name as "applicantName", department_label(d) as "departmentName", a.project_id::text as "projectId", p.name as "projectName"`

/** The application as the actor may see it; 404 outside the scope (A2). */
export async function findApplication(reader: Reader, actor: Actor, id: string): Promise<ApplicationRecord> {
  return one(await sql<ApplicationRecord>`
    select ${applicationColumns} from ${applicationSource} where a.id = ${id} and ${visibleApplications(actor)}`.execute(reader))
}

/** The same, locked: whoever decides next waits here and then sees what was decided (R4). */
export async function lockApplication(tx: Tx, actor: Actor, id: string): Promise<ApplicationRecord> {
  return one(await sql<ApplicationRecord>`
    select ${applicationColumns} from ${applicationSource} where a.id = ${id} and ${visibleApplications(actor)} for no key update of a`.execute(tx))
}

/** Without a scope: for messages, which are about what somebody was allowed to do. */
export async function readApplicationRecord(reader: Reader, id: string): Promise<ApplicationRecord> {
  return one(await sql<ApplicationRecord>`select ${applicationColumns} from ${applicationSource} where a.id = ${id}`.execute(reader))
}

export async function seesApplicationRow(reader: Reader, actor: Actor, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ${applicationSource} where a.id = ${id} and ${visibleApplications(actor)}`.execute(reader)
  return rows.length > 0
}

function one({ rows }: { rows: ApplicationRecord[] }): ApplicationRecord {
  if (!rows[0]) throw notFound()
  return rows[0]
}

type Counted = { readonly total: number; readonly rows: ApplicationRecord[] }

/** What waits for the actor, oldest first. */
export function findWaiting(reader: Reader, actor: Actor, limit: number): Promise<Counted> {
  return counted(reader, sql`${visibleApplications(actor)} and ${waitingForRows(actor)}`, sql`coalesce(a.submitted_at, 'infinity'), a.id`, limit)
}

export function newestOfProject(reader: Reader, actor: Actor, projectId: string, limit: number): Promise<Counted> {
  return counted(reader, sql`a.project_id = ${projectId} and ${visibleApplications(actor)}`, sql`a.id desc`, limit)
}

async function counted(reader: Reader, where: SqlPart, order: SqlPart, limit: number): Promise<Counted> {
  const { rows } = await sql<ApplicationRecord>`
    select ${applicationColumns} from ${applicationSource} where ${where} order by ${order} limit ${limit}`.execute(reader)
  const { rows: [count] } = await sql<{ total: number }>`select count(*)::int as total from ${applicationSource} where ${where}`.execute(reader)
  return { total: count!.total, rows }
}

export async function openApplicationsOf(reader: Reader, departmentIds: readonly string[]): Promise<{ count: number; examples: string[] }> {
  const { rows } = await sql<{ count: number; examples: string[] }>`
    select count(*)::int as count, coalesce((array_agg(number order by id))[1:5], '{}') as examples
    from applications where department_id = any(${[...departmentIds]}::bigint[]) and ended_at is null and submitted_at is not null`.execute(reader)
  return rows[0]!
}

export type NewApplication = Pick<ApplicationRecord, 'number' | 'kind' | 'mode' | 'departmentId' | 'unitId' | 'sector' | 'applicantId'>

/** Version 0: the first content, which follows in the same transaction, makes it 1. */
export async function insertApplication(tx: Tx, application: NewApplication, now: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into applications (number, kind, mode, department_id, unit_id, sector, applicant_id, created_at, version)
    values (${application.number}, ${application.kind}, ${application.mode}, ${application.departmentId}, ${application.unitId},
      ${application.sector}, ${application.applicantId}, ${now}, 0)
    returning id::text as id`.execute(tx)
  return rows[0]!.id
}

/** Base information of a draft or a modification; `applicantAfter` says whose it is from now on. */
export type BaseInformation = {
  readonly departmentId: string
  readonly unitId: string
  readonly sector: string
  readonly projectId: string | null
  readonly title: string
  readonly reason: string
  readonly documentNumber: string
  readonly serviceCodes: readonly string[]
}

export async function updateBase(tx: Tx, id: string, base: BaseInformation, actor: Actor): Promise<void> {
  await sql`
    update applications set department_id = ${base.departmentId}, unit_id = ${base.unitId}, sector = ${base.sector}, project_id = ${base.projectId},
      title = ${base.title}, reason = ${base.reason}, document_number = ${base.documentNumber}, service_codes = ${[...base.serviceCodes]},
      applicant_id = case when applicant_id = any(${personsOf(actor)}::bigint[]) then applicant_id else ${actor.id} end, version = version + 1
    where id = ${id}`.execute(tx)
}

/** A status as an act leaves it; `submission` marks a new round. */
export type Move = {
  readonly status: Status
  readonly stage: Stage | null
  readonly isOver: boolean
  readonly submission?: { readonly route: readonly Stage[] }
  /** The count of working days (R7), if the act begins or stops it. */
  readonly count?: DayCount | undefined
}

/** Compare-and-set: writes only if the application still is as it was locked. */
export async function moveApplication(tx: Tx, before: ApplicationRecord, move: Move, actor: Actor, now: Date): Promise<void> {
  const submission = move.submission
    ? sql`, round = round + 1, submitted_at = coalesce(submitted_at, ${now}), route = ${[...move.submission.route]}, applicant_id = ${applicantAfter(actor, before)}`
    : sql``
  const count = move.count ? sql`, ${countAssignments(move.count)}` : sql``
  const { numAffectedRows } = await sql`
    update applications set status = ${move.status}, stage = ${move.stage}, ended_at = ${move.isOver ? now : null}, version = version + 1${submission}${count}
    where id = ${before.id} and status = ${before.status} and stage is not distinct from ${before.stage}`.execute(tx)
  if (numAffectedRows !== 1n) throw refuse('application.bad_transition')
}

/** Remembers who had a hand in what reviewers see (four eyes). */
export async function addSubmitters(tx: Tx, id: string, accountIds: readonly string[]): Promise<void> {
  const wanted = sql`${[...accountIds]}::bigint[]`
  await sql`update applications set submitter_ids = array(select distinct unnest(submitter_ids || ${wanted}))
    where id = ${id} and not submitter_ids @> ${wanted}`.execute(tx)
}

// ---- the flow ----

export type NewStep = {
  readonly applicationId: string
  readonly round: number
  readonly verdict: Verdict
  readonly stage: Stage | null
  readonly accountId: string
  /** Whom the account acted for as a substitute (A6). */
  readonly forAccountId: string | null
  readonly at: Date
  readonly reason: string
  readonly seenVersion: number
  /** What the decision turned down (R12). */
  readonly rejectedItems: RejectedItem[]
}
export type StepRow = Omit<NewStep, 'applicationId' | 'seenVersion'> & { readonly accountName: string; readonly forAccountName: string | null; readonly versionNumber: number | null }

const stepColumns = sql`s.round, s.verdict, s.stage, s.account_id::text as "accountId", u.display_name as "accountName",
  s.for_account_id::text as "forAccountId", (select display_name from accounts where id = s.for_account_id) as "forAccountName", s.at, s.reason,
  s.version_number as "versionNumber", s.rejected_items as "rejectedItems"`

/** A second decision of one round and stage is refused by the unique key, should anything ever pass the lock (R4). */
export async function insertStep(tx: Tx, step: NewStep): Promise<void> {
  const written = sql`
    insert into application_steps (application_id, round, verdict, stage, account_id, for_account_id, at, reason, seen_version, rejected_items, version_number)
    values (${step.applicationId}, ${step.round}, ${step.verdict}, ${step.stage}, ${step.accountId}, ${step.forAccountId}, ${step.at}, ${step.reason}, ${step.seenVersion},
      ${JSON.stringify(step.rejectedItems)}::jsonb, (select max(number) from application_versions where application_id = ${step.applicationId}))`.execute(tx)
  await written.catch((error: unknown) => {
    throw violated(error, 'application_steps_one_decision') ? refuse('application.already_decided') : error
  })
}

export async function stepsOf(reader: Reader, applicationId: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select ${stepColumns} from application_steps s join accounts u on u.id = s.account_id
    where s.application_id = ${applicationId} order by s.id`.execute(reader)
  return rows
}

/** The decision that somebody made on exactly the version that this reviewer holds (R4). */
export async function decisionOn(reader: Reader, applicationId: string, seenVersion: number): Promise<StepRow | undefined> {
  const { rows } = await sql<StepRow>`
    select ${stepColumns} from application_steps s join accounts u on u.id = s.account_id
    where s.application_id = ${applicationId} and s.seen_version = ${seenVersion} and s.stage is not null`.execute(reader)
  return rows[0]
}

/** What belongs to departments below a path is of another unit from now on (chapter 2, moving a department). */
export async function moveToUnit(tx: Tx, path: string, unitId: string | null): Promise<void> {
  await sql`update applications set unit_id = ${unitId} where department_id in (select id from departments where path like ${`${path}%`})`.execute(tx)
}
