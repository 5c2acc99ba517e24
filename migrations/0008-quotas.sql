-- Quotas (chapter 5): a number per department, region and metric, and where it came from and went to.

-- Whole units of the metric. `total` is what the parent gave (at the root: the capacity), `allocated` what the direct
-- children were given of it, `used` what runs, `reserved` what open applications wait for (Q1).
create table quotas (
  department_id bigint not null references departments,
  region_id bigint not null references regions,
  metric text not null check (metric ~ '^[a-z_]+\.[a-z_]+$'),
  total bigint not null default 0 check (total >= 0),
  allocated bigint not null default 0 check (allocated >= 0),
  used bigint not null default 0 check (used >= 0),
  reserved bigint not null default 0 check (reserved >= 0),
  -- What a temporary grant should have fallen back by and could not, because it is in use (Q8).
  overdue bigint not null default 0,
  -- Which threshold was crossed and told last: 0 none, 1 the warning, 2 the alarm (Q9).
  warned smallint not null default 0 check (warned between 0 and 2),
  primary key (department_id, region_id, metric),
  constraint quotas_hold check (allocated + used + reserved <= total),
  constraint quotas_overdue_within_total check (overdue between 0 and total)
);

-- Every change with who and why (Q5); the four numbers are what it added, `…_after` what stood then. Never rewritten.
create table quota_changes (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  department_id bigint not null references departments,
  region_id bigint not null references regions,
  metric text not null,
  kind text not null check (kind in (
    'capacity', 'allocation', 'request', 'import', 'grant_end', 'move', 'reservation', 'release', 'use', 'return', 'opening', 'correction')),
  total bigint not null default 0,
  allocated bigint not null default 0,
  used bigint not null default 0,
  reserved bigint not null default 0,
  total_after bigint not null,
  allocated_after bigint not null,
  used_after bigint not null,
  reserved_after bigint not null,
  -- Nobody: the system did it.
  account_id bigint references accounts,
  for_account_id bigint references accounts,
  subject_kind text not null check (subject_kind in ('application', 'quota_request', 'department', 'quota', 'resource')),
  subject_id bigint,
  subject_number text not null default '',
  reason text not null default '',
  check (total <> 0 or allocated <> 0 or used <> 0 or reserved <> 0)
);
create index quota_changes_of_quota on quota_changes (department_id, region_id, metric, id);
create index quota_changes_of_department on quota_changes (department_id, id);

-- What was given until a day (Q8). It is part of the total until then.
create table quota_grants (
  id bigint generated always as identity primary key,
  department_id bigint not null,
  region_id bigint not null,
  metric text not null,
  -- What is still to fall back; lowering the total by hand takes from here first.
  amount bigint not null check (amount >= 0),
  granted bigint not null check (granted > 0),
  ends_on date not null,
  ended_at timestamptz,
  granted_by bigint references accounts,
  created_at timestamptz not null,
  foreign key (department_id, region_id, metric) references quotas,
  check (amount <= granted)
);
create index quota_grants_open on quota_grants (ends_on, id) where ended_at is null;
create index quota_grants_of_quota on quota_grants (department_id, region_id, metric) where ended_at is null;

-- A department asks its direct parent (Q3).
create table quota_requests (
  id bigint generated always as identity primary key,
  number text not null unique check (number ~ '^QR-[0-9]{8}-[0-9]{4,}$'),
  status text not null default 'waiting' check (status in ('waiting', 'approved', 'rejected', 'withdrawn')),
  department_id bigint not null references departments,
  -- Whom it was asked of: the direct parent then.
  parent_id bigint not null references departments,
  sector text,
  -- Public and dedicated zones have one reviewer, each industry region another (guide 000 §5.3).
  zones text not null check (zones in ('shared', 'industry')),
  reason text not null check (reason <> '' and length(reason) <= 2000),
  -- Wished until this day; null means for good.
  ends_on date,
  requested_by bigint not null references accounts,
  requested_for bigint references accounts,
  requested_at timestamptz not null,
  decided_by bigint references accounts,
  decided_for bigint references accounts,
  decided_at timestamptz,
  decision_reason text not null default '' check (length(decision_reason) <= 2000),
  version integer not null default 1,
  check ((status in ('approved', 'rejected')) = (decided_by is not null)),
  check ((status = 'waiting') = (decided_at is null)),
  check (status not in ('approved', 'rejected') or decision_reason <> '')
);
create index quota_requests_of_department on quota_requests (department_id, id);
create index quota_requests_of_parent on quota_requests (parent_id, id);

create table quota_request_items (
  request_id bigint not null references quota_requests,
  region_id bigint not null references regions,
  metric text not null check (metric ~ '^[a-z_]+\.[a-z_]+$'),
  increase bigint not null check (increase > 0),
  -- The department's total when it asked.
  total_before bigint not null check (total_before >= 0),
  -- What the reviewer gave of it.
  granted bigint check (granted between 0 and increase),
  primary key (request_id, region_id, metric)
);

-- A reviewer of quota requests may be limited to one kind of zone (chapter 2).
alter table account_quota_permissions add zones text
  check (zones is null or (zones in ('shared', 'industry') and permission = 'quota.review'));

-- What one unit of an item or a resource takes, {metric: amount}, in whole units. Null: from before quotas were counted,
-- filled in when the server starts.
alter table application_items add quota_demand jsonb check (jsonb_typeof(quota_demand) = 'object');
alter table resources add quota_demand jsonb check (jsonb_typeof(quota_demand) = 'object');
create index application_items_uncounted on application_items (id) where quota_demand is null;
create index resources_uncounted on resources (id) where quota_demand is null;
-- Everything that a department has running in a region, for the proof of `used` (Q7).
create index resources_counted on resources (department_id, region_id) where status <> 'released';
