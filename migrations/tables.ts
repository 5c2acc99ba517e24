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

export interface AccessRefusals {
  account_id: Exact
  route: string
  minute: Moment
}

export interface AccountQuotaPermissions {
  account_id: Exact
  permission: string
  zones: string | null
}

export interface AccountRequests {
  id: Given<string>
  number: string
  kind: string
  state: Generated<string>
  department_id: Exact
  region_id: Exact | null
  projects: Generated<string>
  account_name: string
  display_name: string
  phone: Generated<string>
  email: Generated<string>
  language: string
  roles: Generated<string[]>
  quota_permissions: Generated<string[]>
  head_name: Generated<string>
  head_contact: Generated<string>
  reason: string
  account_id: Exact | null
  submitted_by: Exact | null
  submitted_for: Exact | null
  submitted_at: Moment
  due_at: Moment
  decided_at: Moment | null
  decided_by: Exact | null
  decided_for: Exact | null
  decision_reason: Generated<string>
  reminded_at: Moment | null
  key_hash: Buffer | null
  content_hash: Buffer | null
  version: Generated<number>
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
  dingtalk_user_id: Generated<string>
  pseudonymised_at: Moment | null
}

export interface AnnouncementDismissals {
  announcement_id: Exact
  account_id: Exact
  version: number
}

export interface Announcements {
  id: Given<string>
  titles: string[]
  texts: string[]
  tone: string
  is_public: boolean
  from_at: Moment
  until_at: Moment
  version: Generated<number>
  written_by: Exact
  written_at: Moment
  ended_at: Moment | null
}

export interface ApiTokens {
  id: Given<string>
  account_id: Exact
  name: string
  prefix: string
  token_hash: Buffer
  scopes: string[]
  made_at: Generated<Moment>
  expires_at: Moment
  last_used_at: Moment | null
  warned_at: Moment | null
  revoked_at: Moment | null
}

export interface ApplicationComments {
  id: Given<string>
  application_id: Exact
  account_id: Exact
  for_account_id: Exact | null
  at: Moment
  text: string
  mentions: Generated<string[]>
}

export interface ApplicationItems {
  id: Given<string>
  application_id: Exact
  position: number
  service_code: string
  service_version: number
  region_id: Exact | null
  configuration: unknown
  description: Generated<unknown>
  quantity: number
  remark: Generated<string>
  refused_reason: string | null
  quota_demand: Generated<unknown>
  rejected_reason: string | null
  rejected_stage: string | null
  resource_ids: Generated<string[]>
  resources: Generated<unknown>
}

export interface ApplicationReminders {
  application_id: Exact
  kind: string
  due_on: string
  at: Moment
}

export interface ApplicationSteps {
  id: Given<string>
  application_id: Exact
  round: number
  verdict: string
  stage: string | null
  account_id: Exact
  at: Moment
  reason: Generated<string>
  seen_version: number
  version_number: number | null
  rejected_items: Generated<unknown>
  for_account_id: Exact | null
}

export interface ApplicationUnits {
  item_id: Exact
  number: number
  service_code: string
  instance_id: string
  ip: string | null
  started_at: Moment
  resource_id: Exact | null
}

export interface ApplicationUsers {
  application_id: Exact
  position: number
  account_id: Exact | null
  name: Generated<string>
  phone: Generated<string>
  email: Generated<string>
}

export interface ApplicationVersions {
  application_id: Exact
  number: number
  round: number
  account_id: Exact
  at: Moment
  snapshot: unknown
  for_account_id: Exact | null
}

export interface Applications {
  id: Given<string>
  number: string
  kind: string
  mode: string
  status: Generated<string>
  stage: string | null
  step: Given<string>
  route: Generated<string[]>
  round: Generated<number>
  version: Generated<number>
  department_id: Exact
  sector: string
  unit_id: Exact
  project_id: Exact | null
  applicant_id: Exact
  submitter_ids: Generated<string[]>
  title: Generated<string>
  reason: Generated<string>
  document_number: Generated<string>
  service_codes: Generated<string[]>
  created_at: Moment
  submitted_at: Moment | null
  ended_at: Moment | null
  due_on: string | null
  days_counted: Generated<number>
  counting_from: string | null
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

export interface AuditLinks {
  sequence: Exact
  event_id: Exact
  hash: Buffer
}

export interface AuditSeals {
  id: Given<string>
  first_sequence: Exact
  last_sequence: Exact
  last_hash: Buffer
  sealed_at: Generated<Moment>
  seal: Buffer
}

export interface BillAdjustments {
  id: Given<string>
  bill_id: Exact
  revision: number
  amount: Exact
  reason: string
  department_id: Exact
  project_id: Exact | null
  region_id: Exact | null
  service_code: string | null
  resource_id: Exact | null
  account_id: Exact
  at: Moment
  removed_at: Moment | null
  removed_by: Exact | null
}

export interface BillFeedback {
  bill_id: Exact
  revision: number
  verdict: string
  reason: Generated<string>
  account_id: Exact
  for_account_id: Exact | null
  at: Moment
}

export interface BillLines {
  month: string
  bill_id: Exact
  revision: number
  number: number
  kind: string
  department_id: Exact
  project_id: Exact | null
  region_id: Exact | null
  service_code: string | null
  resource_id: Exact | null
  category: Generated<string>
  resource: Generated<string>
  spec: Generated<string>
  quantity: Generated<Exact>
  count: Generated<number>
  unit: Generated<string>
  from_day: string
  to_day: string
  days: number
  unit_price: Exact | null
  price_number: number | null
  price_change_id: Exact | null
  usage_month: string | null
  amount: Exact
  application_id: Exact | null
  adjustment_id: Exact | null
  provider: Generated<string>
  note: Generated<string>
}

export interface BillMonths {
  month: string
}

export interface BillQuestions {
  id: Given<string>
  bill_id: Exact
  revision: number
  line_number: number
  remark: string
  outcome: string | null
  answer: Generated<string>
  answered_by: Exact | null
  answered_at: Moment | null
}

export interface BillReminders {
  subject_kind: string
  subject_id: Exact
  round: number
  kind: string
  at: Moment
}

export interface BillRevisions {
  bill_id: Exact
  number: number
  total: Exact
  line_count: number
  sent_at: Moment
  sent_by: Exact | null
  due_on: string
}

export interface BillRunUnits {
  run_id: Exact
  unit_id: Exact
  status: Generated<string>
  problem: string | null
  facts: Generated<unknown>
  line_count: number | null
  milliseconds: number | null
  done_at: Moment | null
}

export interface BillRuns {
  id: Given<string>
  month: string
  status: Generated<string>
  started_at: Moment
  ended_at: Moment | null
  account_id: Exact | null
}

export interface BillSteps {
  id: Given<string>
  bill_id: Exact
  act: string
  from_status: string | null
  to_status: string
  revision: number
  at: Moment
  account_id: Exact | null
  for_account_id: Exact | null
  reason: Generated<string>
}

export interface BillSums {
  bill_id: Exact
  revision: number
  department_id: Exact
  project_id: Exact | null
  region_id: Exact | null
  service_code: string | null
  kind: string
  amount: Exact
  line_count: number
}

export interface Bills {
  id: Given<string>
  month: string
  unit_id: Exact
  sector: string
  status: Generated<string>
  version: Generated<number>
  revision: Generated<number>
  total: Exact
  line_count: number
  computed_at: Moment
  is_outdated: Generated<boolean>
  due_on: string | null
  settled_on: string | null
  settlement_voucher: string | null
  settled_by: Exact | null
}

export interface BudgetWarnings {
  budget_id: Exact
  amount: Exact
  threshold: number
  at: Moment
}

export interface Budgets {
  id: Given<string>
  department_id: Exact
  project_id: Exact | null
  year: number
  amount: Exact
  thresholds: Generated<number[]>
  version: Generated<number>
  updated_at: Moment
  updated_by: Exact
}

export interface Clock {
  only_row: Generated<boolean>
  shift: Generated<Interval>
  moved_at: Moment | null
}

export interface CostFileMonths {
  file_id: Exact
  provider: string
  month: string
  row_count: number
  costs: unknown
  replaced_at: Moment | null
  replaced_by: Exact | null
}

export interface CostFiles {
  id: Given<string>
  provider: string
  name: string
  sha256: Buffer
  row_count: number
  imported_at: Moment
  imported_by: Exact
  replaced_at: Moment | null
}

export interface CostRates {
  currency: string
  month: string
  rate: Exact
  version: Generated<number>
  updated_at: Moment
  updated_by: Exact
}

export interface CostRows {
  file_id: Exact
  row_number: number
  month: string
  sub_account_id: Generated<string>
  sub_account_name: Generated<string>
  service_name: Generated<string>
  region_name: Generated<string>
  resource_name: Generated<string>
  charge_category: Generated<string>
  charge_class: Generated<string>
  description: Generated<string>
  billed_cost: Exact
  currency: string
  tags: Generated<unknown>
  from_at: Moment | null
  to_at: Moment | null
  rule_id: Exact | null
  department_id: Exact | null
  project_id: Exact | null
}

export interface CostRules {
  id: Given<string>
  provider: string
  kind: string
  tag: Generated<string>
  value: string
  department_id: Exact
  project_id: Exact | null
  version: Generated<number>
  updated_at: Moment
  updated_by: Exact
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

export interface DigestEntries {
  id: Given<string>
  job_title: string
  occasion: string
  event_id: Exact
  facts: Generated<unknown>
  at: Moment
  told_on: string | null
}

export interface DigestHours {
  job_title: string
  hour: number
  updated_at: Moment
  updated_by: Exact | null
}

export interface Digests {
  job_title: string
  day: string
  sent_at: Moment
  entries: number
}

export interface DingtalkMessages {
  id: Given<string>
  event_id: Exact
  title_key: string
  channel: string
  account_id: Exact | null
  title: string
  text: string
  link: string
  at: Moment
  state: Generated<string>
  attempts: Generated<number>
  next_attempt_at: Generated<Moment>
  claimed_until: Moment | null
  sent_at: Moment | null
  last_error: string | null
}

export interface DingtalkMinutes {
  minute: Moment
  sent: number
}

export interface EventPersonals {
  event_id: Exact
  personal: unknown
  salt: Buffer
  replaced_for: Exact | null
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
  for_account_id: Exact | null
  for_account_name: string | null
  personal_digest: Buffer | null
}

export interface ExternalIdentities {
  id: Given<string>
  issuer: string
  subject: string
  account_id: Exact
  linked_at: Generated<Moment>
}

export interface FeeRows {
  account_id: Exact
  kind: string
  position: number
  member_id: Exact
  member_name: string
  member_account: string
  product_id: Exact
  product_number: string
  product_name: string
  content: Generated<unknown>
  metric: string | null
  month: string | null
  unit_price: Exact | null
  quantity: Exact
  payable: Exact | null
  paid: Exact
}

export interface FeeSearches {
  account_id: Exact
  services: string[]
  from_day: string
  to_day: string
  member_ids: string[]
  remembers_members: boolean
  searched_at: Moment
}

export interface HolidayYears {
  year: number
  state: string
  source: Generated<string>
  version: Generated<number>
  changed_at: Moment
  changed_by: Exact | null
}

export interface Holidays {
  day: string
  year: number
  kind: string
  name: Generated<string>
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

export interface ImageVersions {
  id: Given<string>
  image_id: Exact
  label: string
  position: Generated<number>
  is_on: Generated<boolean>
}

export interface Images {
  id: Given<string>
  code: string
  names: string[]
  system: string
  position: Generated<number>
  is_on: Generated<boolean>
  version: Generated<number>
}

export interface InstanceFamilies {
  id: Given<string>
  code: string
  names: string[]
  position: Generated<number>
  is_on: Generated<boolean>
  version: Generated<number>
}

export interface InstanceSpecs {
  id: Given<string>
  family_id: Exact
  code: string
  vcpu: number
  memory_gb: number
  is_on: Generated<boolean>
  version: Generated<number>
}

export interface JobRuns {
  job: string
  period: Moment
  attempts: Generated<number>
  started_at: Moment | null
  finished_at: Moment | null
  done: number | null
  error: string | null
}

export interface JobSchedules {
  job: string
  every_seconds: number | null
  cron: string | null
}

export interface LinkRequests {
  subject_hash: Buffer
  attempts: number
  window_started_at: Generated<Moment>
}

export interface LogInAddresses {
  address: string
  attempts: number
  window_started_at: Generated<Moment>
}

export interface MailRecipients {
  id: Given<string>
  email: string
  job_title: string
  remark: Generated<string>
  version: Generated<number>
  updated_at: Moment
  updated_by: Exact | null
}

export interface MailingTimes {
  job_title: string
  occasion: string
  time: string
  updated_at: Moment
  updated_by: Exact | null
}

export interface Mails {
  id: Given<string>
  event_id: Exact
  title_key: string
  to_address: string
  to_name: string
  language: string
  subject: string
  text: string
  message_id: string
  at: Moment
  state: Generated<string>
  attempts: Generated<number>
  next_attempt_at: Generated<Moment>
  claimed_until: Moment | null
  sent_at: Moment | null
  last_error: string | null
  sealed_path: string | null
}

export interface MemberGroups {
  id: Given<string>
  name: string
  discount_percent: number
  reward_days: number
  may_reorder: boolean
  version: Generated<number>
  deleted_at: Moment | null
  updated_at: Moment
  updated_by: Exact | null
}

export interface Members {
  account_id: Exact
  identity: string
  group_id: Exact | null
  contact: Generated<string>
  version: Generated<number>
  created_at: Moment
  updated_at: Moment
  updated_by: Exact | null
}

export interface Messages {
  id: Given<string>
  event_id: Exact
  account_id: Exact
  kind: string
  title_key: string
  titles: string[]
  texts: string[]
  link: string
  at: Moment
  read_at: Moment | null
}

export interface NoticeFailures {
  event_id: Exact
  attempts: number
  last_error: string
  next_attempt_at: Moment
}

export interface NumberCounters {
  prefix: string
  day: string
  last: number
}

export interface OneTimeLinks {
  id: Given<string>
  account_id: Exact
  purpose: string
  token_hash: Buffer
  sealed_path: string
  made_at: Generated<Moment>
  expires_at: Moment
  used_at: Moment | null
}

export interface OptionValues {
  id: Given<string>
  list: string
  value: string
  names: string[]
  attributes: Generated<unknown>
  position: Generated<number>
  is_on: Generated<boolean>
  version: Generated<number>
}

export interface Orders {
  id: Given<string>
  number: string
  member_id: Exact
  placed_at: Moment
  shown_total: Exact
}

export interface PasswordHistory {
  id: Given<string>
  account_id: Exact
  password_hash: string
  set_at: Generated<Moment>
}

export interface PlatformLogos {
  only_row: Generated<boolean>
  content: Buffer
  content_type: string
  sha256: string
  changed_by: Exact | null
  changed_at: Moment
}

export interface PlatformSettings {
  key: string
  value: unknown
  changed_at: Generated<Moment>
  changed_by: Exact | null
}

export interface PointAccounts {
  id: Given<string>
  kind: string
  member_id: Exact | null
  balance: Generated<Exact>
}

export interface PointTransfers {
  id: Given<string>
  at: Moment
  from_account: Exact
  to_account: Exact
  amount: Exact
  kind: string
  cause_kind: string
  cause_id: Exact
  cause_number: Generated<string>
  balance_after: Exact
  reference: Generated<string>
  note: Generated<string>
  account_id: Exact | null
  for_account_id: Exact | null
}

export interface ProductAdjustments {
  id: Given<string>
  product_id: Exact
  at: Moment
  account_id: Exact
  for_account_id: Exact | null
  amount: Exact
  description: string
}

export interface ProductExpiryChanges {
  id: Given<string>
  product_id: Exact
  at: Moment
  account_id: Exact
  before: Moment
  after: Moment
  reason: string
}

export interface ProductReminders {
  product_id: Exact
  expires_at: Moment
  kind: string
  at: Moment
}

export interface ProductSteps {
  id: Given<string>
  product_id: Exact
  act: string
  from_status: string | null
  to_status: string
  at: Moment
  account_id: Exact | null
  for_account_id: Exact | null
  reason: Generated<string>
  facts: Generated<unknown>
}

export interface ProductStretches {
  product_id: Exact
  from_day: string
  original_price: Exact
  payable: Exact
}

export interface Products {
  id: Given<string>
  order_id: Exact
  position: number
  number: string
  member_id: Exact
  status: string
  version: Generated<number>
  name: string
  user_notes: Generated<string>
  operator_notes: Generated<string>
  service_code: string
  service_version: number
  set_id: Exact | null
  set_number: string | null
  set_name: string | null
  configuration: unknown
  content: unknown
  components: unknown
  estimated_monthly: Exact | null
  final_monthly: Exact
  months: number
  discount_percent: number
  reward_days: number
  may_reorder: boolean
  original_price: Exact
  payable: Exact
  charged: Generated<Exact>
  returned: Generated<Exact>
  net_additions: Generated<Exact>
  placed_at: Moment
  placed_by: Exact | null
  verified_at: Moment | null
  verified_by: Exact | null
  delivered_at: Moment | null
  delivered_by: Exact | null
  starts_at: Moment | null
  purchased_days: number | null
  expires_at: Moment | null
  expiry_changed_by: Exact | null
  renews_id: Exact | null
  renews_how: string | null
  wanted_change: Generated<unknown>
  cancellation_asked_at: Moment | null
  cancellation_reason: Generated<string>
  cancellation_refusal: Generated<string>
  creation_problem: Generated<string>
  creation_answer: Generated<string>
  backfill: Generated<unknown>
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

export interface QuotaChanges {
  id: Given<string>
  at: Moment
  department_id: Exact
  region_id: Exact
  metric: string
  kind: string
  total: Generated<Exact>
  allocated: Generated<Exact>
  used: Generated<Exact>
  reserved: Generated<Exact>
  total_after: Exact
  allocated_after: Exact
  used_after: Exact
  reserved_after: Exact
  account_id: Exact | null
  for_account_id: Exact | null
  subject_kind: string
  subject_id: Exact | null
  subject_number: Generated<string>
  reason: Generated<string>
}

export interface QuotaGrants {
  id: Given<string>
  department_id: Exact
  region_id: Exact
  metric: string
  amount: Exact
  granted: Exact
  ends_on: string
  ended_at: Moment | null
  granted_by: Exact | null
  created_at: Moment
}

export interface QuotaRequestItems {
  request_id: Exact
  region_id: Exact
  metric: string
  increase: Exact
  total_before: Exact
  granted: Exact | null
}

export interface QuotaRequests {
  id: Given<string>
  number: string
  status: Generated<string>
  department_id: Exact
  parent_id: Exact
  sector: string | null
  zones: string
  reason: string
  ends_on: string | null
  requested_by: Exact
  requested_for: Exact | null
  requested_at: Moment
  decided_by: Exact | null
  decided_for: Exact | null
  decided_at: Moment | null
  decision_reason: Generated<string>
  version: Generated<number>
}

export interface Quotas {
  department_id: Exact
  region_id: Exact
  metric: string
  total: Generated<Exact>
  allocated: Generated<Exact>
  used: Generated<Exact>
  reserved: Generated<Exact>
  overdue: Generated<Exact>
  warned: Generated<number>
}

export interface ReasonTemplates {
  id: Given<string>
  account_id: Exact
  verdict: string
  text: string
  created_at: Moment
}

export interface RecoveryCodes {
  id: Given<string>
  account_id: Exact
  code_hash: Buffer
  used_at: Moment | null
}

export interface Regions {
  id: Given<string>
  code: string
  names: string[]
  zone: string
  position: Generated<number>
  is_on: Generated<boolean>
  version: Generated<number>
}

export interface ReorganisationItems {
  reorganisation_id: Exact
  position: number
  project_id: Exact | null
  resource_id: Exact | null
  to_project_id: Exact | null
}

export interface Reorganisations {
  id: Given<string>
  number: string
  state: Generated<string>
  day: string
  from_department_id: Exact
  to_department_id: Exact
  reason: string
  planned_by: Exact
  planned_at: Moment
  done_at: Moment | null
  cancelled_at: Moment | null
  cancelled_by: Exact | null
  last_refusal: Generated<unknown>
  outcome: Generated<unknown>
  version: Generated<number>
}

export interface RequestCounts {
  subject: string
  endpoint: string
  minute: Moment
  requests: number
}

export interface ResourceHolds {
  resource_id: Exact
  application_id: Exact
  application_number: string
  kind: string
}

export interface ResourceStretches {
  resource_id: Exact
  from_day: string
  to_day: string | null
  department_id: Exact
  unit_id: Exact
  project_id: Exact
  region_id: Exact | null
  service_code: string
  components: unknown
  application_id: Exact | null
  application_number: string | null
}

export interface Resources {
  id: Given<string>
  instance_id: string
  name: Generated<string>
  service_code: string
  service_version: number
  region_id: Exact | null
  department_id: Exact
  sector: string
  unit_id: Exact
  project_id: Exact
  configuration: unknown
  description: Generated<unknown>
  ips: Generated<string[]>
  users: Generated<unknown>
  application_id: Exact | null
  application_number: string | null
  application_item_id: Exact | null
  status: Generated<string>
  started_at: Moment
  ended_at: Moment | null
  version: Generated<number>
  quota_demand: Generated<unknown>
}

export interface RollUpFeedback {
  roll_up_id: Exact
  round: number
  verdict: string
  total: Exact
  reason: Generated<string>
  bill_ids: Generated<string[]>
  account_id: Exact
  for_account_id: Exact | null
  at: Moment
}

export interface RollUps {
  id: Given<string>
  month: string
  kind: string
  status: Generated<string>
  version: Generated<number>
  round: Generated<number>
  total: Exact | null
  opened_at: Moment | null
  due_on: string | null
}

export interface SecondFactors {
  account_id: Exact
  sealed_secret: string
  made_at: Generated<Moment>
  confirmed_at: Moment | null
  last_step: Generated<Exact>
  failed_attempts: Generated<number>
  locked_until: Moment | null
}

export interface ServiceVersions {
  service_code: string
  version: number
  definition: unknown
  names: Given<unknown>
  shipped_at: Generated<Moment>
}

export interface Services {
  id: Given<string>
  code: string
  current_version: number
  is_on: Generated<boolean>
  position: number
  names: string[] | null
  description: string[] | null
  version: Generated<number>
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
  acting_for_id: Exact | null
  proven_at: Generated<Moment>
  has_second_factor: Generated<boolean>
  method: Generated<string>
}

export interface Sets {
  id: Given<string>
  number: string
  is_popular: Generated<boolean>
  category: string
  service_code: string
  service_version: number
  name: string
  description: Generated<string>
  configuration: unknown
  content: Generated<unknown>
  components: unknown
  original_price: Exact | null
  final_price: Exact
  is_on_sale: Generated<boolean>
  deleted_at: Moment | null
  version: Generated<number>
  created_at: Moment
  created_by: Exact | null
  updated_at: Moment
  updated_by: Exact | null
}

export interface SignUps {
  id: Given<string>
  status: Generated<string>
  account_name: string
  display_name: string
  email: string
  phone: Generated<string>
  organisation: Generated<string>
  reason: Generated<string>
  language: string
  asked_at: Moment
  decided_at: Moment | null
  decided_by: Exact | null
  decision_reason: Generated<string>
  account_id: Exact | null
  version: Generated<number>
}

export interface SingleSignOns {
  state_hash: Buffer
  browser_hash: Buffer
  sealed_checks: string
  return_to: string
  account_id: Exact | null
  begun_at: Generated<Moment>
}

export interface Substitutions {
  id: Given<string>
  account_id: Exact
  substitute_id: Exact
  from_day: string
  until_day: string
  named_by: Exact
  named_at: Moment
  ended_at: Moment | null
}

export interface UnitPriceChanges {
  id: Given<string>
  unit_price_id: Exact
  from_day: string
  price: Exact | null
  at: Moment
  account_id: Exact | null
  for_account_id: Exact | null
}

export interface UnitPrices {
  id: Given<string>
  category: string
  resource: string
  spec: string
  number: number
  unit: string
  is_preset: Generated<boolean>
  ended_at: Moment | null
  version: Generated<number>
  created_at: Moment
  updated_at: Moment
  updated_by: Exact | null
}

export interface UsageClaims {
  source_id: string
  day: string
}

export interface UsageFeeLines {
  fee_id: Exact
  position: number
  product_id: Exact
  metric: string
  usage_month: string
  quantity: Exact
  unit_price: Exact
  amount: Exact
}

export interface UsageFeePayments {
  id: Given<string>
  fee_id: Exact
  amount: Exact
  at: Moment
}

export interface UsageFees {
  id: Given<string>
  member_id: Exact
  month: string
  amount: Exact
  charged: Generated<Exact>
  computed_at: Moment
}

export interface UsageRecords {
  day: string
  id: Generated<Exact>
  source_id: string
  resource_id: Exact | null
  product_id: Exact | null
  metric: string
  from_at: Moment
  to_at: Moment
  quantity: Exact
  corrects: string | null
  received_at: Moment
  account_id: Exact
}

export interface VpcGuests {
  vpc_id: Exact
  department_id: Exact
}

export interface Vpcs {
  id: Given<string>
  region_id: Exact
  department_id: Exact
  name: string
  cidr: string
  cloud_id: Generated<string>
  is_on: Generated<boolean>
  version: Generated<number>
  created_at: Generated<Moment>
}

export interface Vswitches {
  id: Given<string>
  vpc_id: Exact
  name: string
  cidr: string
  cloud_id: Generated<string>
  is_on: Generated<boolean>
}

export interface WebhookDeliveries {
  id: Given<string>
  webhook_id: Exact
  event_id: Exact
  again_of: Exact | null
  body: string
  made_at: Moment
  state: Generated<string>
  attempts: Generated<number>
  next_attempt_at: Generated<Moment>
  claimed_until: Moment | null
  delivered_at: Moment | null
  last_status: number | null
  last_answer: string | null
}

export interface Webhooks {
  id: Given<string>
  name: string
  url: string
  sealed_secret: string
  event_kinds: Generated<string[]>
  is_enabled: Generated<boolean>
  version: Generated<number>
  made_by: Exact
  made_at: Moment
  removed_at: Moment | null
}

export interface WholeEvents {
  id: Given<string | null>
  xid: Given<string | null>
  at: Given<Date | null>
  recorded_at: Given<Date | null>
  kind: Given<string | null>
  actor_id: Given<string | null>
  actor_name: Given<string | null>
  actor_roles: Given<string[] | null>
  for_account_id: Given<string | null>
  for_account_name: Given<string | null>
  address: Given<string | null>
  request_id: Given<string | null>
  subject_kind: Given<string | null>
  subject_id: Given<string | null>
  department_id: Given<string | null>
  facts: Given<unknown | null>
}

export interface DB {
  access_refusals: AccessRefusals
  account_quota_permissions: AccountQuotaPermissions
  account_requests: AccountRequests
  account_roles: AccountRoles
  accounts: Accounts
  announcement_dismissals: AnnouncementDismissals
  announcements: Announcements
  api_tokens: ApiTokens
  application_comments: ApplicationComments
  application_items: ApplicationItems
  application_reminders: ApplicationReminders
  application_steps: ApplicationSteps
  application_units: ApplicationUnits
  application_users: ApplicationUsers
  application_versions: ApplicationVersions
  applications: Applications
  attachment_chunks: AttachmentChunks
  attachments: Attachments
  audit_links: AuditLinks
  audit_seals: AuditSeals
  bill_adjustments: BillAdjustments
  bill_feedback: BillFeedback
  bill_lines: BillLines
  bill_months: BillMonths
  bill_questions: BillQuestions
  bill_reminders: BillReminders
  bill_revisions: BillRevisions
  bill_run_units: BillRunUnits
  bill_runs: BillRuns
  bill_steps: BillSteps
  bill_sums: BillSums
  bills: Bills
  budget_warnings: BudgetWarnings
  budgets: Budgets
  clock: Clock
  cost_file_months: CostFileMonths
  cost_files: CostFiles
  cost_rates: CostRates
  cost_rows: CostRows
  cost_rules: CostRules
  departments: Departments
  digest_entries: DigestEntries
  digest_hours: DigestHours
  digests: Digests
  dingtalk_messages: DingtalkMessages
  dingtalk_minutes: DingtalkMinutes
  event_personals: EventPersonals
  event_readers: EventReaders
  events: Events
  external_identities: ExternalIdentities
  fee_rows: FeeRows
  fee_searches: FeeSearches
  holiday_years: HolidayYears
  holidays: Holidays
  idempotency_keys: IdempotencyKeys
  image_versions: ImageVersions
  images: Images
  instance_families: InstanceFamilies
  instance_specs: InstanceSpecs
  job_runs: JobRuns
  job_schedules: JobSchedules
  link_requests: LinkRequests
  log_in_addresses: LogInAddresses
  mail_recipients: MailRecipients
  mailing_times: MailingTimes
  mails: Mails
  member_groups: MemberGroups
  members: Members
  messages: Messages
  notice_failures: NoticeFailures
  number_counters: NumberCounters
  one_time_links: OneTimeLinks
  option_values: OptionValues
  orders: Orders
  password_history: PasswordHistory
  platform_logos: PlatformLogos
  platform_settings: PlatformSettings
  point_accounts: PointAccounts
  point_transfers: PointTransfers
  product_adjustments: ProductAdjustments
  product_expiry_changes: ProductExpiryChanges
  product_reminders: ProductReminders
  product_steps: ProductSteps
  product_stretches: ProductStretches
  products: Products
  project_members: ProjectMembers
  projects: Projects
  quota_changes: QuotaChanges
  quota_grants: QuotaGrants
  quota_request_items: QuotaRequestItems
  quota_requests: QuotaRequests
  quotas: Quotas
  reason_templates: ReasonTemplates
  recovery_codes: RecoveryCodes
  regions: Regions
  reorganisation_items: ReorganisationItems
  reorganisations: Reorganisations
  request_counts: RequestCounts
  resource_holds: ResourceHolds
  resource_stretches: ResourceStretches
  resources: Resources
  roll_up_feedback: RollUpFeedback
  roll_ups: RollUps
  second_factors: SecondFactors
  service_versions: ServiceVersions
  services: Services
  sessions: Sessions
  sets: Sets
  sign_ups: SignUps
  single_sign_ons: SingleSignOns
  substitutions: Substitutions
  unit_price_changes: UnitPriceChanges
  unit_prices: UnitPrices
  usage_claims: UsageClaims
  usage_fee_lines: UsageFeeLines
  usage_fee_payments: UsageFeePayments
  usage_fees: UsageFees
  usage_records: UsageRecords
  vpc_guests: VpcGuests
  vpcs: Vpcs
  vswitches: Vswitches
  webhook_deliveries: WebhookDeliveries
  webhooks: Webhooks
  whole_events: WholeEvents
}
