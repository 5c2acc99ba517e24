-- Attachments in chunks, projects, and the inventory of resources (chapter 4).

-- A file is written as pending, then linked by its record's action; what is never linked is swept away.
create table attachments (
  id bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 200),
  size_bytes integer not null default 0 check (size_bytes between 0 and 20971520),
  -- Of the whole file; null while it is still arriving.
  sha256 bytea check (length(sha256) = 32),
  content_type text not null,
  uploaded_by bigint not null references accounts,
  state text not null default 'pending' check (state in ('pending', 'linked')),
  owner_kind text,
  owner_id bigint,
  created_at timestamptz not null default clock_timestamp(),
  -- Since when nobody owns it: the sweep counts from here, in real time.
  pending_since timestamptz default clock_timestamp(),
  check ((state = 'linked') = (owner_kind is not null and owner_id is not null)),
  check ((owner_kind is null) = (owner_id is null)),
  check ((state = 'pending') = (pending_since is not null)),
  check (state = 'pending' or sha256 is not null)
);
create index attachments_by_owner on attachments (owner_kind, owner_id) where state = 'linked';
create index attachments_pending on attachments (pending_since) where state = 'pending';
create index attachments_pending_of_account on attachments (uploaded_by) where state = 'pending';

create table attachment_chunks (
  attachment_id bigint not null references attachments on delete cascade,
  index integer not null check (index >= 0),
  bytes bytea not null check (length(bytes) between 1 and 262144),
  primary key (attachment_id, index)
);
-- Documents are compressed already: a second attempt would only cost time.
alter table attachment_chunks alter column bytes set storage external;

create table projects (
  id bigint generated always as identity primary key,
  number text not null unique,
  name text collate pinyin not null check (length(name) between 2 and 64),
  department_id bigint not null references departments,
  sector text not null check (sector in ('government', 'politics_law')),
  unit_id bigint not null references departments,
  description text not null default '' check (length(description) <= 2000),
  contact_id bigint not null references accounts,
  owner_id bigint not null references accounts,
  is_closed boolean not null default false,
  created_by bigint not null references accounts,
  created_at timestamptz not null,
  version integer not null default 1
);
-- A name stands for one project of a department, however its letters are written.
create unique index projects_name_in_department on projects (department_id, lower(name));
create index projects_by_sector on projects (sector, id);
create index projects_by_unit on projects (unit_id, id);
create index projects_by_name on projects (name, id);

-- Who works on it: steers choices and messages, never scope (chapter 4).
create table project_members (
  project_id bigint not null references projects on delete cascade,
  account_id bigint not null references accounts,
  primary key (project_id, account_id)
);
create index project_members_by_account on project_members (account_id);

-- What runs (资源台账): one row for each provisioned unit.
create table resources (
  id bigint generated always as identity primary key,
  -- The cloud's own name of it, by which people know it.
  instance_id text not null check (length(instance_id) between 1 and 120),
  name text collate pinyin not null default '' check (length(name) <= 128),
  service_code text not null,
  service_version integer not null,
  -- Some services belong to no region.
  region_id bigint references regions,
  department_id bigint not null references departments,
  sector text not null check (sector in ('government', 'politics_law')),
  unit_id bigint not null references departments,
  project_id bigint not null references projects,
  configuration jsonb not null check (jsonb_typeof(configuration) = 'object'),
  -- [{label, value}] in three languages: the configuration in the words of its catalogue version.
  description jsonb not null default '[]' check (jsonb_typeof(description) = 'array'),
  ips text[] not null default '{}',
  -- [{accountId, name, phone, email}] as they stood in the application.
  users jsonb not null default '[]' check (jsonb_typeof(users) = 'array'),
  -- Where it came from; the number never changes (R10), so it may stand here too.
  application_id bigint,
  application_number text,
  application_item_id bigint,
  status text not null default 'running' check (status in ('running', 'locked', 'released')),
  started_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  foreign key (service_code, service_version) references service_versions (service_code, version),
  check ((status = 'released') = (ended_at is not null)),
  check (ended_at >= started_at),
  check ((application_id is null) = (application_item_id is null) and (application_id is null) = (application_number is null))
);
-- One cloud instance is one running resource; a released id may come again.
create unique index resources_instance on resources (service_code, instance_id) where status <> 'released';
create index resources_by_department on resources (department_id, id);
create index resources_by_sector on resources (sector, id);
create index resources_by_project on resources (project_id, id);
create index resources_by_application on resources (application_id);
create index resources_by_instance on resources (instance_id, id);
create index resources_by_name on resources (name, id);
create index resources_by_service on resources (service_code, id);
create index resources_by_status on resources (status, id);
create index resources_by_start on resources (started_at, id);
