-- The schema after all migrations, written by "yunshan migrate --snapshot". Do not edit.

-- Collations

create collation pinyin (provider = icu, locale = 'zh-u-co-pinyin');

-- Sequences of their own

create sequence usage_record_ids;

-- Tables

create table access_refusals (
  account_id bigint not null,
  route text not null,
  minute timestamp with time zone not null,
  constraint access_refusals_pkey PRIMARY KEY (account_id, route, minute),
  constraint access_refusals_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);

create table account_quota_permissions (
  account_id bigint not null,
  permission text not null,
  zones text,
  constraint account_quota_permissions_pkey PRIMARY KEY (account_id, permission),
  constraint account_quota_permissions_check CHECK (((zones IS NULL) OR ((zones = ANY (ARRAY['shared'::text, 'industry'::text])) AND (permission = 'quota.review'::text)))),
  constraint account_quota_permissions_permission_check CHECK ((permission = ANY (ARRAY['quota.view'::text, 'quota.apply'::text, 'quota.review'::text, 'quota.allocate'::text, 'quota.view_subordinates'::text]))),
  constraint account_quota_permissions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);

create table account_requests (
  id bigint not null generated always as identity,
  number text not null,
  kind text not null,
  state text not null default 'waiting'::text,
  department_id bigint not null,
  region_id bigint,
  projects text not null default ''::text,
  account_name text not null,
  display_name text not null,
  phone text not null default ''::text,
  email text not null default ''::text,
  language text not null,
  roles text[] not null default '{}'::text[],
  quota_permissions text[] not null default '{}'::text[],
  head_name text not null default ''::text,
  head_contact text not null default ''::text,
  reason text not null,
  account_id bigint,
  submitted_by bigint,
  submitted_for bigint,
  submitted_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by bigint,
  decided_for bigint,
  decision_reason text not null default ''::text,
  reminded_at timestamp with time zone,
  key_hash bytea,
  content_hash bytea,
  version integer not null default 1,
  constraint account_requests_pkey PRIMARY KEY (id),
  constraint account_requests_key_hash_key UNIQUE (key_hash),
  constraint account_requests_number_key UNIQUE (number),
  constraint account_requests_check CHECK (((state = 'waiting'::text) = (decided_at IS NULL))),
  constraint account_requests_check1 CHECK (((decided_by IS NULL) OR (decided_at IS NOT NULL))),
  constraint account_requests_check2 CHECK (((state <> 'approved'::text) OR (decided_by IS NOT NULL))),
  constraint account_requests_check3 CHECK (((state <> 'approved'::text) OR (account_id IS NOT NULL))),
  constraint account_requests_check4 CHECK (((kind <> 'further_grants'::text) OR (account_id IS NOT NULL))),
  constraint account_requests_check5 CHECK (((kind <> 'new_account'::text) OR (cardinality(roles) = 1))),
  constraint account_requests_check6 CHECK (((cardinality(roles) + cardinality(quota_permissions)) > 0)),
  constraint account_requests_check7 CHECK (((decided_by IS NULL) OR (kind = 'new_account'::text) OR (decided_by <> account_id))),
  constraint account_requests_check8 CHECK (((decided_by IS NULL) OR (submitted_by IS NULL) OR (decided_by <> submitted_by))),
  constraint account_requests_decision_reason_check CHECK ((length(decision_reason) <= 1000)),
  constraint account_requests_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 64))),
  constraint account_requests_head_contact_check CHECK ((length(head_contact) <= 254)),
  constraint account_requests_head_name_check CHECK ((length(head_name) <= 64)),
  constraint account_requests_kind_check CHECK ((kind = ANY (ARRAY['new_account'::text, 'further_grants'::text]))),
  constraint account_requests_language_check CHECK ((language = ANY (ARRAY['en'::text, 'zh-Hant'::text, 'zh-Hans'::text]))),
  constraint account_requests_projects_check CHECK ((length(projects) <= 1000)),
  constraint account_requests_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 1000))),
  constraint account_requests_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'rejected'::text]))),
  constraint account_requests_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint account_requests_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint account_requests_decided_for_fkey FOREIGN KEY (decided_for) REFERENCES accounts(id),
  constraint account_requests_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  constraint account_requests_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id),
  constraint account_requests_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES accounts(id),
  constraint account_requests_submitted_for_fkey FOREIGN KEY (submitted_for) REFERENCES accounts(id)
);

create table account_roles (
  account_id bigint not null,
  role text not null,
  constraint account_roles_pkey PRIMARY KEY (account_id, role),
  constraint account_roles_role_check CHECK ((role = ANY (ARRAY['department_user'::text, 'department_admin'::text, 'bureau_user'::text, 'bureau_admin'::text, 'committee_user'::text, 'committee_admin'::text, 'om_operator'::text, 'business_operator'::text, 'platform_admin'::text, 'auditor'::text, 'member'::text]))),
  constraint account_roles_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);

create table accounts (
  id bigint not null generated always as identity,
  account_name text not null,
  display_name text not null,
  phone text not null default ''::text,
  email text not null default ''::text,
  language text not null default 'zh-Hans'::text,
  theme text not null default 'system'::text,
  department_id bigint,
  is_enabled boolean not null default true,
  password_hash text,
  must_change_password boolean not null default true,
  password_changed_at timestamp with time zone,
  failed_attempts integer not null default 0,
  locked_until timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null default clock_timestamp(),
  password_expires_at timestamp with time zone,
  dingtalk_user_id text not null default ''::text,
  pseudonymised_at timestamp with time zone,
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_account_name_check CHECK ((account_name ~ '^[a-z][a-z0-9._-]{1,39}$'::text)),
  constraint accounts_check CHECK (((pseudonymised_at IS NULL) OR (NOT is_enabled))),
  constraint accounts_dingtalk_user_id_check CHECK ((length(dingtalk_user_id) <= 64)),
  constraint accounts_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 64))),
  constraint accounts_language_check CHECK ((language = ANY (ARRAY['en'::text, 'zh-Hant'::text, 'zh-Hans'::text]))),
  constraint accounts_theme_check CHECK ((theme = ANY (ARRAY['system'::text, 'light'::text, 'dark'::text]))),
  constraint accounts_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id)
);

create table announcement_dismissals (
  announcement_id bigint not null,
  account_id bigint not null,
  version integer not null,
  constraint announcement_dismissals_pkey PRIMARY KEY (announcement_id, account_id),
  constraint announcement_dismissals_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint announcement_dismissals_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES announcements(id)
);

create table announcements (
  id bigint not null generated always as identity,
  titles text[] not null,
  texts text[] not null,
  tone text not null,
  is_public boolean not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  version integer not null default 1,
  written_by bigint not null,
  written_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint announcements_pkey PRIMARY KEY (id),
  constraint announcements_check CHECK ((from_at < until_at)),
  constraint announcements_texts_check CHECK ((array_length(texts, 1) = 3)),
  constraint announcements_titles_check CHECK ((array_length(titles, 1) = 3)),
  constraint announcements_tone_check CHECK ((tone = ANY (ARRAY['information'::text, 'warning'::text]))),
  constraint announcements_written_by_fkey FOREIGN KEY (written_by) REFERENCES accounts(id)
);

create table api_tokens (
  id bigint not null generated always as identity,
  account_id bigint not null,
  name text not null,
  prefix text not null,
  token_hash bytea not null,
  scopes text[] not null,
  made_at timestamp with time zone not null default clock_timestamp(),
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  warned_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_tokens_pkey PRIMARY KEY (id),
  constraint api_tokens_token_hash_key UNIQUE (token_hash),
  constraint api_tokens_check CHECK ((expires_at > made_at)),
  constraint api_tokens_name_check CHECK (((length(name) >= 1) AND (length(name) <= 64))),
  constraint api_tokens_prefix_check CHECK (((length(prefix) >= 4) AND (length(prefix) <= 12))),
  constraint api_tokens_scopes_check CHECK ((cardinality(scopes) > 0)),
  constraint api_tokens_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);

create table application_comments (
  id bigint not null generated always as identity,
  application_id bigint not null,
  account_id bigint not null,
  for_account_id bigint,
  at timestamp with time zone not null,
  text text not null,
  mentions bigint[] not null default '{}'::bigint[],
  constraint application_comments_pkey PRIMARY KEY (id),
  constraint application_comments_text_check CHECK (((text <> ''::text) AND (length(text) <= 2000))),
  constraint application_comments_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint application_comments_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications(id),
  constraint application_comments_for_account_id_fkey FOREIGN KEY (for_account_id) REFERENCES accounts(id)
);

create table application_items (
  id bigint not null generated always as identity,
  application_id bigint not null,
  "position" integer not null,
  service_code text not null,
  service_version integer not null,
  region_id bigint,
  configuration jsonb not null,
  description jsonb not null default '[]'::jsonb,
  quantity integer not null,
  remark text not null default ''::text,
  refused_reason text,
  quota_demand jsonb,
  rejected_reason text,
  rejected_stage text,
  resource_ids bigint[] not null default '{}'::bigint[],
  resources jsonb not null default '[]'::jsonb,
  constraint application_items_pkey PRIMARY KEY (id),
  constraint application_items_application_id_position_key UNIQUE (application_id, "position") DEFERRABLE INITIALLY DEFERRED,
  constraint application_items_configuration_check CHECK ((jsonb_typeof(configuration) = 'object'::text)),
  constraint application_items_description_check CHECK ((jsonb_typeof(description) = 'array'::text)),
  constraint application_items_position_check CHECK (("position" >= 0)),
  constraint application_items_quantity_check CHECK (((quantity >= 1) AND (quantity <= 100))),
  constraint application_items_quota_demand_check CHECK ((jsonb_typeof(quota_demand) = 'object'::text)),
  constraint application_items_refused_reason_check CHECK ((refused_reason <> ''::text)),
  constraint application_items_rejected CHECK (((rejected_reason IS NULL) = (rejected_stage IS NULL))),
  constraint application_items_rejected_reason_check CHECK ((rejected_reason <> ''::text)),
  constraint application_items_rejected_stage_check CHECK ((rejected_stage = ANY (ARRAY['operator'::text, 'bureau'::text, 'committee'::text]))),
  constraint application_items_remark_check CHECK ((length(remark) <= 500)),
  constraint application_items_resources CHECK (((resource_ids = '{}'::bigint[]) OR (cardinality(resource_ids) = quantity))),
  constraint application_items_resources_check CHECK ((jsonb_typeof(resources) = 'array'::text)),
  constraint application_items_service_version_check CHECK ((service_version > 0)),
  constraint application_items_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications(id),
  constraint application_items_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id),
  constraint application_items_service_code_service_version_fkey FOREIGN KEY (service_code, service_version) REFERENCES service_versions(service_code, version)
);

create table application_reminders (
  application_id bigint not null,
  kind text not null,
  due_on date not null,
  at timestamp with time zone not null,
  constraint application_reminders_pkey PRIMARY KEY (application_id, kind, due_on),
  constraint application_reminders_kind_check CHECK ((kind = ANY (ARRAY['soon'::text, 'overdue'::text]))),
  constraint application_reminders_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications(id)
);

create table application_steps (
  id bigint not null generated always as identity,
  application_id bigint not null,
  round integer not null,
  verdict text not null,
  stage text,
  account_id bigint not null,
  at timestamp with time zone not null,
  reason text not null default ''::text,
  seen_version integer not null,
  version_number integer,
  rejected_items jsonb not null default '[]'::jsonb,
  for_account_id bigint,
  constraint application_steps_pkey PRIMARY KEY (id),
  constraint application_steps_check CHECK (((verdict = ANY (ARRAY['approved'::text, 'rejected'::text])) = (stage IS NOT NULL))),
  constraint application_steps_check1 CHECK (((verdict <> 'rejected'::text) OR (reason <> ''::text))),
  constraint application_steps_rejected_items CHECK (((rejected_items = '[]'::jsonb) OR (verdict = ANY (ARRAY['approved'::text, 'rejected'::text])))),
  constraint application_steps_rejected_items_check CHECK ((jsonb_typeof(rejected_items) = 'array'::text)),
  constraint application_steps_stage_check CHECK ((stage = ANY (ARRAY['operator'::text, 'bureau'::text, 'committee'::text]))),
  constraint application_steps_verdict_check CHECK ((verdict = ANY (ARRAY['submitted'::text, 'modified'::text, 'approved'::text, 'rejected'::text, 'withdrawn'::text, 'provisioned'::text, 'completed'::text, 'closed'::text]))),
  constraint application_steps_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint application_steps_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications(id),
  constraint application_steps_for_account_id_fkey FOREIGN KEY (for_account_id) REFERENCES accounts(id)
);

create table application_units (
  item_id bigint not null,
  number integer not null,
  service_code text not null,
  instance_id text not null,
  ip text,
  started_at timestamp with time zone not null,
  resource_id bigint,
  constraint application_units_pkey PRIMARY KEY (item_id, number),
  constraint application_units_instance_id_check CHECK (((length(instance_id) >= 1) AND (length(instance_id) <= 120))),
  constraint application_units_ip_check CHECK ((ip <> ''::text)),
  constraint application_units_number_check CHECK (((number >= 1) AND (number <= 100))),
  constraint application_units_item_id_fkey FOREIGN KEY (item_id) REFERENCES application_items(id),
  constraint application_units_resource_id_fkey FOREIGN KEY (resource_id) REFERENCES resources(id)
);

create table application_users (
  application_id bigint not null,
  "position" integer not null,
  account_id bigint,
  name text not null default ''::text,
  phone text not null default ''::text,
  email text not null default ''::text,
  constraint application_users_pkey PRIMARY KEY (application_id, "position"),
  constraint application_users_check CHECK (((account_id IS NULL) = (name <> ''::text))),
  constraint application_users_email_check CHECK ((length(email) <= 254)),
  constraint application_users_name_check CHECK ((length(name) <= 64)),
  constraint application_users_phone_check CHECK ((length(phone) <= 40)),
  constraint application_users_position_check CHECK (("position" >= 0)),
  constraint application_users_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint application_users_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications(id)
);

create table application_versions (
  application_id bigint not null,
  number integer not null,
  round integer not null,
  account_id bigint not null,
  at timestamp with time zone not null,
  snapshot jsonb not null,
  for_account_id bigint,
  constraint application_versions_pkey PRIMARY KEY (application_id, number),
  constraint application_versions_number_check CHECK ((number > 0)),
  constraint application_versions_round_check CHECK ((round > 0)),
  constraint application_versions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint application_versions_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications(id),
  constraint application_versions_for_account_id_fkey FOREIGN KEY (for_account_id) REFERENCES accounts(id)
);

create table applications (
  id bigint not null generated always as identity,
  number text not null,
  kind text not null,
  mode text not null,
  status text not null default 'draft'::text,
  stage text,
  step text not null generated always as (
CASE
    WHEN (status = 'reviewing'::text) THEN ('reviewing_'::text || stage)
    ELSE status
END),
  route text[] not null default '{}'::text[],
  round integer not null default 0,
  version integer not null default 1,
  department_id bigint not null,
  sector text not null,
  unit_id bigint not null,
  project_id bigint,
  applicant_id bigint not null,
  submitter_ids bigint[] not null default '{}'::bigint[],
  title text collate pinyin not null default ''::text,
  reason text not null default ''::text,
  document_number text not null default ''::text,
  service_codes text[] not null default '{}'::text[],
  created_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  ended_at timestamp with time zone,
  due_on date,
  days_counted integer not null default 0,
  counting_from date,
  constraint applications_pkey PRIMARY KEY (id),
  constraint applications_number_key UNIQUE (number),
  constraint applications_check CHECK (((status = 'reviewing'::text) = (stage IS NOT NULL))),
  constraint applications_check1 CHECK (((stage IS NULL) OR (stage = ANY (route)))),
  constraint applications_check2 CHECK ((((submitted_at IS NULL) = (round = 0)) AND ((submitted_at IS NULL) = (route = '{}'::text[])))),
  constraint applications_check3 CHECK (((submitted_at IS NOT NULL) OR (status = ANY (ARRAY['draft'::text, 'withdrawn'::text])))),
  constraint applications_check4 CHECK (((submitted_at IS NULL) OR (status <> 'draft'::text))),
  constraint applications_check5 CHECK (((submitted_at IS NULL) OR ((project_id IS NOT NULL) AND (length(title) >= 2) AND (reason <> ''::text) AND (service_codes <> '{}'::text[])))),
  constraint applications_check6 CHECK (((status = ANY (ARRAY['completed'::text, 'withdrawn'::text, 'closed'::text])) = (ended_at IS NOT NULL))),
  constraint applications_days_counted_check CHECK ((days_counted >= 0)),
  constraint applications_document_number_check CHECK ((length(document_number) <= 100)),
  constraint applications_kind_check CHECK ((kind = ANY (ARRAY['new'::text, 'change'::text, 'release'::text]))),
  constraint applications_mode_check CHECK ((mode = ANY (ARRAY['single'::text, 'batch'::text]))),
  constraint applications_number_check CHECK ((number ~ '^RA-[0-9]{8}-[0-9]{4,}$'::text)),
  constraint applications_reason_check CHECK ((length(reason) <= 2000)),
  constraint applications_round_check CHECK ((round >= 0)),
  constraint applications_sector_check CHECK ((sector = ANY (ARRAY['government'::text, 'politics_law'::text]))),
  constraint applications_stage_check CHECK ((stage = ANY (ARRAY['operator'::text, 'bureau'::text, 'committee'::text]))),
  constraint applications_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'reviewing'::text, 'provisioning'::text, 'completed'::text, 'rejected'::text, 'withdrawn'::text, 'closed'::text]))),
  constraint applications_title_check CHECK ((length(title) <= 100)),
  constraint applications_applicant_id_fkey FOREIGN KEY (applicant_id) REFERENCES accounts(id),
  constraint applications_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  constraint applications_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id),
  constraint applications_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES departments(id)
);

create table attachment_chunks (
  attachment_id bigint not null,
  index integer not null,
  bytes bytea not null,
  constraint attachment_chunks_pkey PRIMARY KEY (attachment_id, index),
  constraint attachment_chunks_bytes_check CHECK (((length(bytes) >= 1) AND (length(bytes) <= 262144))),
  constraint attachment_chunks_index_check CHECK ((index >= 0)),
  constraint attachment_chunks_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES attachments(id) ON DELETE CASCADE
);

create table attachments (
  id bigint not null generated always as identity,
  name text not null,
  size_bytes integer not null default 0,
  sha256 bytea,
  content_type text not null,
  uploaded_by bigint not null,
  state text not null default 'pending'::text,
  owner_kind text,
  owner_id bigint,
  created_at timestamp with time zone not null default clock_timestamp(),
  pending_since timestamp with time zone default clock_timestamp(),
  constraint attachments_pkey PRIMARY KEY (id),
  constraint attachments_check CHECK (((state = 'linked'::text) = ((owner_kind IS NOT NULL) AND (owner_id IS NOT NULL)))),
  constraint attachments_check1 CHECK (((owner_kind IS NULL) = (owner_id IS NULL))),
  constraint attachments_check2 CHECK (((state = 'pending'::text) = (pending_since IS NOT NULL))),
  constraint attachments_check3 CHECK (((state = 'pending'::text) OR (sha256 IS NOT NULL))),
  constraint attachments_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint attachments_sha256_check CHECK ((length(sha256) = 32)),
  constraint attachments_size_bytes_check CHECK (((size_bytes >= 0) AND (size_bytes <= 20971520))),
  constraint attachments_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'linked'::text]))),
  constraint attachments_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES accounts(id)
);

create table audit_links (
  sequence bigint not null,
  event_id bigint not null,
  hash bytea not null,
  constraint audit_links_pkey PRIMARY KEY (sequence),
  constraint audit_links_event_id_key UNIQUE (event_id),
  constraint audit_links_sequence_check CHECK ((sequence > 0)),
  constraint audit_links_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id)
);

create table audit_seals (
  id bigint not null generated always as identity,
  first_sequence bigint not null,
  last_sequence bigint not null,
  last_hash bytea not null,
  sealed_at timestamp with time zone not null default clock_timestamp(),
  seal bytea not null,
  constraint audit_seals_pkey PRIMARY KEY (id),
  constraint audit_seals_first_sequence_key UNIQUE (first_sequence),
  constraint audit_seals_last_sequence_key UNIQUE (last_sequence),
  constraint audit_seals_check CHECK ((last_sequence >= first_sequence)),
  constraint audit_seals_first_sequence_check CHECK ((first_sequence > 0))
);

create table bill_adjustments (
  id bigint not null generated always as identity,
  bill_id bigint not null,
  revision integer not null,
  amount numeric(18,4) not null,
  reason text not null,
  department_id bigint not null,
  project_id bigint,
  region_id bigint,
  service_code text,
  resource_id bigint,
  account_id bigint not null,
  at timestamp with time zone not null,
  removed_at timestamp with time zone,
  removed_by bigint,
  constraint bill_adjustments_pkey PRIMARY KEY (id),
  constraint bill_adjustments_amount_check CHECK ((amount <> (0)::numeric)),
  constraint bill_adjustments_reason_check CHECK (((reason <> ''::text) AND (length(reason) <= 500))),
  constraint bill_adjustments_revision_check CHECK ((revision > 0)),
  constraint bill_adjustments_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint bill_adjustments_bill_id_fkey FOREIGN KEY (bill_id) REFERENCES bills(id),
  constraint bill_adjustments_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  constraint bill_adjustments_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id),
  constraint bill_adjustments_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id),
  constraint bill_adjustments_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES accounts(id),
  constraint bill_adjustments_resource_id_fkey FOREIGN KEY (resource_id) REFERENCES resources(id)
);

create table bill_feedback (
  bill_id bigint not null,
  revision integer not null,
  verdict text not null,
  reason text not null default ''::text,
  account_id bigint not null,
  for_account_id bigint,
  at timestamp with time zone not null,
  constraint bill_feedback_pkey PRIMARY KEY (bill_id, revision),
  constraint bill_feedback_check CHECK (((verdict = 'confirmed'::text) OR (length(reason) >= 5))),
  constraint bill_feedback_reason_check CHECK ((length(reason) <= 500)),
  constraint bill_feedback_verdict_check CHECK ((verdict = ANY (ARRAY['confirmed'::text, 'rejected'::text]))),
  constraint bill_feedback_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint bill_feedback_bill_id_fkey FOREIGN KEY (bill_id) REFERENCES bills(id),
  constraint bill_feedback_bill_id_revision_fkey FOREIGN KEY (bill_id, revision) REFERENCES bill_revisions(bill_id, number),
  constraint bill_feedback_for_account_id_fkey FOREIGN KEY (for_account_id) REFERENCES accounts(id)
);

create table bill_lines (
  month date not null,
  bill_id bigint not null,
  revision integer not null,
  number integer not null,
  kind text not null,
  department_id bigint not null,
  project_id bigint,
  region_id bigint,
  service_code text,
  resource_id bigint,
  category text not null default ''::text,
  resource text not null default ''::text,
  spec text not null default ''::text,
  quantity numeric(24,6) not null default 1,
  count integer not null default 1,
  unit text not null default ''::text,
  from_day date not null,
  to_day date not null,
  days integer not null,
  unit_price numeric(18,6),
  price_number integer,
  price_change_id bigint,
  usage_month date,
  amount numeric(18,4) not null,
  application_id bigint,
  adjustment_id bigint,
  provider text not null default ''::text,
  note text not null default ''::text,
  constraint bill_lines_pkey PRIMARY KEY (month, bill_id, revision, number),
  constraint bill_lines_check CHECK ((to_day >= from_day)),
  constraint bill_lines_days_check CHECK ((days >= 0)),
  constraint bill_lines_kind_check CHECK ((kind = ANY (ARRAY['fixed'::text, 'usage'::text, 'adjustment'::text, 'provider'::text]))),
  constraint bill_lines_number_check CHECK ((number > 0)),
  constraint bill_lines_revision_check CHECK ((revision > 0))
) partition by RANGE (month);

create table bill_months (
  month date not null,
  constraint bill_months_pkey PRIMARY KEY (month),
  constraint bill_months_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);

create table bill_questions (
  id bigint not null generated always as identity,
  bill_id bigint not null,
  revision integer not null,
  line_number integer not null,
  remark text not null,
  outcome text,
  answer text not null default ''::text,
  answered_by bigint,
  answered_at timestamp with time zone,
  constraint bill_questions_pkey PRIMARY KEY (id),
  constraint bill_questions_bill_id_revision_line_number_key UNIQUE (bill_id, revision, line_number),
  constraint bill_questions_answer_check CHECK ((length(answer) <= 500)),
  constraint bill_questions_check CHECK (((outcome IS NULL) = (answered_at IS NULL))),
  constraint bill_questions_check1 CHECK (((outcome IS DISTINCT FROM 'kept'::text) OR (answer <> ''::text))),
  constraint bill_questions_outcome_check CHECK ((outcome = ANY (ARRAY['adjusted'::text, 'kept'::text]))),
  constraint bill_questions_remark_check CHECK (((remark <> ''::text) AND (length(remark) <= 500))),
  constraint bill_questions_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES accounts(id),
  constraint bill_questions_bill_id_fkey FOREIGN KEY (bill_id) REFERENCES bills(id),
  constraint bill_questions_bill_id_revision_fkey FOREIGN KEY (bill_id, revision) REFERENCES bill_feedback(bill_id, revision)
);

create table bill_reminders (
  subject_kind text not null,
  subject_id bigint not null,
  round integer not null,
  kind text not null,
  at timestamp with time zone not null,
  constraint bill_reminders_pkey PRIMARY KEY (subject_kind, subject_id, round, kind),
  constraint bill_reminders_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['bill'::text, 'roll_up'::text, 'sending'::text])))
);

create table bill_revisions (
  bill_id bigint not null,
  number integer not null,
  total numeric(18,4) not null,
  line_count integer not null,
  sent_at timestamp with time zone not null,
  sent_by bigint,
  due_on date not null,
  constraint bill_revisions_pkey PRIMARY KEY (bill_id, number),
  constraint bill_revisions_number_check CHECK ((number > 0)),
  constraint bill_revisions_bill_id_fkey FOREIGN KEY (bill_id) REFERENCES bills(id),
  constraint bill_revisions_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES accounts(id)
);

create table bill_run_units (
  run_id bigint not null,
  unit_id bigint not null,
  status text not null default 'waiting'::text,
  problem text,
  facts jsonb not null default '{}'::jsonb,
  line_count integer,
  milliseconds integer,
  done_at timestamp with time zone,
  constraint bill_run_units_pkey PRIMARY KEY (run_id, unit_id),
  constraint bill_run_units_check CHECK (((status = 'failed'::text) = (problem IS NOT NULL))),
  constraint bill_run_units_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'done'::text, 'kept'::text, 'failed'::text]))),
  constraint bill_run_units_run_id_fkey FOREIGN KEY (run_id) REFERENCES bill_runs(id),
  constraint bill_run_units_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES departments(id)
);

create table bill_runs (
  id bigint not null generated always as identity,
  month date not null,
  status text not null default 'running'::text,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  account_id bigint,
  constraint bill_runs_pkey PRIMARY KEY (id),
  constraint bill_runs_check CHECK (((status = 'running'::text) = (ended_at IS NULL))),
  constraint bill_runs_status_check CHECK ((status = ANY (ARRAY['running'::text, 'stopped'::text, 'done'::text]))),
  constraint bill_runs_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint bill_runs_month_fkey FOREIGN KEY (month) REFERENCES bill_months(month)
);

create table bill_steps (
  id bigint not null generated always as identity,
  bill_id bigint not null,
  act text not null,
  from_status text,
  to_status text not null,
  revision integer not null,
  at timestamp with time zone not null,
  account_id bigint,
  for_account_id bigint,
  reason text not null default ''::text,
  constraint bill_steps_pkey PRIMARY KEY (id),
  constraint bill_steps_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint bill_steps_bill_id_fkey FOREIGN KEY (bill_id) REFERENCES bills(id),
  constraint bill_steps_for_account_id_fkey FOREIGN KEY (for_account_id) REFERENCES accounts(id)
);

create table bill_sums (
  bill_id bigint not null,
  revision integer not null,
  department_id bigint not null,
  project_id bigint,
  region_id bigint,
  service_code text,
  kind text not null,
  amount numeric(18,4) not null,
  line_count integer not null,
  constraint bill_sums_bill_id_revision_department_id_project_id_region__key UNIQUE NULLS NOT DISTINCT (bill_id, revision, department_id, project_id, region_id, service_code, kind),
  constraint bill_sums_line_count_check CHECK ((line_count > 0)),
  constraint bill_sums_bill_id_fkey FOREIGN KEY (bill_id) REFERENCES bills(id),
  constraint bill_sums_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  constraint bill_sums_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id),
  constraint bill_sums_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
);

create table bills (
  id bigint not null generated always as identity,
  month date not null,
  unit_id bigint not null,
  sector text not null,
  status text not null default 'draft'::text,
  version integer not null default 1,
  revision integer not null default 0,
  total numeric(18,4) not null,
  line_count integer not null,
  computed_at timestamp with time zone not null,
  is_outdated boolean not null default false,
  due_on date,
  settled_on date,
  settlement_voucher text,
  settled_by bigint,
  constraint bills_pkey PRIMARY KEY (id),
  constraint bills_unit_id_month_key UNIQUE (unit_id, month),
  constraint bills_check CHECK (((status = 'draft'::text) OR (revision > 0))),
  constraint bills_check1 CHECK (((status = 'settled'::text) = (settled_on IS NOT NULL))),
  constraint bills_check2 CHECK (((settled_on IS NULL) = (settlement_voucher IS NULL))),
  constraint bills_line_count_check CHECK ((line_count >= 0)),
  constraint bills_revision_check CHECK ((revision >= 0)),
  constraint bills_sector_check CHECK ((sector = ANY (ARRAY['government'::text, 'politics_law'::text]))),
  constraint bills_settlement_voucher_check CHECK (((length(settlement_voucher) >= 1) AND (length(settlement_voucher) <= 100))),
  constraint bills_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'sent'::text, 'confirmed'::text, 'rejected'::text, 'settled'::text]))),
  constraint bills_month_fkey FOREIGN KEY (month) REFERENCES bill_months(month),
  constraint bills_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES accounts(id),
  constraint bills_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES departments(id)
);

create table budget_warnings (
  budget_id bigint not null,
  amount numeric(18,4) not null,
  threshold integer not null,
  at timestamp with time zone not null,
  constraint budget_warnings_pkey PRIMARY KEY (budget_id, amount, threshold),
  constraint budget_warnings_budget_id_fkey FOREIGN KEY (budget_id) REFERENCES budgets(id) ON DELETE CASCADE
);

create table budgets (
  id bigint not null generated always as identity,
  department_id bigint not null,
  project_id bigint,
  year integer not null,
  amount numeric(18,4) not null,
  thresholds integer[] not null default '{80,100}'::integer[],
  version integer not null default 1,
  updated_at timestamp with time zone not null,
  updated_by bigint not null,
  constraint budgets_pkey PRIMARY KEY (id),
  constraint budgets_department_id_project_id_year_key UNIQUE NULLS NOT DISTINCT (department_id, project_id, year),
  constraint budgets_amount_check CHECK ((amount > (0)::numeric)),
  constraint budgets_year_check CHECK (((year >= 2000) AND (year <= 2199))),
  constraint budgets_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  constraint budgets_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id),
  constraint budgets_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES accounts(id)
);

create table clock (
  only_row boolean not null default true,
  shift interval not null default '00:00:00'::interval,
  moved_at timestamp with time zone,
  constraint clock_pkey PRIMARY KEY (only_row),
  constraint clock_only_row_check CHECK (only_row)
);

create table cost_file_months (
  file_id bigint not null,
  provider text not null,
  month date not null,
  row_count integer not null,
  costs jsonb not null,
  replaced_at timestamp with time zone,
  replaced_by bigint,
  constraint cost_file_months_pkey PRIMARY KEY (file_id, month),
  constraint cost_file_months_check CHECK (((replaced_at IS NULL) = (replaced_by IS NULL))),
  constraint cost_file_months_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint cost_file_months_row_count_check CHECK ((row_count > 0)),
  constraint cost_file_months_file_id_fkey FOREIGN KEY (file_id) REFERENCES cost_files(id),
  constraint cost_file_months_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES cost_files(id)
);

create table cost_files (
  id bigint not null generated always as identity,
  provider text not null,
  name text not null,
  sha256 bytea not null,
  row_count integer not null,
  imported_at timestamp with time zone not null,
  imported_by bigint not null,
  replaced_at timestamp with time zone,
  constraint cost_files_pkey PRIMARY KEY (id),
  constraint cost_files_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint cost_files_provider_check CHECK (((length(provider) >= 1) AND (length(provider) <= 100))),
  constraint cost_files_row_count_check CHECK ((row_count >= 0)),
  constraint cost_files_sha256_check CHECK ((length(sha256) = 32)),
  constraint cost_files_imported_by_fkey FOREIGN KEY (imported_by) REFERENCES accounts(id)
);

create table cost_rates (
  currency text not null,
  month date not null,
  rate numeric(18,8) not null,
  version integer not null default 1,
  updated_at timestamp with time zone not null,
  updated_by bigint not null,
  constraint cost_rates_pkey PRIMARY KEY (currency, month),
  constraint cost_rates_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint cost_rates_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint cost_rates_rate_check CHECK ((rate > (0)::numeric)),
  constraint cost_rates_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES accounts(id)
);

create table cost_rows (
  file_id bigint not null,
  row_number integer not null,
  month date not null,
  sub_account_id text not null default ''::text,
  sub_account_name text not null default ''::text,
  service_name text not null default ''::text,
  region_name text not null default ''::text,
  resource_name text not null default ''::text,
  charge_category text not null default ''::text,
  charge_class text not null default ''::text,
  description text not null default ''::text,
  billed_cost numeric not null,
  currency text not null,
  tags jsonb not null default '{}'::jsonb,
  from_at timestamp with time zone,
  to_at timestamp with time zone,
  rule_id bigint,
  department_id bigint,
  project_id bigint,
  constraint cost_rows_pkey PRIMARY KEY (file_id, row_number),
  constraint cost_rows_billed_cost_check CHECK (((scale(billed_cost) <= 30) AND (abs(billed_cost) < '1000000000000'::numeric))),
  constraint cost_rows_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint cost_rows_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint cost_rows_row_number_check CHECK ((row_number > 0)),
  constraint cost_rows_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id)
);

create table cost_rules (
  id bigint not null generated always as identity,
  provider text not null,
  kind text not null,
  tag text not null default ''::text,
  value text not null,
  department_id bigint not null,
  project_id bigint,
  version integer not null default 1,
  updated_at timestamp with time zone not null,
  updated_by bigint not null,
  constraint cost_rules_pkey PRIMARY KEY (id),
  constraint cost_rules_provider_kind_tag_value_key UNIQUE (provider, kind, tag, value),
  constraint cost_rules_check CHECK (((kind = 'tag'::text) = (tag <> ''::text))),
  constraint cost_rules_kind_check CHECK ((kind = ANY (ARRAY['sub_account'::text, 'tag'::text]))),
  constraint cost_rules_provider_check CHECK (((length(provider) >= 1) AND (length(provider) <= 100))),
  constraint cost_rules_tag_check CHECK ((length(tag) <= 200)),
  constraint cost_rules_value_check CHECK ((length(value) <= 300)),
  constraint cost_rules_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  constraint cost_rules_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id),
  constraint cost_rules_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES accounts(id)
);

create table departments (
  id bigint not null generated always as identity,
  code text not null,
  name text not null,
  kind text not null,
  sector text,
  parent_id bigint,
  unit_id bigint,
  path text not null,
  depth integer not null,
  is_archived boolean not null default false,
  version integer not null default 1,
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint departments_pkey PRIMARY KEY (id),
  constraint departments_code_key UNIQUE (code),
  constraint departments_path_key UNIQUE (path),
  constraint departments_check CHECK (((kind = 'root'::text) = (parent_id IS NULL))),
  constraint departments_check1 CHECK (((kind = 'root'::text) = (sector IS NULL))),
  constraint departments_check2 CHECK (((kind = 'root'::text) = (unit_id IS NULL))),
  constraint departments_code_check CHECK ((code ~ '^[a-z0-9][a-z0-9.-]{0,39}$'::text)),
  constraint departments_depth_check CHECK (((depth >= 0) AND (depth <= 12))),
  constraint departments_kind_check CHECK ((kind = ANY (ARRAY['root'::text, 'head'::text, 'unit'::text, 'inner'::text]))),
  constraint departments_name_check CHECK (((length(name) >= 1) AND (length(name) <= 64))),
  constraint departments_sector_check CHECK ((sector = ANY (ARRAY['government'::text, 'politics_law'::text]))),
  constraint departments_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES departments(id),
  constraint departments_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES departments(id)
);

create table digest_entries (
  id bigint not null generated always as identity,
  job_title text not null,
  occasion text not null,
  event_id bigint not null,
  facts jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null,
  told_on date,
  constraint digest_entries_pkey PRIMARY KEY (id),
  constraint digest_entries_job_title_occasion_event_id_key UNIQUE (job_title, occasion, event_id),
  constraint digest_entries_job_title_check CHECK ((job_title = ANY (ARRAY['business'::text, 'om'::text])))
);

create table digest_hours (
  job_title text not null,
  hour smallint not null,
  updated_at timestamp with time zone not null,
  updated_by bigint,
  constraint digest_hours_pkey PRIMARY KEY (job_title),
  constraint digest_hours_hour_check CHECK (((hour >= 0) AND (hour <= 23))),
  constraint digest_hours_job_title_check CHECK ((job_title = ANY (ARRAY['business'::text, 'om'::text]))),
  constraint digest_hours_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES accounts(id)
);

create table digests (
  job_title text not null,
  day date not null,
  sent_at timestamp with time zone not null,
  entries integer not null,
  constraint digests_pkey PRIMARY KEY (job_title, day),
  constraint digests_entries_check CHECK ((entries > 0)),
  constraint digests_job_title_check CHECK ((job_title = ANY (ARRAY['business'::text, 'om'::text])))
);

create table dingtalk_messages (
  id bigint not null generated always as identity,
  event_id bigint not null,
  title_key text not null,
  channel text not null,
  account_id bigint,
  title text not null,
  text text not null,
  link text not null,
  at timestamp with time zone not null,
  state text not null default 'waiting'::text,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone not null default clock_timestamp(),
  claimed_until timestamp with time zone,
  sent_at timestamp with time zone,
  last_error text,
  constraint dingtalk_messages_pkey PRIMARY KEY (id),
  constraint dingtalk_messages_attempts_check CHECK ((attempts >= 0)),
  constraint dingtalk_messages_channel_check CHECK ((channel = ANY (ARRAY['personal'::text, 'robot'::text]))),
  constraint dingtalk_messages_check CHECK (((channel = 'personal'::text) = (account_id IS NOT NULL))),
  constraint dingtalk_messages_check1 CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL))),
  constraint dingtalk_messages_link_check CHECK ((link ~~ '/%'::text)),
  constraint dingtalk_messages_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text]))),
  constraint dingtalk_messages_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint dingtalk_messages_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id)
);

create table dingtalk_minutes (
  minute timestamp with time zone not null,
  sent integer not null,
  constraint dingtalk_minutes_pkey PRIMARY KEY (minute),
  constraint dingtalk_minutes_sent_check CHECK (((sent >= 1) AND (sent <= 20)))
);

create table event_personals (
  event_id bigint not null,
  personal jsonb not null,
  salt bytea not null,
  replaced_for bigint,
  constraint event_personals_pkey PRIMARY KEY (event_id),
  constraint event_personals_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id),
  constraint event_personals_replaced_for_fkey FOREIGN KEY (replaced_for) REFERENCES accounts(id)
);

create table event_readers (
  name text not null,
  last_xid xid8 not null default '0'::xid8,
  last_id bigint not null default 0,
  constraint event_readers_pkey PRIMARY KEY (name)
);

create table events (
  id bigint not null generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  kind text not null,
  actor_id bigint,
  actor_name text not null,
  actor_roles text[] not null default '{}'::text[],
  address text,
  request_id text,
  subject_kind text not null,
  subject_id bigint not null,
  department_id bigint,
  facts jsonb not null default '{}'::jsonb,
  for_account_id bigint,
  for_account_name text,
  personal_digest bytea,
  constraint events_pkey PRIMARY KEY (id)
);

create table external_identities (
  id bigint not null generated always as identity,
  issuer text not null,
  subject text not null,
  account_id bigint not null,
  linked_at timestamp with time zone not null default clock_timestamp(),
  constraint external_identities_pkey PRIMARY KEY (id),
  constraint external_identities_account_id_issuer_key UNIQUE (account_id, issuer),
  constraint external_identities_issuer_subject_key UNIQUE (issuer, subject),
  constraint external_identities_issuer_check CHECK (((length(issuer) >= 1) AND (length(issuer) <= 500))),
  constraint external_identities_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 255))),
  constraint external_identities_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);

create table fee_rows (
  account_id bigint not null,
  kind text not null,
  "position" integer not null,
  member_id bigint not null,
  member_name text not null,
  member_account text not null,
  product_id bigint not null,
  product_number text not null,
  product_name text not null,
  content jsonb,
  metric text,
  month date,
  unit_price numeric(18,6),
  quantity numeric(24,6) not null,
  payable numeric(18,4),
  paid numeric(18,4) not null,
  constraint fee_rows_pkey PRIMARY KEY (account_id, kind, "position"),
  constraint fee_rows_check CHECK (((kind = 'service'::text) = (content IS NOT NULL))),
  constraint fee_rows_check1 CHECK (((kind = 'usage'::text) = ((metric IS NOT NULL) AND (month IS NOT NULL)))),
  constraint fee_rows_check2 CHECK (((kind = 'usage'::text) OR ((quantity = (1)::numeric) AND (payable IS NOT NULL)))),
  constraint fee_rows_kind_check CHECK ((kind = ANY (ARRAY['service'::text, 'usage'::text]))),
  constraint fee_rows_position_check CHECK (("position" > 0)),
  constraint fee_rows_account_id_fkey FOREIGN KEY (account_id) REFERENCES fee_searches(account_id),
  constraint fee_rows_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(account_id),
  constraint fee_rows_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id)
);

create table fee_searches (
  account_id bigint not null,
  services text[] not null,
  from_day date not null,
  to_day date not null,
  member_ids bigint[] not null,
  remembers_members boolean not null,
  searched_at timestamp with time zone not null,
  constraint fee_searches_pkey PRIMARY KEY (account_id),
  constraint fee_searches_check CHECK ((from_day <= to_day)),
  constraint fee_searches_member_ids_check CHECK ((member_ids <> '{}'::bigint[])),
  constraint fee_searches_services_check CHECK ((services <> '{}'::text[])),
  constraint fee_searches_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);

create table holiday_years (
  year integer not null,
  state text not null,
  source text not null default ''::text,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  changed_by bigint,
  constraint holiday_years_pkey PRIMARY KEY (year),
  constraint holiday_years_source_check CHECK ((length(source) <= 200)),
  constraint holiday_years_state_check CHECK ((state = ANY (ARRAY['official'::text, 'estimated'::text]))),
  constraint holiday_years_year_check CHECK (((year >= 2000) AND (year <= 2100))),
  constraint holiday_years_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES accounts(id)
);

create table holidays (
  day date not null,
  year integer not null,
  kind text not null,
  name text not null default ''::text,
  constraint holidays_pkey PRIMARY KEY (day),
  constraint holidays_check CHECK ((EXTRACT(year FROM day) = (year)::numeric)),
  constraint holidays_kind_check CHECK ((kind = ANY (ARRAY['holiday'::text, 'working'::text]))),
  constraint holidays_name_check CHECK ((length(name) <= 40)),
  constraint holidays_year_fkey FOREIGN KEY (year) REFERENCES holiday_years(year)
);

create table idempotency_keys (
  account_id bigint not null,
  key text not null,
  endpoint text not null,
  request_hash bytea not null,
  status integer not null,
  answer json not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint idempotency_keys_pkey PRIMARY KEY (account_id, key),
  constraint idempotency_keys_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200)))
);

create table image_versions (
  id bigint not null generated always as identity,
  image_id bigint not null,
  label text not null,
  "position" integer not null default 0,
  is_on boolean not null default true,
  constraint image_versions_pkey PRIMARY KEY (id),
  constraint image_versions_label UNIQUE (image_id, label),
  constraint image_versions_label_check CHECK (((length(label) >= 1) AND (length(label) <= 60))),
  constraint image_versions_image_id_fkey FOREIGN KEY (image_id) REFERENCES images(id)
);

create table images (
  id bigint not null generated always as identity,
  code text not null,
  names text[] not null,
  system text not null,
  "position" integer not null default 0,
  is_on boolean not null default true,
  version integer not null default 1,
  constraint images_pkey PRIMARY KEY (id),
  constraint images_code UNIQUE (code),
  constraint images_code_check CHECK ((code ~ '^[a-z][a-z0-9_-]{0,39}$'::text)),
  constraint images_names_check CHECK ((cardinality(names) = 3)),
  constraint images_system_check CHECK ((system = ANY (ARRAY['linux'::text, 'windows'::text])))
);

create table instance_families (
  id bigint not null generated always as identity,
  code text not null,
  names text[] not null,
  "position" integer not null default 0,
  is_on boolean not null default true,
  version integer not null default 1,
  constraint instance_families_pkey PRIMARY KEY (id),
  constraint instance_families_code UNIQUE (code),
  constraint instance_families_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{0,39}$'::text)),
  constraint instance_families_names_check CHECK ((cardinality(names) = 3))
);

create table instance_specs (
  id bigint not null generated always as identity,
  family_id bigint not null,
  code text not null,
  vcpu integer not null,
  memory_gb integer not null,
  is_on boolean not null default true,
  version integer not null default 1,
  constraint instance_specs_pkey PRIMARY KEY (id),
  constraint instance_specs_code UNIQUE (code),
  constraint instance_specs_code_check CHECK ((code ~ '^[a-z][a-z0-9.-]{0,59}$'::text)),
  constraint instance_specs_memory_gb_check CHECK (((memory_gb >= 1) AND (memory_gb <= 8192))),
  constraint instance_specs_vcpu_check CHECK (((vcpu >= 1) AND (vcpu <= 512))),
  constraint instance_specs_family_id_fkey FOREIGN KEY (family_id) REFERENCES instance_families(id)
);

create table job_runs (
  job text not null,
  period timestamp with time zone not null,
  attempts integer not null default 0,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  done integer,
  error text,
  constraint job_runs_pkey PRIMARY KEY (job, period)
);

create table job_schedules (
  job text not null,
  every_seconds integer,
  cron text,
  constraint job_schedules_pkey PRIMARY KEY (job),
  constraint job_schedules_check CHECK (((every_seconds IS NULL) <> (cron IS NULL))),
  constraint job_schedules_every_seconds_check CHECK ((every_seconds > 0))
);

create table link_requests (
  subject_hash bytea not null,
  attempts integer not null,
  window_started_at timestamp with time zone not null default clock_timestamp(),
  constraint link_requests_pkey PRIMARY KEY (subject_hash),
  constraint link_requests_attempts_check CHECK ((attempts >= 0))
);

create table log_in_addresses (
  address text not null,
  attempts integer not null,
  window_started_at timestamp with time zone not null default clock_timestamp(),
  constraint log_in_addresses_pkey PRIMARY KEY (address),
  constraint log_in_addresses_attempts_check CHECK ((attempts >= 0))
);

create table mail_recipients (
  id bigint not null generated always as identity,
  email text not null,
  job_title text not null,
  remark text collate pinyin not null default ''::text,
  version integer not null default 1,
  updated_at timestamp with time zone not null,
  updated_by bigint,
  constraint mail_recipients_pkey PRIMARY KEY (id),
  constraint mail_recipients_email_check CHECK (((length(email) >= 3) AND (length(email) <= 254))),
  constraint mail_recipients_job_title_check CHECK ((job_title = ANY (ARRAY['business'::text, 'om'::text]))),
  constraint mail_recipients_remark_check CHECK ((length(remark) <= 200)),
  constraint mail_recipients_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES accounts(id)
);

create table mailing_times (
  job_title text not null,
  occasion text not null,
  "time" text not null,
  updated_at timestamp with time zone not null,
  updated_by bigint,
  constraint mailing_times_pkey PRIMARY KEY (job_title, occasion),
  constraint mailing_times_job_title_check CHECK ((job_title = ANY (ARRAY['business'::text, 'om'::text]))),
  constraint mailing_times_occasion_check CHECK ((occasion ~ '^[a-z_]+$'::text)),
  constraint mailing_times_time_check CHECK (("time" = ANY (ARRAY['at_once'::text, 'digest'::text, 'never'::text]))),
  constraint mailing_times_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES accounts(id)
);

create table mails (
  id bigint not null generated always as identity,
  event_id bigint not null,
  title_key text not null,
  to_address text not null,
  to_name text not null,
  language text not null,
  subject text not null,
  text text not null,
  message_id text not null,
  at timestamp with time zone not null,
  state text not null default 'waiting'::text,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone not null default clock_timestamp(),
  claimed_until timestamp with time zone,
  sent_at timestamp with time zone,
  last_error text,
  sealed_path text,
  constraint mails_pkey PRIMARY KEY (id),
  constraint mails_event_id_to_address_title_key_key UNIQUE (event_id, to_address, title_key),
  constraint mails_message_id_key UNIQUE (message_id),
  constraint mails_attempts_check CHECK ((attempts >= 0)),
  constraint mails_check CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL))),
  constraint mails_language_check CHECK ((language = ANY (ARRAY['en'::text, 'zh-Hant'::text, 'zh-Hans'::text]))),
  constraint mails_message_id_check CHECK ((message_id ~ '^<[^<>[:space:]]+>$'::text)),
  constraint mails_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text]))),
  constraint mails_subject_check CHECK ((subject !~ '[[:cntrl:]]'::text)),
  constraint mails_to_address_check CHECK ((to_address ~ '^[^[:space:][:cntrl:]<>(),;:"@]+@[^[:space:][:cntrl:]<>(),;:"@]+$'::text)),
  constraint mails_to_name_check CHECK ((to_name !~ '[[:cntrl:]]'::text)),
  constraint mails_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id)
);

create table member_groups (
  id bigint not null generated always as identity,
  name text collate pinyin not null,
  discount_percent integer not null,
  reward_days integer not null,
  may_reorder boolean not null,
  version integer not null default 1,
  deleted_at timestamp with time zone,
  updated_at timestamp with time zone not null,
  updated_by bigint,
  constraint member_groups_pkey PRIMARY KEY (id),
  constraint member_groups_discount_percent_check CHECK (((discount_percent >= 1) AND (discount_percent <= 100))),
  constraint member_groups_name_check CHECK (((length(name) >= 1) AND (length(name) <= 64))),
  constraint member_groups_reward_days_check CHECK (((reward_days >= 0) AND (reward_days <= 366))),
  constraint member_groups_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES accounts(id)
);

create table members (
  account_id bigint not null,
  identity text not null,
  group_id bigint,
  contact text not null default ''::text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  updated_by bigint,
  constraint members_pkey PRIMARY KEY (account_id),
  constraint members_contact_check CHECK ((length(contact) <= 200)),
  constraint members_identity_check CHECK ((identity = ANY (ARRAY['general'::text, 'intra'::text, 'business'::text]))),
  constraint members_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint members_group_id_fkey FOREIGN KEY (group_id) REFERENCES member_groups(id),
  constraint members_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES accounts(id)
);

create table messages (
  id bigint not null generated always as identity,
  event_id bigint not null,
  account_id bigint not null,
  kind text not null,
  title_key text not null,
  titles text[] not null,
  texts text[] not null,
  link text not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint messages_pkey PRIMARY KEY (id),
  constraint messages_event_id_account_id_title_key_key UNIQUE (event_id, account_id, title_key),
  constraint messages_kind_check CHECK ((kind = ANY (ARRAY['application_submitted'::text, 'application_reviewed'::text, 'task'::text, 'result'::text, 'account'::text, 'system'::text]))),
  constraint messages_link_check CHECK ((link ~~ '/%'::text)),
  constraint messages_texts_check CHECK ((array_length(texts, 1) = 3)),
  constraint messages_titles_check CHECK ((array_length(titles, 1) = 3)),
  constraint messages_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint messages_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id)
);

create table notice_failures (
  event_id bigint not null,
  attempts integer not null,
  last_error text not null,
  next_attempt_at timestamp with time zone not null,
  constraint notice_failures_pkey PRIMARY KEY (event_id),
  constraint notice_failures_attempts_check CHECK ((attempts > 0)),
  constraint notice_failures_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id)
);

create table number_counters (
  prefix text not null,
  day date not null,
  last integer not null,
  constraint number_counters_pkey PRIMARY KEY (prefix, day),
  constraint number_counters_last_check CHECK ((last > 0))
);

create table one_time_links (
  id bigint not null generated always as identity,
  account_id bigint not null,
  purpose text not null,
  token_hash bytea not null,
  sealed_path text not null,
  made_at timestamp with time zone not null default clock_timestamp(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint one_time_links_pkey PRIMARY KEY (id),
  constraint one_time_links_token_hash_key UNIQUE (token_hash),
  constraint one_time_links_purpose_check CHECK ((purpose = ANY (ARRAY['first_password'::text, 'forgotten_password'::text]))),
  constraint one_time_links_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);

create table option_values (
  id bigint not null generated always as identity,
  list text not null,
  value text not null,
  names text[] not null,
  attributes jsonb not null default '{}'::jsonb,
  "position" integer not null default 0,
  is_on boolean not null default true,
  version integer not null default 1,
  constraint option_values_pkey PRIMARY KEY (id),
  constraint option_values_value UNIQUE (list, value),
  constraint option_values_attributes_check CHECK ((jsonb_typeof(attributes) = 'object'::text)),
  constraint option_values_list_check CHECK ((list ~ '^[a-z][a-z0-9_]{0,39}$'::text)),
  constraint option_values_names_check CHECK ((cardinality(names) = 3)),
  constraint option_values_value_check CHECK ((value ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$'::text))
);

create table orders (
  id bigint not null generated always as identity,
  number text not null,
  member_id bigint not null,
  placed_at timestamp with time zone not null,
  shown_total numeric(18,4) not null,
  constraint orders_pkey PRIMARY KEY (id),
  constraint orders_number_key UNIQUE (number),
  constraint orders_number_check CHECK ((number ~ '^SO-[0-9]{8}-[0-9]{4,}$'::text)),
  constraint orders_shown_total_check CHECK ((shown_total >= (0)::numeric)),
  constraint orders_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(account_id)
);

create table password_history (
  id bigint not null generated always as identity,
  account_id bigint not null,
  password_hash text not null,
  set_at timestamp with time zone not null default clock_timestamp(),
  constraint password_history_pkey PRIMARY KEY (id),
  constraint password_history_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);

create table platform_logos (
  only_row boolean not null default true,
  content bytea not null,
  content_type text not null,
  sha256 text not null,
  changed_by bigint,
  changed_at timestamp with time zone not null,
  constraint platform_logos_pkey PRIMARY KEY (only_row),
  constraint platform_logos_content_check CHECK (((octet_length(content) >= 1) AND (octet_length(content) <= 524288))),
  constraint platform_logos_content_type_check CHECK ((content_type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text]))),
  constraint platform_logos_only_row_check CHECK (only_row),
  constraint platform_logos_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint platform_logos_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES accounts(id)
);

create table platform_settings (
  key text not null,
  value jsonb not null,
  changed_at timestamp with time zone not null default clock_timestamp(),
  changed_by bigint,
  constraint platform_settings_pkey PRIMARY KEY (key),
  constraint platform_settings_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES accounts(id)
);

create table point_accounts (
  id bigint not null generated always as identity,
  kind text not null,
  member_id bigint,
  balance numeric(18,4) not null default 0,
  constraint point_accounts_pkey PRIMARY KEY (id),
  constraint point_accounts_member_id_key UNIQUE (member_id),
  constraint point_accounts_balance_check CHECK ((balance >= (0)::numeric)),
  constraint point_accounts_check CHECK (((kind = 'member'::text) = (member_id IS NOT NULL))),
  constraint point_accounts_check1 CHECK (((kind = 'member'::text) OR (balance = (0)::numeric))),
  constraint point_accounts_kind_check CHECK ((kind = ANY (ARRAY['member'::text, 'issued'::text, 'revenue'::text, 'adjustment'::text, 'paid_out'::text]))),
  constraint point_accounts_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(account_id)
);

create table point_transfers (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  from_account bigint not null,
  to_account bigint not null,
  amount numeric(18,4) not null,
  kind text not null,
  cause_kind text not null,
  cause_id bigint not null,
  cause_number text not null default ''::text,
  balance_after numeric(18,4) not null,
  reference text not null default ''::text,
  note text not null default ''::text,
  account_id bigint,
  for_account_id bigint,
  constraint point_transfers_pkey PRIMARY KEY (id),
  constraint point_transfers_amount_check CHECK ((amount > (0)::numeric)),
  constraint point_transfers_cause_kind_check CHECK ((cause_kind = ANY (ARRAY['top_up'::text, 'product'::text, 'product_adjustment'::text, 'product_change'::text, 'usage_month'::text, 'pay_out'::text]))),
  constraint point_transfers_check CHECK ((from_account <> to_account)),
  constraint point_transfers_kind_check CHECK ((kind = ANY (ARRAY['top_up'::text, 'top_up_reversal'::text, 'pay_out'::text, 'charge'::text, 'return'::text, 'addition'::text, 'deduction'::text, 'change_charge'::text, 'change_return'::text, 'usage'::text]))),
  constraint point_transfers_note_check CHECK ((length(note) <= 500)),
  constraint point_transfers_reference_check CHECK ((length(reference) <= 200)),
  constraint point_transfers_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint point_transfers_for_account_id_fkey FOREIGN KEY (for_account_id) REFERENCES accounts(id),
  constraint point_transfers_from_account_fkey FOREIGN KEY (from_account) REFERENCES point_accounts(id),
  constraint point_transfers_to_account_fkey FOREIGN KEY (to_account) REFERENCES point_accounts(id)
);

create table product_adjustments (
  id bigint not null generated always as identity,
  product_id bigint not null,
  at timestamp with time zone not null,
  account_id bigint not null,
  for_account_id bigint,
  amount numeric(18,4) not null,
  description text not null,
  constraint product_adjustments_pkey PRIMARY KEY (id),
  constraint product_adjustments_amount_check CHECK ((amount <> (0)::numeric)),
  constraint product_adjustments_description_check CHECK (((description <> ''::text) AND (length(description) <= 500))),
  constraint product_adjustments_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint product_adjustments_for_account_id_fkey FOREIGN KEY (for_account_id) REFERENCES accounts(id),
  constraint product_adjustments_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id)
);

create table product_expiry_changes (
  id bigint not null generated always as identity,
  product_id bigint not null,
  at timestamp with time zone not null,
  account_id bigint not null,
  before timestamp with time zone not null,
  after timestamp with time zone not null,
  reason text not null,
  constraint product_expiry_changes_pkey PRIMARY KEY (id),
  constraint product_expiry_changes_reason_check CHECK (((reason <> ''::text) AND (length(reason) <= 500))),
  constraint product_expiry_changes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint product_expiry_changes_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id)
);

create table product_reminders (
  product_id bigint not null,
  expires_at timestamp with time zone not null,
  kind text not null,
  at timestamp with time zone not null,
  constraint product_reminders_pkey PRIMARY KEY (product_id, expires_at, kind),
  constraint product_reminders_kind_check CHECK ((kind = ANY (ARRAY['expiry_30'::text, 'expiry_7'::text, 'expiry_1'::text, 'to_lock'::text, 'deletion_3'::text, 'to_delete'::text]))),
  constraint product_reminders_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id)
);

create table product_steps (
  id bigint not null generated always as identity,
  product_id bigint not null,
  act text not null,
  from_status text,
  to_status text not null,
  at timestamp with time zone not null,
  account_id bigint,
  for_account_id bigint,
  reason text not null default ''::text,
  facts jsonb not null default '{}'::jsonb,
  constraint product_steps_pkey PRIMARY KEY (id),
  constraint product_steps_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint product_steps_for_account_id_fkey FOREIGN KEY (for_account_id) REFERENCES accounts(id),
  constraint product_steps_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id)
);

create table product_stretches (
  product_id bigint not null,
  from_day date not null,
  original_price numeric(18,4) not null,
  payable numeric(18,4) not null,
  constraint product_stretches_pkey PRIMARY KEY (product_id, from_day),
  constraint product_stretches_original_price_check CHECK ((original_price >= (0)::numeric)),
  constraint product_stretches_payable_check CHECK ((payable >= (0)::numeric)),
  constraint product_stretches_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id)
);

create table products (
  id bigint not null generated always as identity,
  order_id bigint not null,
  "position" integer not null,
  number text not null,
  member_id bigint not null,
  status text not null,
  version integer not null default 1,
  name text collate pinyin not null,
  user_notes text not null default ''::text,
  operator_notes text not null default ''::text,
  service_code text not null,
  service_version integer not null,
  set_id bigint,
  set_number text,
  set_name text,
  configuration jsonb not null,
  content jsonb not null,
  components jsonb not null,
  estimated_monthly numeric(18,4),
  final_monthly numeric(18,4) not null,
  months integer not null,
  discount_percent integer not null,
  reward_days integer not null,
  may_reorder boolean not null,
  original_price numeric(18,4) not null,
  payable numeric(18,4) not null,
  charged numeric(18,4) not null default 0,
  returned numeric(18,4) not null default 0,
  net_additions numeric(18,4) not null default 0,
  placed_at timestamp with time zone not null,
  placed_by bigint,
  verified_at timestamp with time zone,
  verified_by bigint,
  delivered_at timestamp with time zone,
  delivered_by bigint,
  starts_at timestamp with time zone,
  purchased_days integer,
  expires_at timestamp with time zone,
  expiry_changed_by bigint,
  renews_id bigint,
  renews_how text,
  wanted_change jsonb,
  cancellation_asked_at timestamp with time zone,
  cancellation_reason text not null default ''::text,
  cancellation_refusal text not null default ''::text,
  creation_problem text not null default ''::text,
  creation_answer text not null default ''::text,
  backfill jsonb not null default '{}'::jsonb,
  constraint products_pkey PRIMARY KEY (id),
  constraint products_number_key UNIQUE (number),
  constraint products_order_id_position_key UNIQUE (order_id, "position"),
  constraint products_additions CHECK (((net_additions >= (0)::numeric) AND (net_additions <= payable))),
  constraint products_backfill_check CHECK ((jsonb_typeof(backfill) = 'object'::text)),
  constraint products_cancellation_reason_check CHECK ((length(cancellation_reason) <= 500)),
  constraint products_cancellation_refusal_check CHECK ((length(cancellation_refusal) <= 500)),
  constraint products_charged_check CHECK ((charged >= (0)::numeric)),
  constraint products_check CHECK ((renews_id <> id)),
  constraint products_check1 CHECK (((renews_id IS NULL) = (renews_how IS NULL))),
  constraint products_check2 CHECK (((starts_at IS NULL) = (purchased_days IS NULL))),
  constraint products_check3 CHECK (((starts_at IS NULL) = (expires_at IS NULL))),
  constraint products_check4 CHECK ((expires_at >= starts_at)),
  constraint products_check5 CHECK (((status = 'resource_change'::text) = (wanted_change IS NOT NULL))),
  constraint products_creation_answer_check CHECK ((length(creation_answer) <= 500)),
  constraint products_creation_problem_check CHECK ((length(creation_problem) <= 500)),
  constraint products_discount_percent_check CHECK (((discount_percent >= 1) AND (discount_percent <= 100))),
  constraint products_estimated_monthly_check CHECK ((estimated_monthly >= (0)::numeric)),
  constraint products_final_monthly_check CHECK ((final_monthly >= (0)::numeric)),
  constraint products_months_check CHECK (((months >= 1) AND (months <= 36))),
  constraint products_name_check CHECK (((length(name) >= 1) AND (length(name) <= 64))),
  constraint products_operator_notes_check CHECK ((length(operator_notes) <= 2000)),
  constraint products_original_price_check CHECK ((original_price >= (0)::numeric)),
  constraint products_payable_check CHECK ((payable >= (0)::numeric)),
  constraint products_position_check CHECK (("position" > 0)),
  constraint products_purchased_days_check CHECK ((purchased_days > 0)),
  constraint products_renews_how_check CHECK ((renews_how = ANY (ARRAY['before_expiry'::text, 'after_expiry'::text]))),
  constraint products_returned CHECK (((returned + GREATEST(net_additions, (0)::numeric)) <= charged)),
  constraint products_returned_check CHECK ((returned >= (0)::numeric)),
  constraint products_reward_days_check CHECK ((reward_days >= 0)),
  constraint products_status_check CHECK ((status = ANY (ARRAY['product_place'::text, 'product_verify'::text, 'resource_create'::text, 'resource_renew'::text, 'resource_deliver'::text, 'resource_change'::text, 'resource_expire'::text, 'resource_keep'::text, 'product_cancel'::text, 'product_end'::text]))),
  constraint products_user_notes_check CHECK ((length(user_notes) <= 500)),
  constraint products_delivered_by_fkey FOREIGN KEY (delivered_by) REFERENCES accounts(id),
  constraint products_expiry_changed_by_fkey FOREIGN KEY (expiry_changed_by) REFERENCES accounts(id),
  constraint products_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(account_id),
  constraint products_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id),
  constraint products_placed_by_fkey FOREIGN KEY (placed_by) REFERENCES accounts(id),
  constraint products_renews_id_fkey FOREIGN KEY (renews_id) REFERENCES products(id),
  constraint products_service_code_fkey FOREIGN KEY (service_code) REFERENCES services(code),
  constraint products_service_code_service_version_fkey FOREIGN KEY (service_code, service_version) REFERENCES service_versions(service_code, version),
  constraint products_set_id_fkey FOREIGN KEY (set_id) REFERENCES sets(id),
  constraint products_verified_by_fkey FOREIGN KEY (verified_by) REFERENCES accounts(id)
);

create table project_members (
  project_id bigint not null,
  account_id bigint not null,
  constraint project_members_pkey PRIMARY KEY (project_id, account_id),
  constraint project_members_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint project_members_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

create table projects (
  id bigint not null generated always as identity,
  number text not null,
  name text collate pinyin not null,
  department_id bigint not null,
  sector text not null,
  unit_id bigint not null,
  description text not null default ''::text,
  contact_id bigint not null,
  owner_id bigint not null,
  is_closed boolean not null default false,
  created_by bigint not null,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint projects_pkey PRIMARY KEY (id),
  constraint projects_number_key UNIQUE (number),
  constraint projects_description_check CHECK ((length(description) <= 2000)),
  constraint projects_name_check CHECK (((length(name) >= 2) AND (length(name) <= 64))),
  constraint projects_sector_check CHECK ((sector = ANY (ARRAY['government'::text, 'politics_law'::text]))),
  constraint projects_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES accounts(id),
  constraint projects_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id),
  constraint projects_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  constraint projects_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES accounts(id),
  constraint projects_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES departments(id)
);

create table quota_changes (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  department_id bigint not null,
  region_id bigint not null,
  metric text not null,
  kind text not null,
  total bigint not null default 0,
  allocated bigint not null default 0,
  used bigint not null default 0,
  reserved bigint not null default 0,
  total_after bigint not null,
  allocated_after bigint not null,
  used_after bigint not null,
  reserved_after bigint not null,
  account_id bigint,
  for_account_id bigint,
  subject_kind text not null,
  subject_id bigint,
  subject_number text not null default ''::text,
  reason text not null default ''::text,
  constraint quota_changes_pkey PRIMARY KEY (id),
  constraint quota_changes_check CHECK (((total <> 0) OR (allocated <> 0) OR (used <> 0) OR (reserved <> 0))),
  constraint quota_changes_kind_check CHECK ((kind = ANY (ARRAY['capacity'::text, 'allocation'::text, 'request'::text, 'import'::text, 'grant_end'::text, 'move'::text, 'reservation'::text, 'release'::text, 'use'::text, 'return'::text, 'opening'::text, 'correction'::text]))),
  constraint quota_changes_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['application'::text, 'quota_request'::text, 'department'::text, 'quota'::text, 'resource'::text, 'reorganisation'::text]))),
  constraint quota_changes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint quota_changes_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  constraint quota_changes_for_account_id_fkey FOREIGN KEY (for_account_id) REFERENCES accounts(id),
  constraint quota_changes_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
);

create table quota_grants (
  id bigint not null generated always as identity,
  department_id bigint not null,
  region_id bigint not null,
  metric text not null,
  amount bigint not null,
  granted bigint not null,
  ends_on date not null,
  ended_at timestamp with time zone,
  granted_by bigint,
  created_at timestamp with time zone not null,
  constraint quota_grants_pkey PRIMARY KEY (id),
  constraint quota_grants_amount_check CHECK ((amount >= 0)),
  constraint quota_grants_check CHECK ((amount <= granted)),
  constraint quota_grants_granted_check CHECK ((granted > 0)),
  constraint quota_grants_department_id_region_id_metric_fkey FOREIGN KEY (department_id, region_id, metric) REFERENCES quotas(department_id, region_id, metric),
  constraint quota_grants_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES accounts(id)
);

create table quota_request_items (
  request_id bigint not null,
  region_id bigint not null,
  metric text not null,
  increase bigint not null,
  total_before bigint not null,
  granted bigint,
  constraint quota_request_items_pkey PRIMARY KEY (request_id, region_id, metric),
  constraint quota_request_items_check CHECK (((granted >= 0) AND (granted <= increase))),
  constraint quota_request_items_increase_check CHECK ((increase > 0)),
  constraint quota_request_items_metric_check CHECK ((metric ~ '^[a-z_]+\.[a-z_]+$'::text)),
  constraint quota_request_items_total_before_check CHECK ((total_before >= 0)),
  constraint quota_request_items_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id),
  constraint quota_request_items_request_id_fkey FOREIGN KEY (request_id) REFERENCES quota_requests(id)
);

create table quota_requests (
  id bigint not null generated always as identity,
  number text not null,
  status text not null default 'waiting'::text,
  department_id bigint not null,
  parent_id bigint not null,
  sector text,
  zones text not null,
  reason text not null,
  ends_on date,
  requested_by bigint not null,
  requested_for bigint,
  requested_at timestamp with time zone not null,
  decided_by bigint,
  decided_for bigint,
  decided_at timestamp with time zone,
  decision_reason text not null default ''::text,
  version integer not null default 1,
  constraint quota_requests_pkey PRIMARY KEY (id),
  constraint quota_requests_number_key UNIQUE (number),
  constraint quota_requests_check CHECK (((status = ANY (ARRAY['approved'::text, 'rejected'::text])) = (decided_by IS NOT NULL))),
  constraint quota_requests_check1 CHECK (((status = 'waiting'::text) = (decided_at IS NULL))),
  constraint quota_requests_check2 CHECK (((status <> ALL (ARRAY['approved'::text, 'rejected'::text])) OR (decision_reason <> ''::text))),
  constraint quota_requests_decision_reason_check CHECK ((length(decision_reason) <= 2000)),
  constraint quota_requests_number_check CHECK ((number ~ '^QR-[0-9]{8}-[0-9]{4,}$'::text)),
  constraint quota_requests_reason_check CHECK (((reason <> ''::text) AND (length(reason) <= 2000))),
  constraint quota_requests_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'approved'::text, 'rejected'::text, 'withdrawn'::text]))),
  constraint quota_requests_zones_check CHECK ((zones = ANY (ARRAY['shared'::text, 'industry'::text]))),
  constraint quota_requests_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint quota_requests_decided_for_fkey FOREIGN KEY (decided_for) REFERENCES accounts(id),
  constraint quota_requests_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  constraint quota_requests_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES departments(id),
  constraint quota_requests_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES accounts(id),
  constraint quota_requests_requested_for_fkey FOREIGN KEY (requested_for) REFERENCES accounts(id)
);

create table quotas (
  department_id bigint not null,
  region_id bigint not null,
  metric text not null,
  total bigint not null default 0,
  allocated bigint not null default 0,
  used bigint not null default 0,
  reserved bigint not null default 0,
  overdue bigint not null default 0,
  warned smallint not null default 0,
  constraint quotas_pkey PRIMARY KEY (department_id, region_id, metric),
  constraint quotas_allocated_check CHECK ((allocated >= 0)),
  constraint quotas_hold CHECK ((((allocated + used) + reserved) <= total)),
  constraint quotas_metric_check CHECK ((metric ~ '^[a-z_]+\.[a-z_]+$'::text)),
  constraint quotas_overdue_within_total CHECK (((overdue >= 0) AND (overdue <= total))),
  constraint quotas_reserved_check CHECK ((reserved >= 0)),
  constraint quotas_total_check CHECK ((total >= 0)),
  constraint quotas_used_check CHECK ((used >= 0)),
  constraint quotas_warned_check CHECK (((warned >= 0) AND (warned <= 2))),
  constraint quotas_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  constraint quotas_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
);

create table reason_templates (
  id bigint not null generated always as identity,
  account_id bigint not null,
  verdict text not null,
  text text not null,
  created_at timestamp with time zone not null,
  constraint reason_templates_pkey PRIMARY KEY (id),
  constraint reason_templates_text_check CHECK (((text <> ''::text) AND (length(text) <= 500))),
  constraint reason_templates_verdict_check CHECK ((verdict = ANY (ARRAY['approve'::text, 'reject'::text]))),
  constraint reason_templates_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);

create table recovery_codes (
  id bigint not null generated always as identity,
  account_id bigint not null,
  code_hash bytea not null,
  used_at timestamp with time zone,
  constraint recovery_codes_pkey PRIMARY KEY (id),
  constraint recovery_codes_account_id_code_hash_key UNIQUE (account_id, code_hash),
  constraint recovery_codes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);

create table regions (
  id bigint not null generated always as identity,
  code text not null,
  names text[] not null,
  zone text not null,
  "position" integer not null default 0,
  is_on boolean not null default true,
  version integer not null default 1,
  constraint regions_pkey PRIMARY KEY (id),
  constraint regions_code UNIQUE (code),
  constraint regions_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{0,39}$'::text)),
  constraint regions_names_check CHECK ((cardinality(names) = 3)),
  constraint regions_zone_check CHECK ((zone = ANY (ARRAY['public'::text, 'dedicated'::text, 'industry'::text])))
);

create table reorganisation_items (
  reorganisation_id bigint not null,
  "position" integer not null,
  project_id bigint,
  resource_id bigint,
  to_project_id bigint,
  constraint reorganisation_items_pkey PRIMARY KEY (reorganisation_id, "position"),
  constraint reorganisation_items_check CHECK (((project_id IS NULL) <> (resource_id IS NULL))),
  constraint reorganisation_items_check1 CHECK (((to_project_id IS NULL) = (resource_id IS NULL))),
  constraint reorganisation_items_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id),
  constraint reorganisation_items_reorganisation_id_fkey FOREIGN KEY (reorganisation_id) REFERENCES reorganisations(id),
  constraint reorganisation_items_resource_id_fkey FOREIGN KEY (resource_id) REFERENCES resources(id),
  constraint reorganisation_items_to_project_id_fkey FOREIGN KEY (to_project_id) REFERENCES projects(id)
);

create table reorganisations (
  id bigint not null generated always as identity,
  number text not null,
  state text not null default 'planned'::text,
  day date not null,
  from_department_id bigint not null,
  to_department_id bigint not null,
  reason text not null,
  planned_by bigint not null,
  planned_at timestamp with time zone not null,
  done_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  cancelled_by bigint,
  last_refusal jsonb,
  outcome jsonb,
  version integer not null default 1,
  constraint reorganisations_pkey PRIMARY KEY (id),
  constraint reorganisations_number_key UNIQUE (number),
  constraint reorganisations_check CHECK ((from_department_id <> to_department_id)),
  constraint reorganisations_check1 CHECK (((state = 'done'::text) = (done_at IS NOT NULL))),
  constraint reorganisations_check2 CHECK (((state = 'done'::text) = (outcome IS NOT NULL))),
  constraint reorganisations_check3 CHECK (((state = 'cancelled'::text) = (cancelled_at IS NOT NULL))),
  constraint reorganisations_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 1000))),
  constraint reorganisations_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'done'::text, 'cancelled'::text]))),
  constraint reorganisations_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES accounts(id),
  constraint reorganisations_from_department_id_fkey FOREIGN KEY (from_department_id) REFERENCES departments(id),
  constraint reorganisations_planned_by_fkey FOREIGN KEY (planned_by) REFERENCES accounts(id),
  constraint reorganisations_to_department_id_fkey FOREIGN KEY (to_department_id) REFERENCES departments(id)
);

create table request_counts (
  subject text not null,
  endpoint text not null,
  minute timestamp with time zone not null,
  requests integer not null,
  constraint request_counts_pkey PRIMARY KEY (subject, endpoint, minute),
  constraint request_counts_requests_check CHECK ((requests > 0))
);

create table resource_holds (
  resource_id bigint not null,
  application_id bigint not null,
  application_number text not null,
  kind text not null,
  constraint resource_holds_pkey PRIMARY KEY (resource_id),
  constraint resource_holds_kind_check CHECK ((kind = ANY (ARRAY['change'::text, 'release'::text]))),
  constraint resource_holds_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications(id),
  constraint resource_holds_resource_id_fkey FOREIGN KEY (resource_id) REFERENCES resources(id)
);

create table resource_stretches (
  resource_id bigint not null,
  from_day date not null,
  to_day date,
  department_id bigint not null,
  unit_id bigint not null,
  project_id bigint not null,
  region_id bigint,
  service_code text not null,
  components jsonb not null,
  application_id bigint,
  application_number text,
  constraint resource_stretches_pkey PRIMARY KEY (resource_id, from_day),
  constraint resource_stretches_check CHECK ((to_day >= from_day)),
  constraint resource_stretches_check1 CHECK (((application_id IS NULL) = (application_number IS NULL))),
  constraint resource_stretches_components_check CHECK ((jsonb_typeof(components) = 'array'::text)),
  constraint resource_stretches_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  constraint resource_stretches_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id),
  constraint resource_stretches_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id),
  constraint resource_stretches_resource_id_fkey FOREIGN KEY (resource_id) REFERENCES resources(id),
  constraint resource_stretches_service_code_fkey FOREIGN KEY (service_code) REFERENCES services(code),
  constraint resource_stretches_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES departments(id)
);

create table resources (
  id bigint not null generated always as identity,
  instance_id text not null,
  name text collate pinyin not null default ''::text,
  service_code text not null,
  service_version integer not null,
  region_id bigint,
  department_id bigint not null,
  sector text not null,
  unit_id bigint not null,
  project_id bigint not null,
  configuration jsonb not null,
  description jsonb not null default '[]'::jsonb,
  ips text[] not null default '{}'::text[],
  users jsonb not null default '[]'::jsonb,
  application_id bigint,
  application_number text,
  application_item_id bigint,
  status text not null default 'running'::text,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  version integer not null default 1,
  quota_demand jsonb,
  constraint resources_pkey PRIMARY KEY (id),
  constraint resources_check CHECK (((status = 'released'::text) = (ended_at IS NOT NULL))),
  constraint resources_check1 CHECK ((ended_at >= started_at)),
  constraint resources_check2 CHECK ((((application_id IS NULL) = (application_item_id IS NULL)) AND ((application_id IS NULL) = (application_number IS NULL)))),
  constraint resources_configuration_check CHECK ((jsonb_typeof(configuration) = 'object'::text)),
  constraint resources_description_check CHECK ((jsonb_typeof(description) = 'array'::text)),
  constraint resources_instance_id_check CHECK (((length(instance_id) >= 1) AND (length(instance_id) <= 120))),
  constraint resources_name_check CHECK ((length(name) <= 128)),
  constraint resources_quota_demand_check CHECK ((jsonb_typeof(quota_demand) = 'object'::text)),
  constraint resources_sector_check CHECK ((sector = ANY (ARRAY['government'::text, 'politics_law'::text]))),
  constraint resources_status_check CHECK ((status = ANY (ARRAY['running'::text, 'locked'::text, 'released'::text]))),
  constraint resources_users_check CHECK ((jsonb_typeof(users) = 'array'::text)),
  constraint resources_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  constraint resources_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id),
  constraint resources_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id),
  constraint resources_service_code_service_version_fkey FOREIGN KEY (service_code, service_version) REFERENCES service_versions(service_code, version),
  constraint resources_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES departments(id)
);

create table roll_up_feedback (
  roll_up_id bigint not null,
  round integer not null,
  verdict text not null,
  total numeric(18,4) not null,
  reason text not null default ''::text,
  bill_ids bigint[] not null default '{}'::bigint[],
  account_id bigint not null,
  for_account_id bigint,
  at timestamp with time zone not null,
  constraint roll_up_feedback_pkey PRIMARY KEY (roll_up_id, round),
  constraint roll_up_feedback_check CHECK (((verdict = 'rejected'::text) = (bill_ids <> '{}'::bigint[]))),
  constraint roll_up_feedback_check1 CHECK (((verdict = 'confirmed'::text) OR (length(reason) >= 5))),
  constraint roll_up_feedback_reason_check CHECK ((length(reason) <= 500)),
  constraint roll_up_feedback_verdict_check CHECK ((verdict = ANY (ARRAY['confirmed'::text, 'rejected'::text]))),
  constraint roll_up_feedback_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint roll_up_feedback_for_account_id_fkey FOREIGN KEY (for_account_id) REFERENCES accounts(id),
  constraint roll_up_feedback_roll_up_id_fkey FOREIGN KEY (roll_up_id) REFERENCES roll_ups(id)
);

create table roll_ups (
  id bigint not null generated always as identity,
  month date not null,
  kind text not null,
  status text not null default 'waiting'::text,
  version integer not null default 1,
  round integer not null default 0,
  total numeric(18,4),
  opened_at timestamp with time zone,
  due_on date,
  constraint roll_ups_pkey PRIMARY KEY (id),
  constraint roll_ups_month_kind_key UNIQUE (month, kind),
  constraint roll_ups_check CHECK (((status = ANY (ARRAY['open'::text, 'confirmed'::text])) <= (total IS NOT NULL))),
  constraint roll_ups_kind_check CHECK ((kind = ANY (ARRAY['politics_law'::text, 'whole'::text]))),
  constraint roll_ups_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'open'::text, 'confirmed'::text, 'rejected'::text]))),
  constraint roll_ups_month_fkey FOREIGN KEY (month) REFERENCES bill_months(month)
);

create table second_factors (
  account_id bigint not null,
  sealed_secret text not null,
  made_at timestamp with time zone not null default clock_timestamp(),
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  failed_attempts integer not null default 0,
  locked_until timestamp with time zone,
  constraint second_factors_pkey PRIMARY KEY (account_id),
  constraint second_factors_failed_attempts_check CHECK ((failed_attempts >= 0)),
  constraint second_factors_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);

create table service_versions (
  service_code text not null,
  version integer not null,
  definition jsonb not null,
  names jsonb not null generated always as ((definition -> 'names'::text)),
  shipped_at timestamp with time zone not null default clock_timestamp(),
  constraint service_versions_pkey PRIMARY KEY (service_code, version),
  constraint service_versions_version_check CHECK ((version > 0)),
  constraint service_versions_service_code_fkey FOREIGN KEY (service_code) REFERENCES services(code)
);

create table services (
  id bigint not null generated always as identity,
  code text not null,
  current_version integer not null,
  is_on boolean not null default true,
  "position" integer not null,
  names text[],
  description text[],
  version integer not null default 1,
  constraint services_pkey PRIMARY KEY (id),
  constraint services_code_key UNIQUE (code),
  constraint services_code_check CHECK ((code ~ '^[a-z][a-z0-9_]{0,39}$'::text)),
  constraint services_current_version_check CHECK ((current_version > 0)),
  constraint services_description_check CHECK ((cardinality(description) = 3)),
  constraint services_names_check CHECK ((cardinality(names) = 3)),
  constraint services_have_current_version FOREIGN KEY (code, current_version) REFERENCES service_versions(service_code, version) DEFERRABLE INITIALLY DEFERRED
);

create table sessions (
  id bigint not null generated always as identity,
  token_hash bytea not null,
  csrf_token text not null,
  account_id bigint not null,
  address text not null,
  user_agent text not null default ''::text,
  created_at timestamp with time zone not null default clock_timestamp(),
  last_seen_at timestamp with time zone not null default clock_timestamp(),
  ended_at timestamp with time zone,
  acting_for_id bigint,
  proven_at timestamp with time zone not null default clock_timestamp(),
  has_second_factor boolean not null default false,
  method text not null default 'password'::text,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_hash_key UNIQUE (token_hash),
  constraint sessions_method_check CHECK ((method = ANY (ARRAY['password'::text, 'single_sign_on'::text]))),
  constraint sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint sessions_acting_for_id_fkey FOREIGN KEY (acting_for_id) REFERENCES accounts(id)
);

create table sets (
  id bigint not null generated always as identity,
  number text not null,
  is_popular boolean not null default false,
  category text not null,
  service_code text not null,
  service_version integer not null,
  name text collate pinyin not null,
  description text not null default ''::text,
  configuration jsonb not null,
  content jsonb not null default '[]'::jsonb,
  components jsonb not null,
  original_price numeric(18,4),
  final_price numeric(18,4) not null,
  is_on_sale boolean not null default true,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  created_by bigint,
  updated_at timestamp with time zone not null,
  updated_by bigint,
  constraint sets_pkey PRIMARY KEY (id),
  constraint sets_number_key UNIQUE (number),
  constraint sets_category_check CHECK ((category = ANY (ARRAY['entry'::text, 'enterprise'::text]))),
  constraint sets_components_check CHECK ((jsonb_typeof(components) = 'array'::text)),
  constraint sets_configuration_check CHECK ((jsonb_typeof(configuration) = 'object'::text)),
  constraint sets_content_check CHECK ((jsonb_typeof(content) = 'array'::text)),
  constraint sets_description_check CHECK ((length(description) <= 1000)),
  constraint sets_final_price_check CHECK ((final_price > (0)::numeric)),
  constraint sets_name_check CHECK (((length(name) >= 2) AND (length(name) <= 64))),
  constraint sets_number_check CHECK ((number ~ '^ST-[0-9]{8}-[0-9]{4,}$'::text)),
  constraint sets_original_price_check CHECK ((original_price >= (0)::numeric)),
  constraint sets_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id),
  constraint sets_service_code_fkey FOREIGN KEY (service_code) REFERENCES services(code),
  constraint sets_service_code_service_version_fkey FOREIGN KEY (service_code, service_version) REFERENCES service_versions(service_code, version),
  constraint sets_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES accounts(id)
);

create table sign_ups (
  id bigint not null generated always as identity,
  status text not null default 'waiting'::text,
  account_name text not null,
  display_name text not null,
  email text not null,
  phone text not null default ''::text,
  organisation text not null default ''::text,
  reason text not null default ''::text,
  language text not null,
  asked_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by bigint,
  decision_reason text not null default ''::text,
  account_id bigint,
  version integer not null default 1,
  constraint sign_ups_pkey PRIMARY KEY (id),
  constraint sign_ups_account_name_check CHECK ((account_name ~ '^[a-z][a-z0-9._-]{1,39}$'::text)),
  constraint sign_ups_check CHECK (((status = 'waiting'::text) = (decided_at IS NULL))),
  constraint sign_ups_check1 CHECK (((status = 'approved'::text) = (account_id IS NOT NULL))),
  constraint sign_ups_check2 CHECK (((status <> 'rejected'::text) OR (decision_reason <> ''::text))),
  constraint sign_ups_decision_reason_check CHECK ((length(decision_reason) <= 500)),
  constraint sign_ups_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 64))),
  constraint sign_ups_email_check CHECK (((length(email) >= 3) AND (length(email) <= 254))),
  constraint sign_ups_language_check CHECK ((language = ANY (ARRAY['en'::text, 'zh-Hant'::text, 'zh-Hans'::text]))),
  constraint sign_ups_organisation_check CHECK ((length(organisation) <= 100)),
  constraint sign_ups_phone_check CHECK ((length(phone) <= 40)),
  constraint sign_ups_reason_check CHECK ((length(reason) <= 500)),
  constraint sign_ups_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'approved'::text, 'rejected'::text]))),
  constraint sign_ups_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint sign_ups_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id)
);

create table single_sign_ons (
  state_hash bytea not null,
  browser_hash bytea not null,
  sealed_checks text not null,
  return_to text not null,
  account_id bigint,
  begun_at timestamp with time zone not null default clock_timestamp(),
  constraint single_sign_ons_pkey PRIMARY KEY (state_hash),
  constraint single_sign_ons_return_to_check CHECK ((return_to ~~ '/%'::text)),
  constraint single_sign_ons_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);

create table substitutions (
  id bigint not null generated always as identity,
  account_id bigint not null,
  substitute_id bigint not null,
  from_day date not null,
  until_day date not null,
  named_by bigint not null,
  named_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint substitutions_pkey PRIMARY KEY (id),
  constraint substitutions_check CHECK ((account_id <> substitute_id)),
  constraint substitutions_check1 CHECK ((from_day <= until_day)),
  constraint substitutions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint substitutions_named_by_fkey FOREIGN KEY (named_by) REFERENCES accounts(id),
  constraint substitutions_substitute_id_fkey FOREIGN KEY (substitute_id) REFERENCES accounts(id)
);

create table unit_price_changes (
  id bigint not null generated always as identity,
  unit_price_id bigint not null,
  from_day date not null,
  price numeric(18,6),
  at timestamp with time zone not null,
  account_id bigint,
  for_account_id bigint,
  constraint unit_price_changes_pkey PRIMARY KEY (id),
  constraint unit_price_changes_price_check CHECK ((price >= (0)::numeric)),
  constraint unit_price_changes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint unit_price_changes_for_account_id_fkey FOREIGN KEY (for_account_id) REFERENCES accounts(id),
  constraint unit_price_changes_unit_price_id_fkey FOREIGN KEY (unit_price_id) REFERENCES unit_prices(id)
);

create table unit_prices (
  id bigint not null generated always as identity,
  category text not null,
  resource text not null,
  spec text not null,
  number integer not null,
  unit text not null,
  is_preset boolean not null default false,
  ended_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  updated_by bigint,
  constraint unit_prices_pkey PRIMARY KEY (id),
  constraint unit_prices_category_check CHECK (((category <> ''::text) AND (length(category) <= 60))),
  constraint unit_prices_check CHECK ((NOT (is_preset AND (ended_at IS NOT NULL)))),
  constraint unit_prices_number_check CHECK (((number >= 1) AND (number <= 1000000))),
  constraint unit_prices_resource_check CHECK (((resource <> ''::text) AND (length(resource) <= 60))),
  constraint unit_prices_spec_check CHECK (((spec <> ''::text) AND (length(spec) <= 60))),
  constraint unit_prices_unit_check CHECK (((unit <> ''::text) AND (length(unit) <= 20))),
  constraint unit_prices_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES accounts(id)
);

create table usage_claims (
  source_id text collate "C" not null,
  day date not null,
  constraint usage_claims_pkey PRIMARY KEY (source_id),
  constraint usage_claims_source_id_check CHECK (((length(source_id) >= 1) AND (length(source_id) <= 100)))
);

create table usage_fee_lines (
  fee_id bigint not null,
  "position" integer not null,
  product_id bigint not null,
  metric text not null,
  usage_month date not null,
  quantity numeric(24,6) not null,
  unit_price numeric(18,6) not null,
  amount numeric(18,4) not null,
  constraint usage_fee_lines_pkey PRIMARY KEY (fee_id, "position"),
  constraint usage_fee_lines_position_check CHECK (("position" > 0)),
  constraint usage_fee_lines_unit_price_check CHECK ((unit_price >= (0)::numeric)),
  constraint usage_fee_lines_usage_month_check CHECK ((EXTRACT(day FROM usage_month) = (1)::numeric)),
  constraint usage_fee_lines_fee_id_fkey FOREIGN KEY (fee_id) REFERENCES usage_fees(id),
  constraint usage_fee_lines_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id)
);

create table usage_fee_payments (
  id bigint not null generated always as identity,
  fee_id bigint not null,
  amount numeric(18,4) not null,
  at timestamp with time zone not null,
  constraint usage_fee_payments_pkey PRIMARY KEY (id),
  constraint usage_fee_payments_amount_check CHECK ((amount > (0)::numeric)),
  constraint usage_fee_payments_fee_id_fkey FOREIGN KEY (fee_id) REFERENCES usage_fees(id)
);

create table usage_fees (
  id bigint not null generated always as identity,
  member_id bigint not null,
  month date not null,
  amount numeric(18,4) not null,
  charged numeric(18,4) not null default 0,
  computed_at timestamp with time zone not null,
  constraint usage_fees_pkey PRIMARY KEY (id),
  constraint usage_fees_member_id_month_key UNIQUE (member_id, month),
  constraint usage_fees_amount_check CHECK ((amount >= (0)::numeric)),
  constraint usage_fees_charged CHECK (((charged >= (0)::numeric) AND (charged <= amount))),
  constraint usage_fees_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint usage_fees_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(account_id)
);

create table usage_records (
  day date not null,
  id bigint not null default nextval('usage_record_ids'::regclass),
  source_id text collate "C" not null,
  resource_id bigint,
  product_id bigint,
  metric text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  quantity numeric(24,6) not null,
  corrects text collate "C",
  received_at timestamp with time zone not null,
  account_id bigint not null,
  constraint usage_records_pkey PRIMARY KEY (day, id),
  constraint usage_records_check CHECK (((resource_id IS NULL) <> (product_id IS NULL))),
  constraint usage_records_check1 CHECK ((to_at >= from_at)),
  constraint usage_records_check2 CHECK (((quantity > (0)::numeric) OR (corrects IS NOT NULL))),
  constraint usage_records_metric_check CHECK ((metric ~ '^[a-z_]+$'::text)),
  constraint usage_records_quantity_check CHECK ((quantity <> (0)::numeric))
) partition by RANGE (day);

create table vpc_guests (
  vpc_id bigint not null,
  department_id bigint not null,
  constraint vpc_guests_pkey PRIMARY KEY (vpc_id, department_id),
  constraint vpc_guests_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  constraint vpc_guests_vpc_id_fkey FOREIGN KEY (vpc_id) REFERENCES vpcs(id) ON DELETE CASCADE
);

create table vpcs (
  id bigint not null generated always as identity,
  region_id bigint not null,
  department_id bigint not null,
  name text collate pinyin not null,
  cidr cidr not null,
  cloud_id text not null default ''::text,
  is_on boolean not null default true,
  version integer not null default 1,
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint vpcs_pkey PRIMARY KEY (id),
  constraint vpcs_name UNIQUE (department_id, region_id, name),
  constraint vpcs_cloud_id_check CHECK ((length(cloud_id) <= 100)),
  constraint vpcs_name_check CHECK (((length(name) >= 2) AND (length(name) <= 64))),
  constraint vpcs_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  constraint vpcs_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
);

create table vswitches (
  id bigint not null generated always as identity,
  vpc_id bigint not null,
  name text collate pinyin not null,
  cidr cidr not null,
  cloud_id text not null default ''::text,
  is_on boolean not null default true,
  constraint vswitches_pkey PRIMARY KEY (id),
  constraint vswitches_name UNIQUE (vpc_id, name),
  constraint vswitches_cloud_id_check CHECK ((length(cloud_id) <= 100)),
  constraint vswitches_name_check CHECK (((length(name) >= 2) AND (length(name) <= 64))),
  constraint vswitches_vpc_id_fkey FOREIGN KEY (vpc_id) REFERENCES vpcs(id)
);

create table webhook_deliveries (
  id bigint not null generated always as identity,
  webhook_id bigint not null,
  event_id bigint not null,
  again_of bigint,
  body text not null,
  made_at timestamp with time zone not null,
  state text not null default 'waiting'::text,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone not null default clock_timestamp(),
  claimed_until timestamp with time zone,
  delivered_at timestamp with time zone,
  last_status integer,
  last_answer text,
  constraint webhook_deliveries_pkey PRIMARY KEY (id),
  constraint webhook_deliveries_attempts_check CHECK ((attempts >= 0)),
  constraint webhook_deliveries_check CHECK (((state = 'delivered'::text) = (delivered_at IS NOT NULL))),
  constraint webhook_deliveries_last_answer_check CHECK ((length(last_answer) <= 1000)),
  constraint webhook_deliveries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text]))),
  constraint webhook_deliveries_again_of_fkey FOREIGN KEY (again_of) REFERENCES webhook_deliveries(id),
  constraint webhook_deliveries_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id),
  constraint webhook_deliveries_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhooks(id)
);

create table webhooks (
  id bigint not null generated always as identity,
  name text not null,
  url text not null,
  sealed_secret text not null,
  event_kinds text[] not null default '{}'::text[],
  is_enabled boolean not null default true,
  version integer not null default 1,
  made_by bigint not null,
  made_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint webhooks_pkey PRIMARY KEY (id),
  constraint webhooks_name_check CHECK (((length(name) >= 1) AND (length(name) <= 64))),
  constraint webhooks_url_check CHECK (((url ~ '^https?://'::text) AND (length(url) <= 500))),
  constraint webhooks_made_by_fkey FOREIGN KEY (made_by) REFERENCES accounts(id)
);


-- Views

create view whole_events as
 SELECT e.id,
    e.xid,
    e.at,
    e.recorded_at,
    e.kind,
    e.actor_id,
    COALESCE((p.personal ->> 'actorName'::text), e.actor_name) AS actor_name,
    e.actor_roles,
    e.for_account_id,
    COALESCE((p.personal ->> 'forAccountName'::text), e.for_account_name) AS for_account_name,
    COALESCE((p.personal ->> 'address'::text), e.address) AS address,
    e.request_id,
    e.subject_kind,
    e.subject_id,
    e.department_id,
    event_facts(e.facts, p.personal) AS facts
   FROM (events e
     LEFT JOIN event_personals p ON ((p.event_id = e.id)));


-- Indexes

CREATE INDEX access_refusals_by_age ON public.access_refusals USING btree (minute);
CREATE INDEX account_requests_newest ON public.account_requests USING btree (submitted_at DESC, id DESC);
CREATE INDEX account_requests_waiting ON public.account_requests USING btree (due_at, id) WHERE (state = 'waiting'::text);
CREATE INDEX account_roles_by_role ON public.account_roles USING btree (role);
CREATE INDEX accounts_by_department ON public.accounts USING btree (department_id);
CREATE INDEX announcements_by_time ON public.announcements USING btree (until_at) WHERE (ended_at IS NULL);
CREATE INDEX api_tokens_of_account ON public.api_tokens USING btree (account_id, id);
CREATE INDEX application_comments_of_application ON public.application_comments USING btree (application_id, id);
CREATE INDEX application_items_uncounted ON public.application_items USING btree (id) WHERE (quota_demand IS NULL);
CREATE INDEX application_steps_of_application ON public.application_steps USING btree (application_id, id);
CREATE INDEX applications_by_applicant ON public.applications USING btree (applicant_id, id);
CREATE INDEX applications_by_department ON public.applications USING btree (department_id, id);
CREATE INDEX applications_by_due_day ON public.applications USING btree (COALESCE(due_on, 'infinity'::date), id);
CREATE INDEX applications_by_kind ON public.applications USING btree (kind, id);
CREATE INDEX applications_by_project ON public.applications USING btree (project_id, id);
CREATE INDEX applications_by_sector ON public.applications USING btree (sector, id);
CREATE INDEX applications_by_service ON public.applications USING gin (service_codes);
CREATE INDEX applications_by_status ON public.applications USING btree (status, id);
CREATE INDEX applications_by_submission ON public.applications USING btree (COALESCE(submitted_at, 'infinity'::timestamp with time zone), id);
CREATE INDEX applications_by_title ON public.applications USING btree (title, id);
CREATE INDEX applications_open_of_department ON public.applications USING btree (department_id, id) WHERE (status = ANY (ARRAY['reviewing'::text, 'provisioning'::text]));
CREATE INDEX applications_waiting ON public.applications USING btree (step, id) WHERE (status = ANY (ARRAY['reviewing'::text, 'provisioning'::text]));
CREATE INDEX attachments_by_owner ON public.attachments USING btree (owner_kind, owner_id) WHERE (state = 'linked'::text);
CREATE INDEX attachments_pending ON public.attachments USING btree (pending_since) WHERE (state = 'pending'::text);
CREATE INDEX attachments_pending_of_account ON public.attachments USING btree (uploaded_by) WHERE (state = 'pending'::text);
CREATE INDEX bill_adjustments_of_bill ON public.bill_adjustments USING btree (bill_id, id);
CREATE INDEX bill_lines_late ON ONLY public.bill_lines USING btree (bill_id) WHERE (usage_month IS NOT NULL);
CREATE INDEX bill_lines_of_provider ON ONLY public.bill_lines USING btree (department_id) WHERE (kind = 'provider'::text);
CREATE INDEX bill_lines_of_resource ON ONLY public.bill_lines USING btree (resource_id, month) WHERE (resource_id IS NOT NULL);
CREATE INDEX bill_steps_of_bill ON public.bill_steps USING btree (bill_id, id);
CREATE INDEX bills_by_month ON public.bills USING btree (month, status, id);
CREATE INDEX bills_by_sector ON public.bills USING btree (sector, month);
CREATE INDEX cost_rows_of_month ON public.cost_rows USING btree (month, department_id);
CREATE INDEX cost_rows_of_project ON public.cost_rows USING btree (project_id) WHERE (project_id IS NOT NULL);
CREATE INDEX cost_rows_of_rule ON public.cost_rows USING btree (rule_id) WHERE (rule_id IS NOT NULL);
CREATE INDEX cost_rows_unmapped ON public.cost_rows USING btree (file_id, sub_account_id) WHERE (department_id IS NULL);
CREATE INDEX departments_by_parent ON public.departments USING btree (parent_id);
CREATE INDEX departments_by_path ON public.departments USING btree (path text_pattern_ops);
CREATE INDEX digest_entries_waiting ON public.digest_entries USING btree (job_title, id) WHERE (told_on IS NULL);
CREATE INDEX dingtalk_messages_due ON public.dingtalk_messages USING btree (channel, next_attempt_at, id) WHERE (state = 'waiting'::text);
CREATE INDEX events_by_actor ON public.events USING btree (actor_id, id DESC);
CREATE INDEX events_by_kind ON public.events USING btree (kind, id DESC);
CREATE INDEX events_by_time ON public.events USING btree (at DESC, id DESC);
CREATE INDEX events_in_order ON public.events USING btree (xid, id);
CREATE INDEX events_of_subject ON public.events USING btree (subject_kind, subject_id, id);
CREATE INDEX idempotency_keys_by_age ON public.idempotency_keys USING btree (created_at);
CREATE INDEX instance_specs_by_family ON public.instance_specs USING btree (family_id, vcpu, memory_gb);
CREATE INDEX job_runs_by_age ON public.job_runs USING btree (period);
CREATE INDEX mail_recipients_by_remark ON public.mail_recipients USING btree (remark, id);
CREATE INDEX mails_due ON public.mails USING btree (next_attempt_at, id) WHERE (state = 'waiting'::text);
CREATE INDEX members_by_group ON public.members USING btree (group_id);
CREATE INDEX messages_of_account ON public.messages USING btree (account_id, id DESC);
CREATE INDEX messages_unread ON public.messages USING btree (account_id, id DESC) WHERE (read_at IS NULL);
CREATE INDEX notice_failures_due ON public.notice_failures USING btree (next_attempt_at);
CREATE INDEX one_time_links_by_account ON public.one_time_links USING btree (account_id) WHERE (used_at IS NULL);
CREATE INDEX orders_of_member ON public.orders USING btree (member_id, id);
CREATE INDEX password_history_by_account ON public.password_history USING btree (account_id, id);
CREATE INDEX point_transfers_from ON public.point_transfers USING btree (from_account, id);
CREATE INDEX point_transfers_to ON public.point_transfers USING btree (to_account, id);
CREATE INDEX product_adjustments_of_product ON public.product_adjustments USING btree (product_id, id);
CREATE INDEX product_expiry_changes_of_product ON public.product_expiry_changes USING btree (product_id, id);
CREATE INDEX product_steps_of_product ON public.product_steps USING btree (product_id, id);
CREATE INDEX products_asked_to_cancel ON public.products USING btree (cancellation_asked_at, id) WHERE (cancellation_asked_at IS NOT NULL);
CREATE INDEX products_by_end ON public.products USING btree (COALESCE(expires_at, 'infinity'::timestamp with time zone), id);
CREATE INDEX products_by_expiry ON public.products USING btree (expires_at, id) WHERE (status = ANY (ARRAY['resource_deliver'::text, 'resource_change'::text, 'resource_expire'::text, 'resource_keep'::text]));
CREATE INDEX products_by_name ON public.products USING btree (name, id);
CREATE INDEX products_by_placing ON public.products USING btree (placed_at, id);
CREATE INDEX products_by_service ON public.products USING btree (service_code, id);
CREATE INDEX products_by_start ON public.products USING btree (COALESCE(starts_at, 'infinity'::timestamp with time zone), id);
CREATE INDEX products_by_status ON public.products USING btree (status, id);
CREATE INDEX products_by_verification ON public.products USING btree (verified_at, id);
CREATE INDEX products_numbers ON public.products USING btree (id) INCLUDE (number);
CREATE INDEX products_of_member ON public.products USING btree (member_id, id);
CREATE INDEX project_members_by_account ON public.project_members USING btree (account_id);
CREATE INDEX projects_by_name ON public.projects USING btree (name, id);
CREATE INDEX projects_by_sector ON public.projects USING btree (sector, id);
CREATE INDEX projects_by_unit ON public.projects USING btree (unit_id, id);
CREATE INDEX quota_changes_of_department ON public.quota_changes USING btree (department_id, id);
CREATE INDEX quota_changes_of_quota ON public.quota_changes USING btree (department_id, region_id, metric, id);
CREATE INDEX quota_grants_of_quota ON public.quota_grants USING btree (department_id, region_id, metric) WHERE (ended_at IS NULL);
CREATE INDEX quota_grants_open ON public.quota_grants USING btree (ends_on, id) WHERE (ended_at IS NULL);
CREATE INDEX quota_requests_of_department ON public.quota_requests USING btree (department_id, id);
CREATE INDEX quota_requests_of_parent ON public.quota_requests USING btree (parent_id, id);
CREATE INDEX reorganisations_planned ON public.reorganisations USING btree (day, id) WHERE (state = 'planned'::text);
CREATE INDEX request_counts_by_minute ON public.request_counts USING btree (minute);
CREATE INDEX resource_holds_of_application ON public.resource_holds USING btree (application_id);
CREATE INDEX resource_stretches_of_unit ON public.resource_stretches USING btree (unit_id, from_day);
CREATE INDEX resources_by_application ON public.resources USING btree (application_id);
CREATE INDEX resources_by_department ON public.resources USING btree (department_id, id);
CREATE INDEX resources_by_instance ON public.resources USING btree (instance_id, id);
CREATE INDEX resources_by_name ON public.resources USING btree (name, id);
CREATE INDEX resources_by_project ON public.resources USING btree (project_id, id);
CREATE INDEX resources_by_sector ON public.resources USING btree (sector, id);
CREATE INDEX resources_by_service ON public.resources USING btree (service_code, id);
CREATE INDEX resources_by_start ON public.resources USING btree (started_at, id);
CREATE INDEX resources_by_status ON public.resources USING btree (status, id);
CREATE INDEX resources_counted ON public.resources USING btree (department_id, region_id) WHERE (status <> 'released'::text);
CREATE INDEX resources_uncounted ON public.resources USING btree (id) WHERE (quota_demand IS NULL);
CREATE INDEX sessions_by_account ON public.sessions USING btree (account_id) WHERE (ended_at IS NULL);
CREATE INDEX sets_on_sale ON public.sets USING btree (service_code, id) WHERE (deleted_at IS NULL);
CREATE INDEX substitutions_of_account ON public.substitutions USING btree (account_id, id);
CREATE INDEX substitutions_of_substitute ON public.substitutions USING btree (substitute_id, until_day) WHERE (ended_at IS NULL);
CREATE INDEX unit_price_changes_of_price ON public.unit_price_changes USING btree (unit_price_id, from_day DESC, id DESC);
CREATE INDEX usage_fee_lines_of_product ON public.usage_fee_lines USING btree (product_id, usage_month);
CREATE INDEX usage_fee_payments_of_fee ON public.usage_fee_payments USING btree (fee_id, id);
CREATE INDEX usage_fees_due ON public.usage_fees USING btree (member_id, month) WHERE (charged < amount);
CREATE INDEX usage_records_by_arrival ON ONLY public.usage_records USING brin (received_at);
CREATE INDEX usage_records_by_id ON ONLY public.usage_records USING btree (id);
CREATE INDEX usage_records_by_source ON ONLY public.usage_records USING btree (source_id);
CREATE INDEX usage_records_of_correction ON ONLY public.usage_records USING btree (corrects) WHERE (corrects IS NOT NULL);
CREATE INDEX usage_records_of_product ON ONLY public.usage_records USING btree (product_id, metric, day) WHERE (product_id IS NOT NULL);
CREATE INDEX usage_records_of_resource ON ONLY public.usage_records USING btree (resource_id, metric, day) WHERE (resource_id IS NOT NULL);
CREATE INDEX vpc_guests_of_department ON public.vpc_guests USING btree (department_id);
CREATE INDEX vpcs_by_name ON public.vpcs USING btree (name, id);
CREATE INDEX vpcs_by_region ON public.vpcs USING btree (region_id, department_id);
CREATE INDEX webhook_deliveries_due ON public.webhook_deliveries USING btree (next_attempt_at, id) WHERE (state = 'waiting'::text);
CREATE INDEX webhook_deliveries_of_webhook ON public.webhook_deliveries USING btree (webhook_id, id DESC);
CREATE UNIQUE INDEX account_requests_one_waiting_further ON public.account_requests USING btree (account_id) WHERE ((state = 'waiting'::text) AND (kind = 'further_grants'::text));
CREATE UNIQUE INDEX account_requests_one_waiting_name ON public.account_requests USING btree (account_name) WHERE ((state = 'waiting'::text) AND (kind = 'new_account'::text));
CREATE UNIQUE INDEX accounts_by_email ON public.accounts USING btree (lower(email)) WHERE (email <> ''::text);
CREATE UNIQUE INDEX accounts_by_name ON public.accounts USING btree (account_name);
CREATE UNIQUE INDEX application_steps_one_decision ON public.application_steps USING btree (application_id, round, stage) WHERE (stage IS NOT NULL);
CREATE UNIQUE INDEX application_units_instance ON public.application_units USING btree (service_code, instance_id) WHERE (resource_id IS NULL);
CREATE UNIQUE INDEX bill_runs_one_at_a_time ON public.bill_runs USING btree (month) WHERE (status = 'running'::text);
CREATE UNIQUE INDEX cost_file_months_once ON public.cost_file_months USING btree (provider, month) WHERE (replaced_at IS NULL);
CREATE UNIQUE INDEX cost_files_once ON public.cost_files USING btree (provider, sha256) WHERE (replaced_at IS NULL);
CREATE UNIQUE INDEX departments_name_among_siblings ON public.departments USING btree (parent_id, name);
CREATE UNIQUE INDEX departments_one_head ON public.departments USING btree (sector) WHERE (kind = 'head'::text);
CREATE UNIQUE INDEX departments_one_root ON public.departments USING btree ((true)) WHERE (kind = 'root'::text);
CREATE UNIQUE INDEX dingtalk_messages_once ON public.dingtalk_messages USING btree (event_id, title_key, channel, COALESCE(account_id, (0)::bigint));
CREATE UNIQUE INDEX mail_recipients_once ON public.mail_recipients USING btree (job_title, lower(email));
CREATE UNIQUE INDEX member_groups_name ON public.member_groups USING btree (lower(name)) WHERE (deleted_at IS NULL);
CREATE UNIQUE INDEX point_accounts_platform ON public.point_accounts USING btree (kind) WHERE (kind <> 'member'::text);
CREATE UNIQUE INDEX point_transfers_once ON public.point_transfers USING btree (cause_kind, cause_id, kind);
CREATE UNIQUE INDEX products_one_renewal ON public.products USING btree (renews_id) WHERE ((status <> 'product_cancel'::text) AND (NOT ((status = 'product_end'::text) AND (starts_at IS NULL))));
CREATE UNIQUE INDEX projects_name_in_department ON public.projects USING btree (department_id, lower(name));
CREATE UNIQUE INDEX reason_templates_once ON public.reason_templates USING btree (account_id, verdict, md5(text));
CREATE UNIQUE INDEX reorganisation_items_project ON public.reorganisation_items USING btree (reorganisation_id, project_id);
CREATE UNIQUE INDEX reorganisation_items_resource ON public.reorganisation_items USING btree (reorganisation_id, resource_id);
CREATE UNIQUE INDEX resource_stretches_open ON public.resource_stretches USING btree (resource_id) WHERE (to_day IS NULL);
CREATE UNIQUE INDEX resources_instance ON public.resources USING btree (service_code, instance_id) WHERE (status <> 'released'::text);
CREATE UNIQUE INDEX sign_ups_waiting_name ON public.sign_ups USING btree (account_name) WHERE (status = 'waiting'::text);
CREATE UNIQUE INDEX unit_prices_once ON public.unit_prices USING btree (category, resource, spec, number) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX vpcs_cloud_id ON public.vpcs USING btree (region_id, cloud_id) WHERE (cloud_id <> ''::text);
CREATE UNIQUE INDEX webhook_deliveries_once ON public.webhook_deliveries USING btree (webhook_id, event_id) WHERE (again_of IS NULL);
CREATE UNIQUE INDEX webhooks_by_name ON public.webhooks USING btree (name) WHERE (removed_at IS NULL);

-- Functions

CREATE OR REPLACE FUNCTION public.department_label(d departments)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select case when d.kind = 'inner' then (select u.name from departments u where u.id = d.unit_id) || ' › ' || d.name else d.name end $function$
;

CREATE OR REPLACE FUNCTION public.ensure_month(parent text, month date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  first date := date_trunc('month', month)::date;
  part text := parent || to_char(first, '_YYYY_MM');
begin
  if parent not in ('usage_records', 'bill_lines') or first < date '2000-01-01' or first > date '2199-12-01' then
    raise exception 'no months of % for %', parent, month using errcode = 'check_violation';
  end if;
  if to_regclass(part) is not null then return; end if;
  perform pg_advisory_xact_lock(7230117);
  if to_regclass(part) is not null then return; end if;
  execute format('create table %I (like %I including defaults including constraints including indexes including storage)', part, parent);
  execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part, first, (first + interval '1 month')::date);
end
$function$
;

CREATE OR REPLACE FUNCTION public.event_facts(facts jsonb, personal jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  whole jsonb := facts;
  part jsonb;
begin
  for part in select value from jsonb_array_elements(coalesce(personal -> 'facts', '[]')) loop
    whole := jsonb_set(whole, array(select jsonb_array_elements_text(part -> 0)), part -> 1, false);
  end loop;
  return whole;
end
$function$
;

CREATE OR REPLACE FUNCTION public.platform_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select transaction_timestamp() + (select shift from clock) $function$
;

CREATE OR REPLACE FUNCTION public.refuse_joined_administrators()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  -- Writers of one account's roles wait for each other, so that two halves cannot meet unseen.
  perform 1 from accounts where id = new.account_id for update;
  if (select count(distinct case when role in ('om_operator', 'business_operator') then 'operator' else role end)
      from account_roles
      where account_id = new.account_id and role in ('platform_admin', 'auditor', 'om_operator', 'business_operator')) > 1 then
    raise exception 'administrators are separated' using errcode = 'check_violation', constraint = 'account_roles_separated', table = 'account_roles';
  end if;
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.refuse_touching_sent_lines()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' or old.revision <= (select revision from bills where id = old.bill_id) then
    raise exception 'bill %: line % of revision % was sent', old.bill_id, old.number, old.revision using errcode = 'check_violation', constraint = 'bill_lines_kept';
  end if;
  return old;
end
$function$
;

CREATE OR REPLACE FUNCTION public.refuse_wrong_application_move()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.number, new.kind, new.created_at) is distinct from (old.number, old.kind, old.created_at)
    or (old.submitted_at is not null and (new.submitted_at, new.route, new.department_id) is distinct from (old.submitted_at, old.route, old.department_id))
    or new.round < old.round or new.version < old.version then
    raise exception 'application %: a stored fact was changed', old.number using errcode = 'check_violation', constraint = 'applications_kept';
  end if;
  if old.status <> new.status and (old.status || ' ' || new.status) not in (
    'draft reviewing', 'draft withdrawn',
    'reviewing provisioning', 'reviewing rejected', 'reviewing withdrawn',
    'rejected reviewing', 'rejected withdrawn',
    'provisioning completed', 'provisioning closed') then
    raise exception 'application %: no way from % to %', old.number, old.status, new.status using errcode = 'check_violation', constraint = 'applications_moves';
  end if;
  if (new.status = 'reviewing' and old.status <> 'reviewing' and (new.stage <> new.route[1] or new.round <> old.round + 1))
    or (new.status = 'reviewing' and old.status = 'reviewing' and array_position(new.route, new.stage) - array_position(old.route, old.stage) not in (0, 1))
    or (new.status = 'provisioning' and old.status = 'reviewing' and old.stage <> old.route[cardinality(old.route)]) then
    raise exception 'application %: stage skipped', old.number using errcode = 'check_violation', constraint = 'applications_stages';
  end if;
  return new;
end
$function$
;

CREATE OR REPLACE FUNCTION public.refuse_wrong_bill_move()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.month, new.unit_id, new.sector) is distinct from (old.month, old.unit_id, old.sector) or new.revision < old.revision or new.version < old.version then
    raise exception 'bill %: a stored fact was changed', old.id using errcode = 'check_violation', constraint = 'bills_kept';
  end if;
  if old.status <> new.status and (old.status || ' ' || new.status) not in (
    'draft sent', 'sent confirmed', 'sent rejected', 'rejected draft', 'confirmed draft', 'confirmed settled') then
    raise exception 'bill %: no way from % to %', old.id, old.status, new.status using errcode = 'check_violation', constraint = 'bills_moves';
  end if;
  if (new.revision <> old.revision) <> (old.status = 'draft' and new.status = 'sent') or new.revision > old.revision + 1 then
    raise exception 'bill %: a revision is made by sending', old.id using errcode = 'check_violation', constraint = 'bills_revisions';
  end if;
  return new;
end
$function$
;

CREATE OR REPLACE FUNCTION public.refuse_wrong_product_move()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.number, new.order_id, new.member_id, new.placed_at, new.months, new.discount_percent, new.reward_days, new.may_reorder, new.final_monthly, new.original_price, new.payable, new.renews_id, new.renews_how)
      is distinct from (old.number, old.order_id, old.member_id, old.placed_at, old.months, old.discount_percent, old.reward_days, old.may_reorder, old.final_monthly, old.original_price, old.payable, old.renews_id, old.renews_how)
    or (old.verified_at is not null and new.verified_at is distinct from old.verified_at)
    or (old.starts_at is not null and (new.starts_at, new.purchased_days) is distinct from (old.starts_at, old.purchased_days))
    or new.charged < old.charged or new.returned < old.returned or new.version < old.version then
    raise exception 'product %: a stored fact was changed', old.number using errcode = 'check_violation', constraint = 'products_kept';
  end if;
  if old.status <> new.status and (old.status || ' ' || new.status) not in (
    'product_place product_verify', 'product_place product_cancel',
    'product_verify resource_create', 'product_verify resource_renew', 'product_verify product_cancel',
    'resource_create resource_deliver', 'resource_create product_cancel',
    'resource_renew resource_deliver', 'resource_renew product_cancel',
    'resource_deliver resource_change', 'resource_deliver resource_expire', 'resource_deliver resource_keep', 'resource_deliver product_cancel',
    'resource_change resource_deliver', 'resource_change resource_expire', 'resource_change product_cancel',
    'resource_expire resource_keep', 'resource_expire product_end',
    'resource_keep resource_deliver', 'resource_keep product_end',
    'product_cancel product_end') then
    raise exception 'product %: no way from % to %', old.number, old.status, new.status using errcode = 'check_violation', constraint = 'products_moves';
  end if;
  return new;
end
$function$
;

CREATE OR REPLACE FUNCTION public.replace_event_personals(account bigint, event_ids bigint[], personals jsonb[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  replaced integer;
begin
  if not exists (select from accounts where id = account and pseudonymised_at is not null) then
    raise exception 'account % is not pseudonymised', account using errcode = 'check_violation';
  end if;
  update event_personals p set personal = given.personal, salt = uuid_send(gen_random_uuid()), replaced_for = account
  from unnest(event_ids, personals) as given (event_id, personal)
  where p.event_id = given.event_id
    and array(select jsonb_object_keys(p.personal) order by 1) = array(select jsonb_object_keys(given.personal) order by 1)
    and array(select part -> 0 from jsonb_array_elements(coalesce(p.personal -> 'facts', '[]')) part)
      = array(select part -> 0 from jsonb_array_elements(coalesce(given.personal -> 'facts', '[]')) part);
  get diagnostics replaced = row_count;
  if replaced <> cardinality(event_ids) then raise exception 'values may be replaced only where values stand' using errcode = 'check_violation'; end if;
  return replaced;
end
$function$
;


-- Triggers

CREATE CONSTRAINT TRIGGER account_roles_separated AFTER INSERT OR UPDATE ON public.account_roles DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_joined_administrators();
CREATE TRIGGER applications_moves BEFORE UPDATE ON public.applications FOR EACH ROW EXECUTE FUNCTION refuse_wrong_application_move();
CREATE TRIGGER bill_lines_kept BEFORE DELETE OR UPDATE ON public.bill_lines FOR EACH ROW EXECUTE FUNCTION refuse_touching_sent_lines();
CREATE TRIGGER bills_moves BEFORE UPDATE ON public.bills FOR EACH ROW EXECUTE FUNCTION refuse_wrong_bill_move();
CREATE TRIGGER products_moves BEFORE UPDATE ON public.products FOR EACH ROW EXECUTE FUNCTION refuse_wrong_product_move();
