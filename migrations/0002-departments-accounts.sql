-- Departments, accounts, their roles, and sessions (chapters 2 and 8).

create table departments (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9.-]{0,39}$'),
  name text not null check (length(name) between 1 and 64),
  kind text not null check (kind in ('root', 'head', 'unit', 'inner')),
  sector text check (sector in ('government', 'politics_law')),
  parent_id bigint references departments,
  -- The head or unit whose bill it belongs to; its own id for heads and units, none for the root.
  unit_id bigint references departments,
  -- '/1/4/17/': the ids from the root down to itself.
  path text not null unique,
  depth integer not null check (depth between 0 and 12),
  is_archived boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  check ((kind = 'root') = (parent_id is null)),
  check ((kind = 'root') = (sector is null)),
  check ((kind = 'root') = (unit_id is null))
);
create unique index departments_one_root on departments ((true)) where kind = 'root';
create unique index departments_one_head on departments (sector) where kind = 'head';
create index departments_by_parent on departments (parent_id);
create index departments_by_path on departments (path text_pattern_ops);
create unique index departments_name_among_siblings on departments (parent_id, name);

-- What lists and details call a department: with its unit before it, because every unit has one called 综合处.
create function department_label(d departments) returns text
language sql stable parallel safe
as $$ select case when d.kind = 'inner' then (select u.name from departments u where u.id = d.unit_id) || ' › ' || d.name else d.name end $$;

create table accounts (
  id bigint generated always as identity primary key,
  account_name text not null check (account_name ~ '^[a-z][a-z0-9._-]{1,39}$'),
  display_name text not null check (length(display_name) between 1 and 64),
  phone text not null default '',
  email text not null default '',
  language text not null default 'zh-Hans' check (language in ('en', 'zh-Hant', 'zh-Hans')),
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  department_id bigint references departments,
  is_enabled boolean not null default true,
  password_hash text,
  must_change_password boolean not null default true,
  password_changed_at timestamptz,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default clock_timestamp()
);
create unique index accounts_by_name on accounts (account_name);
create unique index accounts_by_email on accounts (lower(email)) where email <> '';
create index accounts_by_department on accounts (department_id);

create table account_roles (
  account_id bigint not null references accounts,
  role text not null check (role in ('department_user', 'department_admin', 'bureau_user', 'bureau_admin',
    'committee_user', 'committee_admin', 'om_operator', 'business_operator', 'platform_admin', 'auditor', 'member')),
  primary key (account_id, role)
);
create index account_roles_by_role on account_roles (role);

create table account_quota_permissions (
  account_id bigint not null references accounts,
  permission text not null check (permission in ('quota.view', 'quota.apply', 'quota.review', 'quota.allocate', 'quota.view_subordinates')),
  primary key (account_id, permission)
);

-- The last five passwords may not come back (U3).
create table password_history (
  id bigint generated always as identity primary key,
  account_id bigint not null references accounts,
  password_hash text not null,
  set_at timestamptz not null default clock_timestamp()
);
create index password_history_by_account on password_history (account_id, id);

-- Log-in sessions live in real time (chapter 12, Time); only a hash of the token is stored (C-F1).
create table sessions (
  id bigint generated always as identity primary key,
  token_hash bytea not null unique,
  csrf_token text not null,
  account_id bigint not null references accounts,
  address text not null,
  user_agent text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  last_seen_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz
);
create index sessions_by_account on sessions (account_id) where ended_at is null;
