-- Resource applications: content, versions, steps, provisioned units (chapter 4).

create table applications (
  id bigint generated always as identity primary key,
  -- Given to the draft and kept for ever (R10).
  number text not null unique check (number ~ '^RA-[0-9]{8}-[0-9]{4,}$'),
  kind text not null check (kind in ('new')),
  mode text not null check (mode in ('single', 'batch')),
  status text not null default 'draft'
    check (status in ('draft', 'reviewing', 'provisioning', 'completed', 'rejected', 'withdrawn', 'closed')),
  stage text check (stage in ('operator', 'bureau', 'committee')),
  -- What people read as the status (rules/status.ts, stepOf).
  step text not null generated always as (case when status = 'reviewing' then 'reviewing_' || stage else status end) stored,
  -- Stored at the first submission; a later change of rules does not touch it (R1).
  route text[] not null default '{}',
  -- Grows with each submission: a rejected application comes back on the same number (R2).
  round integer not null default 0 check (round >= 0),
  version integer not null default 1,
  department_id bigint not null references departments,
  sector text not null check (sector in ('government', 'politics_law')),
  unit_id bigint not null references departments,
  project_id bigint references projects,
  applicant_id bigint not null references accounts,
  -- Everybody who ever submitted or modified it: they do not review it (four eyes).
  submitter_ids bigint[] not null default '{}',
  title text collate pinyin not null default '' check (length(title) <= 100),
  reason text not null default '' check (length(reason) <= 2000),
  document_number text not null default '' check (length(document_number) <= 100),
  -- Codes of the services asked for, so that the list filters without the items.
  service_codes text[] not null default '{}',
  created_at timestamptz not null,
  submitted_at timestamptz,
  ended_at timestamptz,
  due_on date,
  check ((status = 'reviewing') = (stage is not null)),
  check (stage is null or stage = any(route)),
  check ((submitted_at is null) = (round = 0) and (submitted_at is null) = (route = '{}')),
  check (submitted_at is not null or status in ('draft', 'withdrawn')),
  check (submitted_at is null or status <> 'draft'),
  check (submitted_at is null or (project_id is not null and length(title) >= 2 and reason <> '' and service_codes <> '{}')),
  check ((status in ('completed', 'withdrawn', 'closed')) = (ended_at is not null))
);
-- The scope of a list, then each order that it can be read in; the id breaks ties.
create index applications_by_department on applications (department_id, id);
create index applications_by_sector on applications (sector, id);
create index applications_by_applicant on applications (applicant_id, id);
create index applications_by_project on applications (project_id, id);
create index applications_by_title on applications (title, id);
create index applications_by_kind on applications (kind, id);
create index applications_by_status on applications (status, id);
create index applications_by_submission on applications ((coalesce(submitted_at, 'infinity')), id);
create index applications_by_due_day on applications ((coalesce(due_on, 'infinity')), id);
create index applications_waiting on applications (step, id) where status in ('reviewing', 'provisioning');
create index applications_by_service on applications using gin (service_codes);

-- The backstop of the status table (rules/status.ts): whatever writes, no status is reached past it, no stage is
-- skipped, and what was stored for ever stays.
create function refuse_wrong_application_move() returns trigger
language plpgsql
as $$
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
$$;
create trigger applications_moves before update on applications for each row execute function refuse_wrong_application_move();

-- What is asked for. An item keeps its id through modifications, so that versions can be compared.
create table application_items (
  id bigint generated always as identity primary key,
  application_id bigint not null references applications,
  position integer not null check (position >= 0),
  service_code text not null,
  -- The catalogue version that the configuration was made with (chapter 3).
  service_version integer not null check (service_version > 0),
  region_id bigint references regions,
  configuration jsonb not null check (jsonb_typeof(configuration) = 'object'),
  -- [{key, label, value}] in three languages: the configuration in the words of its version, written with it.
  description jsonb not null default '[]' check (jsonb_typeof(description) = 'array'),
  quantity integer not null check (quantity between 1 and 100),
  remark text not null default '' check (length(remark) <= 500),
  -- Why O&M refused what is not provisioned of it (R6).
  refused_reason text check (refused_reason <> ''),
  foreign key (service_code, service_version) references service_versions (service_code, version),
  unique (application_id, position) deferrable initially deferred
);

-- The created units of an item; one starts to run at the moment its id is entered (R6).
create table application_units (
  item_id bigint not null references application_items,
  number integer not null check (number between 1 and 100),
  service_code text not null,
  instance_id text not null check (length(instance_id) between 1 and 120),
  ip text check (ip <> ''),
  started_at timestamptz not null,
  primary key (item_id, number)
);
create unique index application_units_instance on application_units (service_code, instance_id);

-- Who will use the resources: an account of the department, or somebody typed in.
create table application_users (
  application_id bigint not null references applications,
  position integer not null check (position >= 0),
  account_id bigint references accounts,
  name text not null default '' check (length(name) <= 64),
  phone text not null default '' check (length(phone) <= 40),
  email text not null default '' check (length(email) <= 254),
  primary key (application_id, position),
  check ((account_id is null) = (name <> ''))
);

-- Every version that reviewers could see, complete (R3).
create table application_versions (
  application_id bigint not null references applications,
  number integer not null check (number > 0),
  round integer not null check (round > 0),
  account_id bigint not null references accounts,
  at timestamptz not null,
  snapshot jsonb not null,
  primary key (application_id, number)
);

-- The flow: what was done with it, by whom, why.
create table application_steps (
  id bigint generated always as identity primary key,
  application_id bigint not null references applications,
  round integer not null,
  verdict text not null
    check (verdict in ('submitted', 'modified', 'approved', 'rejected', 'withdrawn', 'provisioned', 'completed', 'closed')),
  -- Which desk decided; only decisions have one.
  stage text check (stage in ('operator', 'bureau', 'committee')),
  account_id bigint not null references accounts,
  at timestamptz not null,
  reason text not null default '',
  -- The record's version that the person saw and acted on.
  seen_version integer not null,
  -- The submitted version that it was about.
  version_number integer,
  check ((verdict in ('approved', 'rejected')) = (stage is not null)),
  check (verdict <> 'rejected' or reason <> '')
);
create index application_steps_of_application on application_steps (application_id, id);
-- Exactly one decision counts (R4).
create unique index application_steps_one_decision on application_steps (application_id, round, stage) where stage is not null;
