/**
 * The register of personal data (PIPL, C-I6): every column of the schema that holds text, JSON or bytes, with its class. A
 * column that is missing here fails a test, so that nobody adds one without deciding.
 *
 * identity: who somebody is · contact: how to reach them · network: from where they came · copy: texts made from the first
 * three · secret: hashes and what is sealed, never shown · free: what people type about their work, not searched for names ·
 * none: codes, words of the catalogue, numbers.
 */
export const dataClasses = ['identity', 'contact', 'network', 'copy', 'secret', 'free', 'none'] as const
export type DataClass = (typeof dataClasses)[number]
/** Columns by class, separated by blanks. */
type Columns = { readonly [Class in DataClass]?: string }

/** The classes that a person may ask for, and whose values a pseudonymisation replaces. */
export const personalClasses: readonly DataClass[] = ['identity', 'contact', 'network', 'copy']

export const personalDataRegister: { readonly [table: string]: Columns } = {
  access_refusals: { none: 'route' },
  account_quota_permissions: { none: 'permission zones' },
  account_requests: { identity: 'account_name display_name head_name', contact: 'phone email head_contact', free: 'projects reason decision_reason', none: 'number kind state language roles quota_permissions key_hash content_hash' },
  account_roles: { none: 'role' },
  accounts: { identity: 'account_name display_name', contact: 'phone email dingtalk_user_id', secret: 'password_hash', none: 'language theme' },
  announcements: { free: 'titles texts', none: 'tone' },
  api_tokens: { secret: 'prefix token_hash', free: 'name', none: 'scopes' },
  application_comments: { free: 'text' },
  application_items: { free: 'description remark refused_reason rejected_reason', none: 'service_code configuration quota_demand rejected_stage resources' },
  application_reminders: { none: 'kind' },
  application_steps: { free: 'reason', none: 'verdict stage rejected_items' },
  application_units: { none: 'service_code instance_id ip' },
  application_users: { identity: 'name', contact: 'phone email' },
  application_versions: { copy: 'snapshot' },
  applications: { free: 'title reason document_number', none: 'number kind mode status stage step route sector service_codes' },
  attachment_chunks: { free: 'bytes' },
  attachments: { free: 'name', none: 'sha256 content_type state owner_kind' },
  audit_links: { none: 'hash' },
  audit_seals: { none: 'last_hash seal' },
  bill_adjustments: { free: 'reason', none: 'service_code' },
  bill_feedback: { free: 'reason', none: 'verdict' },
  bill_lines: { free: 'note', none: 'kind service_code category resource spec unit provider' },
  bill_questions: { free: 'remark outcome answer' },
  bill_reminders: { none: 'subject_kind kind' },
  bill_run_units: { none: 'status problem facts' },
  bill_runs: { none: 'status' },
  bill_steps: { free: 'reason', none: 'act from_status to_status' },
  bill_sums: { none: 'service_code kind' },
  bills: { free: 'settlement_voucher', none: 'sector status' },
  cost_file_months: { none: 'provider costs' },
  cost_files: { none: 'provider name sha256' },
  cost_rates: { none: 'currency' },
  cost_rows: { free: 'description tags', none: 'sub_account_id sub_account_name service_name region_name resource_name charge_category charge_class currency' },
  cost_rules: { none: 'provider kind tag value' },
  departments: { none: 'code name kind sector path' },
  digest_entries: { copy: 'facts', none: 'job_title occasion' },
  digest_hours: { none: 'job_title' },
  digests: { none: 'job_title' },
  dingtalk_messages: { copy: 'title text', free: 'last_error', none: 'title_key channel link state' },
  event_personals: { copy: 'personal', secret: 'salt' },
  event_readers: { none: 'name' },
  events: { free: 'facts', none: 'kind actor_name actor_roles address request_id subject_kind for_account_name personal_digest' },
  external_identities: { identity: 'subject', none: 'issuer' },
  fee_rows: { identity: 'member_name member_account', none: 'kind product_number product_name content metric' },
  fee_searches: { none: 'services' },
  holiday_years: { free: 'source', none: 'state' },
  holidays: { none: 'kind name' },
  idempotency_keys: { copy: 'answer', none: 'key endpoint request_hash' },
  image_versions: { none: 'label' },
  images: { none: 'code names system' },
  instance_families: { none: 'code names' },
  instance_specs: { none: 'code' },
  job_runs: { free: 'error', none: 'job' },
  job_schedules: { none: 'job cron' },
  link_requests: { secret: 'subject_hash' },
  log_in_addresses: { none: 'address' },
  mail_recipients: { contact: 'email', free: 'remark', none: 'job_title' },
  mailing_times: { none: 'job_title occasion time' },
  mails: { identity: 'to_name', contact: 'to_address', copy: 'subject text', secret: 'sealed_path', free: 'last_error', none: 'title_key language message_id state' },
  member_groups: { none: 'name' },
  members: { contact: 'contact', none: 'identity' },
  messages: { copy: 'titles texts', none: 'kind title_key link' },
  notice_failures: { free: 'last_error' },
  number_counters: { none: 'prefix' },
  one_time_links: { secret: 'token_hash sealed_path', none: 'purpose' },
  option_values: { none: 'list value names attributes' },
  orders: { none: 'number' },
  password_history: { secret: 'password_hash' },
  platform_logos: { none: 'content content_type sha256' },
  platform_settings: { free: 'value', none: 'key' },
  point_accounts: { none: 'kind' },
  point_transfers: { free: 'reference note', none: 'kind cause_kind cause_number' },
  product_adjustments: { free: 'description' },
  product_expiry_changes: { free: 'reason' },
  product_reminders: { none: 'kind' },
  product_steps: { free: 'reason facts', none: 'act from_status to_status' },
  products: { free: 'user_notes operator_notes cancellation_reason cancellation_refusal creation_problem creation_answer', none: 'number status name service_code set_number set_name configuration content components renews_how wanted_change backfill' },
  projects: { free: 'description', none: 'number name sector' },
  quota_changes: { free: 'reason', none: 'metric kind subject_kind subject_number' },
  quota_grants: { none: 'metric' },
  quota_request_items: { none: 'metric' },
  quota_requests: { free: 'reason decision_reason', none: 'number status sector zones' },
  quotas: { none: 'metric' },
  reason_templates: { free: 'text', none: 'verdict' },
  recovery_codes: { secret: 'code_hash' },
  regions: { none: 'code names zone' },
  reorganisations: { free: 'reason outcome', none: 'number state last_refusal' },
  request_counts: { none: 'subject endpoint' },
  resource_holds: { none: 'application_number kind' },
  resource_stretches: { none: 'service_code components application_number' },
  resources: { copy: 'users', free: 'name description', none: 'instance_id service_code sector configuration ips application_number status quota_demand' },
  roll_up_feedback: { free: 'reason', none: 'verdict' },
  roll_ups: { none: 'kind status' },
  second_factors: { secret: 'sealed_secret' },
  service_versions: { none: 'service_code definition names' },
  services: { free: 'description', none: 'code names' },
  sessions: { network: 'address user_agent', secret: 'token_hash csrf_token', none: 'method' },
  sets: { free: 'description', none: 'number category service_code name configuration content components' },
  sign_ups: { identity: 'account_name display_name organisation', contact: 'email phone', free: 'reason decision_reason', none: 'status language' },
  single_sign_ons: { secret: 'state_hash browser_hash sealed_checks', none: 'return_to' },
  unit_prices: { none: 'category resource spec unit' },
  usage_claims: { none: 'source_id' },
  usage_fee_lines: { none: 'metric' },
  usage_records: { none: 'source_id metric corrects' },
  vpcs: { none: 'name cloud_id' },
  vswitches: { none: 'name cloud_id' },
  webhook_deliveries: { copy: 'body', free: 'last_answer', none: 'state' },
  webhooks: { secret: 'sealed_secret', free: 'name', none: 'url event_kinds' },
}

/** Tables with personal values, and which columns hold them. */
export function personalColumns(): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(personalDataRegister).flatMap(([table, columns]) => {
    const names = personalClasses.flatMap((each) => columns[each]?.split(' ') ?? [])
    return names.length === 0 ? [] : [[table, names]]
  }))
}

/** The class of a column; undefined where nobody has decided yet. */
export function classOf(table: string, column: string): DataClass | undefined {
  return dataClasses.find((each) => personalDataRegister[table]?.[each]?.split(' ').includes(column))
}
