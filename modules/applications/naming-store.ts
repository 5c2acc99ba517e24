import { sql } from 'kysely'
import type { Reader } from '#kit/server/database.ts'
import type { Step } from './rules/status.ts'

export type NamingApplication = { readonly id: string; readonly number: string; readonly title: string; readonly step: Step; readonly applicantName: string }

/** Open applications, drafts not among them, that are for one of these projects or are to change or release one of these resources. */
export async function openApplicationsNaming(reader: Reader, { projectIds, resourceIds }: { readonly projectIds: readonly string[]; readonly resourceIds: readonly string[] }): Promise<NamingApplication[]> {
  const { rows } = await sql<NamingApplication>`
    select a.id::text as id, a.number, a.title, a.step, u.display_name as "applicantName"
    from applications a join accounts u on u.id = a.applicant_id
    where a.ended_at is null and a.submitted_at is not null and (a.project_id = any(${[...projectIds]}::bigint[])
      or exists (select from application_items i where i.application_id = a.id and i.resource_ids && ${[...resourceIds]}::bigint[]))
    order by a.id limit 100`.execute(reader)
  return rows
}
