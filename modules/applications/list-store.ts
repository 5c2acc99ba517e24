import { sql } from 'kysely'
import type { Phrase } from '#kit/pure/phrase.ts'
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

export type ExportedRow = ApplicationRecord & {
  /** What reviewers turned down of it (R12). */
  readonly rejectedItems: readonly { readonly name: Phrase; readonly quantity: number; readonly reason: string }[]
}
const rejectedItems = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('name', coalesce(to_jsonb(s.names), v.names), 'quantity', i.quantity, 'reason', i.rejected_reason) order by i.position), '[]')
  from application_items i join services s on s.code = i.service_code join service_versions v on v.service_code = i.service_code and v.version = i.service_version
  where i.application_id = a.id and i.rejected_reason is not null)`

export function walkExportedRows(reader: Reader, actor: Actor, input: ListInput): AsyncGenerator<ExportedRow[]> {
  const exported = { ...source(actor), columns: sql`${applicationColumns}, ${rejectedItems} as "rejectedItems"` }
  return walkRows(reader, applicationList, exported, input, visibleApplications(actor))
}
