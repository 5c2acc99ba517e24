-- Reorganisation: projects and resources pass to another department on a day; quota and bills follow (chapter 2).

create table reorganisations (
  id bigint generated always as identity primary key,
  number text not null unique,
  state text not null default 'planned' check (state in ('planned', 'done', 'cancelled')),
  day date not null,
  from_department_id bigint not null references departments,
  to_department_id bigint not null references departments,
  reason text not null check (length(reason) between 1 and 1000),
  planned_by bigint not null references accounts,
  planned_at timestamptz not null,
  done_at timestamptz,
  cancelled_at timestamptz,
  cancelled_by bigint references accounts,
  -- Why it could not be done on its day, until it can.
  last_refusal jsonb,
  -- What it did, as it was told then: names, resources, quota before and after.
  outcome jsonb,
  version integer not null default 1,
  check (from_department_id <> to_department_id),
  check ((state = 'done') = (done_at is not null)),
  check ((state = 'done') = (outcome is not null)),
  check ((state = 'cancelled') = (cancelled_at is not null))
);
create index reorganisations_planned on reorganisations (day, id) where state = 'planned';

-- A project passes with all its resources; a resource alone leaves its project for one of the new department.
create table reorganisation_items (
  reorganisation_id bigint not null references reorganisations,
  position integer not null,
  project_id bigint references projects,
  resource_id bigint references resources,
  to_project_id bigint references projects,
  primary key (reorganisation_id, position),
  check ((project_id is null) <> (resource_id is null)),
  check ((to_project_id is null) = (resource_id is null))
);
create unique index reorganisation_items_project on reorganisation_items (reorganisation_id, project_id);
create unique index reorganisation_items_resource on reorganisation_items (reorganisation_id, resource_id);

-- What a reorganisation books of quotas says so in their history.
alter table quota_changes drop constraint quota_changes_subject_kind_check;
alter table quota_changes add constraint quota_changes_subject_kind_check
  check (subject_kind in ('application', 'quota_request', 'department', 'quota', 'resource', 'reorganisation'));

-- What passed to another department, or stayed behind, may stand in a network of the other one: it is offered to both.
create table vpc_guests (
  vpc_id bigint not null references vpcs on delete cascade,
  department_id bigint not null references departments,
  primary key (vpc_id, department_id)
);
create index vpc_guests_of_department on vpc_guests (department_id);
