// The tables after all migrations, written by "yunshan migrate --types". Do not edit.
import type { ColumnType } from 'kysely'

/** May be left out of an insert. */
export type Generated<T> = T extends ColumnType<infer Read, infer Insert, infer Update> ? ColumnType<Read, Insert | undefined, Update> : ColumnType<T, T | undefined, T>
/** Only the database writes it. */
export type Given<T> = ColumnType<T, never, never>
/** An id or an exact number: text when read. */
export type Exact = ColumnType<string, string | number | bigint, string | number | bigint>
export type Moment = ColumnType<Date, Date | string, Date | string>
export type IntervalParts = { years?: number; months?: number; days?: number; hours?: number; minutes?: number; seconds?: number; milliseconds?: number }
export type Interval = ColumnType<IntervalParts, string, string>

export interface AccountQuotaPermissions {
  account_id: Exact
  permission: string
}

export interface AccountRoles {
  account_id: Exact
  role: string
}

export interface Accounts {
  id: Given<string>
  account_name: string
  display_name: string
  phone: Generated<string>
  email: Generated<string>
  language: Generated<string>
  theme: Generated<string>
  department_id: Exact | null
  is_enabled: Generated<boolean>
  password_hash: string | null
  must_change_password: Generated<boolean>
  password_changed_at: Moment | null
  failed_attempts: Generated<number>
  locked_until: Moment | null
  version: Generated<number>
  created_at: Generated<Moment>
  password_expires_at: Moment | null
}

export interface AttachmentChunks {
  attachment_id: Exact
  index: number
  bytes: Buffer
}

export interface Attachments {
  id: Given<string>
  name: string
  size_bytes: Generated<number>
  sha256: Buffer | null
  content_type: string
  uploaded_by: Exact
  state: Generated<string>
  owner_kind: string | null
  owner_id: Exact | null
  created_at: Generated<Moment>
  pending_since: Generated<Moment | null>
}

export interface Clock {
  only_row: Generated<boolean>
  shift: Generated<Interval>
}

export interface Departments {
  id: Given<string>
  code: string
  name: string
  kind: string
  sector: string | null
  parent_id: Exact | null
  unit_id: Exact | null
  path: string
  depth: number
  is_archived: Generated<boolean>
  version: Generated<number>
  created_at: Generated<Moment>
}

export interface EventReaders {
  name: string
  last_xid: Generated<string>
  last_id: Generated<Exact>
}

export interface Events {
  id: Given<string>
  xid: Generated<string>
  at: Moment
  recorded_at: Generated<Moment>
  kind: string
  actor_id: Exact | null
  actor_name: string
  actor_roles: Generated<string[]>
  address: string | null
  request_id: string | null
  subject_kind: string
  subject_id: Exact
  department_id: Exact | null
  facts: Generated<unknown>
}

export interface IdempotencyKeys {
  account_id: Exact
  key: string
  endpoint: string
  request_hash: Buffer
  status: number
  answer: unknown
  created_at: Generated<Moment>
}

export interface LogInAddresses {
  address: string
  attempts: number
  window_started_at: Generated<Moment>
}

export interface NumberCounters {
  prefix: string
  day: string
  last: number
}

export interface PasswordHistory {
  id: Given<string>
  account_id: Exact
  password_hash: string
  set_at: Generated<Moment>
}

export interface PlatformSettings {
  key: string
  value: unknown
  changed_at: Generated<Moment>
  changed_by: Exact | null
}

export interface ProjectMembers {
  project_id: Exact
  account_id: Exact
}

export interface Projects {
  id: Given<string>
  number: string
  name: string
  department_id: Exact
  sector: string
  unit_id: Exact
  description: Generated<string>
  contact_id: Exact
  owner_id: Exact
  is_closed: Generated<boolean>
  created_by: Exact
  created_at: Moment
  version: Generated<number>
}

export interface Resources {
  id: Given<string>
  instance_id: string
  name: Generated<string>
  service_code: string
  service_version: number
  region_id: Exact
  department_id: Exact
  sector: string
  unit_id: Exact
  project_id: Exact
  configuration: unknown
  ips: Generated<string[]>
  users: Generated<unknown>
  application_id: Exact | null
  application_item_id: Exact | null
  status: Generated<string>
  started_at: Moment
  ended_at: Moment | null
  version: Generated<number>
}

export interface SchemaMigrations {
  name: string
  checksum: string
  applied_at: Generated<Moment>
}

export interface Sessions {
  id: Given<string>
  token_hash: Buffer
  csrf_token: string
  account_id: Exact
  address: string
  user_agent: Generated<string>
  created_at: Generated<Moment>
  last_seen_at: Generated<Moment>
  ended_at: Moment | null
}

export interface DB {
  account_quota_permissions: AccountQuotaPermissions
  account_roles: AccountRoles
  accounts: Accounts
  attachment_chunks: AttachmentChunks
  attachments: Attachments
  clock: Clock
  departments: Departments
  event_readers: EventReaders
  events: Events
  idempotency_keys: IdempotencyKeys
  log_in_addresses: LogInAddresses
  number_counters: NumberCounters
  password_history: PasswordHistory
  platform_settings: PlatformSettings
  project_members: ProjectMembers
  projects: Projects
  resources: Resources
  schema_migrations: SchemaMigrations
  sessions: Sessions
}
