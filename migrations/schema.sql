-- The schema after all migrations, written by "yunshan migrate --snapshot". Do not edit.

-- Collations

create collation pinyin (provider = icu, locale = 'zh-u-co-pinyin');

-- Tables

create table account_quota_permissions (
  account_id bigint not null,
  permission text not null,
  constraint account_quota_permissions_pkey PRIMARY KEY (account_id, permission),
  constraint account_quota_permissions_permission_check CHECK ((permission = ANY (ARRAY['quota.view'::text, 'quota.apply'::text, 'quota.review'::text, 'quota.allocate'::text, 'quota.view_subordinates'::text]))),
  constraint account_quota_permissions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
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
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_account_name_check CHECK ((account_name ~ '^[a-z][a-z0-9._-]{1,39}$'::text)),
  constraint accounts_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 64))),
  constraint accounts_language_check CHECK ((language = ANY (ARRAY['en'::text, 'zh-Hant'::text, 'zh-Hans'::text]))),
  constraint accounts_theme_check CHECK ((theme = ANY (ARRAY['system'::text, 'light'::text, 'dark'::text]))),
  constraint accounts_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id)
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

create table clock (
  only_row boolean not null default true,
  shift interval not null default '00:00:00'::interval,
  constraint clock_pkey PRIMARY KEY (only_row),
  constraint clock_only_row_check CHECK (only_row)
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
  constraint events_pkey PRIMARY KEY (id)
);

create table idempotency_keys (
  account_id bigint not null,
  key text not null,
  endpoint text not null,
  request_hash bytea not null,
  status integer not null,
  answer jsonb not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint idempotency_keys_pkey PRIMARY KEY (account_id, key),
  constraint idempotency_keys_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200)))
);

create table log_in_addresses (
  address text not null,
  attempts integer not null,
  window_started_at timestamp with time zone not null default clock_timestamp(),
  constraint log_in_addresses_pkey PRIMARY KEY (address),
  constraint log_in_addresses_attempts_check CHECK ((attempts >= 0))
);

create table number_counters (
  prefix text not null,
  day date not null,
  last integer not null,
  constraint number_counters_pkey PRIMARY KEY (prefix, day),
  constraint number_counters_last_check CHECK ((last > 0))
);

create table password_history (
  id bigint not null generated always as identity,
  account_id bigint not null,
  password_hash text not null,
  set_at timestamp with time zone not null default clock_timestamp(),
  constraint password_history_pkey PRIMARY KEY (id),
  constraint password_history_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);

create table platform_settings (
  key text not null,
  value jsonb not null,
  changed_at timestamp with time zone not null default clock_timestamp(),
  changed_by bigint,
  constraint platform_settings_pkey PRIMARY KEY (key),
  constraint platform_settings_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES accounts(id)
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

create table resources (
  id bigint not null generated always as identity,
  instance_id text not null,
  name text collate pinyin not null default ''::text,
  service_code text not null,
  service_version integer not null,
  region_id bigint not null,
  department_id bigint not null,
  sector text not null,
  unit_id bigint not null,
  project_id bigint not null,
  configuration jsonb not null,
  ips text[] not null default '{}'::text[],
  users jsonb not null default '[]'::jsonb,
  application_id bigint,
  application_item_id bigint,
  status text not null default 'running'::text,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  version integer not null default 1,
  constraint resources_pkey PRIMARY KEY (id),
  constraint resources_check CHECK (((status = 'released'::text) = (ended_at IS NOT NULL))),
  constraint resources_check1 CHECK ((ended_at >= started_at)),
  constraint resources_check2 CHECK (((application_id IS NULL) = (application_item_id IS NULL))),
  constraint resources_instance_id_check CHECK (((length(instance_id) >= 1) AND (length(instance_id) <= 128))),
  constraint resources_name_check CHECK ((length(name) <= 128)),
  constraint resources_sector_check CHECK ((sector = ANY (ARRAY['government'::text, 'politics_law'::text]))),
  constraint resources_service_version_check CHECK ((service_version > 0)),
  constraint resources_status_check CHECK ((status = ANY (ARRAY['running'::text, 'locked'::text, 'released'::text]))),
  constraint resources_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  constraint resources_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id),
  constraint resources_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES departments(id)
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
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_hash_key UNIQUE (token_hash),
  constraint sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);


-- Indexes

CREATE INDEX account_roles_by_role ON public.account_roles USING btree (role);
CREATE INDEX accounts_by_department ON public.accounts USING btree (department_id);
CREATE INDEX attachments_by_owner ON public.attachments USING btree (owner_kind, owner_id) WHERE (state = 'linked'::text);
CREATE INDEX attachments_pending ON public.attachments USING btree (pending_since) WHERE (state = 'pending'::text);
CREATE INDEX attachments_pending_of_account ON public.attachments USING btree (uploaded_by) WHERE (state = 'pending'::text);
CREATE INDEX departments_by_parent ON public.departments USING btree (parent_id);
CREATE INDEX departments_by_path ON public.departments USING btree (path text_pattern_ops);
CREATE INDEX events_in_order ON public.events USING btree (xid, id);
CREATE INDEX events_of_subject ON public.events USING btree (subject_kind, subject_id, id);
CREATE INDEX idempotency_keys_by_age ON public.idempotency_keys USING btree (created_at);
CREATE INDEX password_history_by_account ON public.password_history USING btree (account_id, id);
CREATE INDEX project_members_by_account ON public.project_members USING btree (account_id);
CREATE INDEX projects_by_name ON public.projects USING btree (name, id);
CREATE INDEX projects_by_sector ON public.projects USING btree (sector, id);
CREATE INDEX projects_by_unit ON public.projects USING btree (unit_id, id);
CREATE INDEX resources_by_application ON public.resources USING btree (application_id);
CREATE INDEX resources_by_department ON public.resources USING btree (department_id, id);
CREATE INDEX resources_by_project ON public.resources USING btree (project_id, id);
CREATE INDEX resources_by_sector ON public.resources USING btree (sector, id);
CREATE INDEX resources_by_start ON public.resources USING btree (started_at, id);
CREATE INDEX sessions_by_account ON public.sessions USING btree (account_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX accounts_by_email ON public.accounts USING btree (lower(email)) WHERE (email <> ''::text);
CREATE UNIQUE INDEX accounts_by_name ON public.accounts USING btree (account_name);
CREATE UNIQUE INDEX departments_name_among_siblings ON public.departments USING btree (parent_id, name);
CREATE UNIQUE INDEX departments_one_head ON public.departments USING btree (sector) WHERE (kind = 'head'::text);
CREATE UNIQUE INDEX departments_one_root ON public.departments USING btree ((true)) WHERE (kind = 'root'::text);
CREATE UNIQUE INDEX projects_name_in_department ON public.projects USING btree (department_id, lower(name));
CREATE UNIQUE INDEX resources_instance_in_region ON public.resources USING btree (region_id, service_code, instance_id) WHERE (status <> 'released'::text);

-- Functions

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


-- Triggers

CREATE CONSTRAINT TRIGGER account_roles_separated AFTER INSERT OR UPDATE ON public.account_roles DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_joined_administrators();
