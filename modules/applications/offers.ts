import type { Actor } from '#kit/pure/register.ts'
import type { Database, Reader } from '#kit/server/database.ts'
import { blockerOf, type DepartmentBlockers, type DepartmentMover } from '#modules/departments/offers.ts'
import type { DaysCounted } from '#modules/holidays/offers.ts'
import type { ProjectApplication } from '#modules/projects/contract.ts'
import { shownOfProject } from '#modules/projects/offers.ts'
import type { QuotaEvidence } from '#modules/quotas/offers.ts'
import { quotaDemandOfOpenApplications } from './content-store.ts'
import { countOtherDays, recount } from './actions/counting.ts'
import { lockOpen } from './deadline-store.ts'
import { moveToUnit, newestOfProject, openApplicationsOf, readApplicationRecord, seesApplicationRow, stepsOf } from './store.ts'

/** Answers the attachments' question: an application's files are seen by those who see the application. */
export function seesApplication(database: Database, actor: Actor, applicationId: string): Promise<boolean> {
  return seesApplicationRow(database, actor, applicationId)
}

export { openApplicationsNaming } from './naming-store.ts'

/** Answers the projects' question: what was applied for in a project, newest first, in the reader's scope. */
export async function applicationsOfProject(reader: Reader, actor: Actor, projectId: string): Promise<{ total: number; items: ProjectApplication[] }> {
  const { total, rows } = await newestOfProject(reader, actor, projectId, shownOfProject)
  return {
    total,
    items: rows.map(({ id, number, title, step, applicantName, submittedAt }) =>
      ({ id, number, title, step, applicant: applicantName, submittedAt: submittedAt?.toISOString() ?? null })),
  }
}

/** For bills, which say where a charge comes from: who asked, and who approved in the round that counted. */
export type ApplicationBrief = {
  readonly id: string; readonly number: string; readonly applicant: string
  readonly approvals: { readonly stage: string; readonly by: string; readonly at: string }[]
}
export async function applicationInBrief(reader: Reader, id: string): Promise<ApplicationBrief> {
  const [{ number, applicantName, round: last }, steps] = await Promise.all([readApplicationRecord(reader, id), stepsOf(reader, id)])
  const approvals = steps.flatMap(({ round, verdict, stage, accountName, at }) => round === last && verdict === 'approved' && stage !== null ? [{ stage, by: accountName, at: at.toISOString() }] : [])
  return { id, number, applicant: applicantName, approvals }
}

/** Answers the quotas' question: what open applications wait for (Q7). */
export const quotaReservedByApplications: QuotaEvidence = (reader) => quotaDemandOfOpenApplications(reader)

/** Answers the departments' question: what is still open keeps a department from being archived or moved. */
export const applicationsBlockingDepartments: DepartmentBlockers = async (reader, departmentIds) =>
  blockerOf('department.has_open_applications', await openApplicationsOf(reader, departmentIds))

/** Answers the holidays' question: due days are counted with the calendar (R7). */
export const deadlinesCounted: DaysCounted = { wouldChange: countOtherDays, lock: lockOpen, recount }

/** Answers the departments' question: what a moved department has goes along to its new unit. */
export const applicationsMoveAlong: DepartmentMover = ({ tx, moved, parent }) => moveToUnit(tx, moved.path, parent.unitId)
