-- What resources are charged by, day by day, and applications that change or release them (chapters 4 and 6).

-- The configurations and places that a resource had: each from a day on, with what it is priced by. On the day of a change
-- only the new one counts; start day and release day count (chapter 6, Line).
create table resource_stretches (
  resource_id bigint not null references resources,
  from_day date not null,
  -- The last day that counts; null: it runs on.
  to_day date,
  department_id bigint not null references departments,
  unit_id bigint not null references departments,
  project_id bigint not null references projects,
  region_id bigint references regions,
  service_code text not null references services (code),
  -- [{category, resource, spec, quantity, count}] of the configuration, for a whole month.
  components jsonb not null check (jsonb_typeof(components) = 'array'),
  -- The application that led to it; its number never changes (R10), so it may stand here too.
  application_id bigint,
  application_number text,
  primary key (resource_id, from_day),
  check (to_day >= from_day),
  check ((application_id is null) = (application_number is null))
);
create index resource_stretches_of_unit on resource_stretches (unit_id, from_day);
create unique index resource_stretches_open on resource_stretches (resource_id) where to_day is null;

alter table applications drop constraint applications_kind_check;
alter table applications add constraint applications_kind_check check (kind in ('new', 'change', 'release'));

-- The existing resources that an item changes or gives back; empty: it asks for new ones.
alter table application_items add resource_ids bigint[] not null default '{}';
-- [{id, instanceId, name, serviceVersion, configuration, description, quotaDemand, components}]: these resources as they stood
-- when it was written, which is what reviewers compare with.
alter table application_items add resources jsonb not null default '[]' check (jsonb_typeof(resources) = 'array');
alter table application_items add constraint application_items_resources check (resource_ids = '{}' or cardinality(resource_ids) = quantity);

-- A unit of a change or a release names the resource that it was done to; its instance id is an old one then.
alter table application_units add resource_id bigint references resources;
drop index application_units_instance;
create unique index application_units_instance on application_units (service_code, instance_id) where resource_id is null;

-- A resource is in one open change or release at a time: taken at submission, left when the application ends or is back.
create table resource_holds (
  resource_id bigint primary key references resources,
  application_id bigint not null references applications,
  application_number text not null,
  kind text not null check (kind in ('change', 'release'))
);
create index resource_holds_of_application on resource_holds (application_id);
