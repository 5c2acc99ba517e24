import { sql } from 'kysely'
import type { Reader } from '#kit/server/database.ts'
import { personalDataRegister } from './rules/personal-data.ts'

// Everything kept about one person (PIPL 45, C-I6), table by table.

/** Whose row it is: by these columns, each an account. `mails` go by address, accounts by their own id. */
const tablesOfPersons: Readonly<Record<string, readonly string[]>> = {
  accounts: ['id'], account_roles: ['account_id'], account_quota_permissions: ['account_id'], account_requests: ['account_id'], sign_ups: ['account_id'], members: ['account_id'],
  sessions: ['account_id'], one_time_links: ['account_id'], second_factors: ['account_id'], external_identities: ['account_id'], api_tokens: ['account_id'],
  substitutions: ['account_id', 'substitute_id'], project_members: ['account_id'], projects: ['owner_id', 'contact_id', 'created_by'], applications: ['applicant_id'],
  application_users: ['account_id'], application_comments: ['account_id'], application_steps: ['account_id', 'for_account_id'], attachments: ['uploaded_by'], reason_templates: ['account_id'],
  quota_requests: ['requested_by', 'requested_for'], orders: ['member_id'], products: ['member_id'], point_accounts: ['member_id'], usage_fees: ['member_id'], fee_rows: ['member_id'],
  messages: ['account_id'], dingtalk_messages: ['account_id'], announcement_dismissals: ['account_id'], access_refusals: ['account_id'],
}

/** Personal tables that are not among them, and why. */
export const notExported: Readonly<Record<string, string>> = {
  application_versions: 'versions of applications hold other persons\' contacts; what names this person is found in application_users',
  digest_entries: 'lines of mails to a job title; the mails to the person are exported',
  event_personals: 'exported with the events, as the person\'s acts',
  idempotency_keys: 'answers kept for a day to be repeated; what they answered is exported from its table',
  mail_recipients: 'notice addresses of job titles, kept for the office, not for a person',
  resources: 'users of a resource are those of its application',
  webhook_deliveries: 'what programs were told of events, which are exported',
}
export const exportedTables: readonly string[] = [...Object.keys(tablesOfPersons), 'mails']

/** The rows without secrets, in batches: a person may have many messages. */
export async function* rowsOfPerson(reader: Reader, table: string, account: { readonly id: string; readonly email: string }): AsyncGenerator<Record<string, unknown>[]> {
  const secrets = (personalDataRegister[table]?.secret ?? '').split(' ').filter(Boolean)
  const owned = table === 'mails' ? sql`t.to_address <> '' and lower(t.to_address) = lower(${account.email})`
    : sql.join(tablesOfPersons[table]!.map((column) => sql`t.${sql.ref(column)} = ${account.id}`), sql` or `)
  const batch = 1000
  for (let offset = 0; ; offset += batch) {
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(t) - ${secrets}::text[] as row from ${sql.table(table)} t where ${owned} order by t::text limit ${batch} offset ${offset}`.execute(reader)
    if (rows.length > 0) yield rows.map(({ row }) => row)
    if (rows.length < batch) return
  }
}

export async function findPerson(reader: Reader, id: string): Promise<{ readonly id: string; readonly accountName: string; readonly email: string; readonly departmentId: string | null } | undefined> {
  const { rows } = await sql<{ id: string; accountName: string; email: string; departmentId: string | null }>`
    select id, account_name as "accountName", email, department_id as "departmentId" from accounts where id = ${id}`.execute(reader)
  return rows[0]
}
