import { sql } from 'kysely'
import type { Actor } from '#kit/pure/register.ts'
import type { Reader } from '#kit/server/database.ts'
import { listRows, walkRows, type ListInput, type ListResult, type ListSource } from '#kit/server/list.ts'
import { personsOf } from '#modules/access/rules/actor.ts'
import { applicationList } from './contract.ts'
import { visibleApplications, waitingForRows } from './policy.ts'
import { applicationColumns, applicationSource, type ApplicationRecord } from './store.ts'

/** The list of R9, in the actor's scope; a draft has no submission yet and sorts as the latest. */
function source(actor: Actor): ListSource<typeof applicationList> {
  return {
    columns: applicationColumns,
    from: applicationSource,
    id: sql`a.id`,
    fields: {
      number: sql`a.number`, title: sql`a.title`, kind: sql`a.kind`, status: sql`a.status`, step: sql`a.step`,
      department: sql`a.department_id`, project: sql`a.project_id`, service: sql`a.service_codes`, applicant: sql`u.display_name`,
      submittedAt: sql`coalesce(a.submitted_at, 'infinity')`, dueOn: sql`coalesce(a.due_on, 'infinity')`,
      whose: sql`array_remove(array[case when a.applicant_id = any(${personsOf(actor)}::bigint[]) then 'mine' end, case when ${waitingForRows(actor)} then 'forMe' end], null)`,
    },
    alone: { from: sql`applications a`, joinedFields: ['applicant'] },
    search: [sql`a.number`, sql`a.title`, sql`p.name`],
  }
}

export function listApplicationRows(reader: Reader, actor: Actor, input: ListInput): Promise<ListResult<ApplicationRecord>> {
  return listRows(reader, applicationList, source(actor), input, visibleApplications(actor))
}

export function walkApplicationRows(reader: Reader, actor: Actor, input: ListInput): AsyncGenerator<ApplicationRecord[]> {
  return walkRows(reader, applicationList, source(actor), input, visibleApplications(actor))
}
