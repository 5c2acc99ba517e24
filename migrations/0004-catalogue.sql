-- The catalogue: services and their versions, and the reference data that O&M maintains (chapter 3).
-- `names` is always three texts: English, Traditional Chinese, Simplified Chinese.

create table services (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
  current_version integer not null check (current_version > 0),
  -- A service that is off is neither offered nor shown; what was made with it stays.
  is_on boolean not null default true,
  position integer not null,
  -- O&M's own texts; none: those of the definition.
  names text[] check (cardinality(names) = 3),
  description text[] check (cardinality(description) = 3),
  version integer not null default 1
);

-- An application or product keeps the version that it was made with; a version is never changed.
create table service_versions (
  service_code text not null references services (code),
  version integer not null check (version > 0),
  definition jsonb not null,
  -- Lists show names of many rows: they must not open every whole definition.
  names jsonb not null generated always as (definition -> 'names') stored,
  shipped_at timestamptz not null default clock_timestamp(),
  primary key (service_code, version)
);
alter table services add constraint services_have_current_version
  foreign key (code, current_version) references service_versions (service_code, version) deferrable initially deferred;

create table regions (
  id bigint generated always as identity primary key,
  code text not null constraint regions_code unique check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  names text[] not null check (cardinality(names) = 3),
  zone text not null check (zone in ('public', 'dedicated', 'industry')),
  position integer not null default 0,
  is_on boolean not null default true,
  version integer not null default 1
);

create table images (
  id bigint generated always as identity primary key,
  code text not null constraint images_code unique check (code ~ '^[a-z][a-z0-9_-]{0,39}$'),
  names text[] not null check (cardinality(names) = 3),
  system text not null check (system in ('linux', 'windows')),
  position integer not null default 0,
  is_on boolean not null default true,
  version integer not null default 1
);
create table image_versions (
  id bigint generated always as identity primary key,
  image_id bigint not null references images,
  label text not null check (length(label) between 1 and 60),
  position integer not null default 0,
  is_on boolean not null default true,
  constraint image_versions_label unique (image_id, label)
);

create table instance_families (
  id bigint generated always as identity primary key,
  code text not null constraint instance_families_code unique check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  names text[] not null check (cardinality(names) = 3),
  position integer not null default 0,
  is_on boolean not null default true,
  version integer not null default 1
);
create table instance_specs (
  id bigint generated always as identity primary key,
  family_id bigint not null references instance_families,
  code text not null constraint instance_specs_code unique check (code ~ '^[a-z][a-z0-9.-]{0,59}$'),
  vcpu integer not null check (vcpu between 1 and 512),
  memory_gb integer not null check (memory_gb between 1 and 8192),
  is_on boolean not null default true,
  version integer not null default 1
);
create index instance_specs_by_family on instance_specs (family_id, vcpu, memory_gb);

-- Other lists that options choose from: disk categories, database specifications, …
create table option_values (
  id bigint generated always as identity primary key,
  list text not null check (list ~ '^[a-z][a-z0-9_]{0,39}$'),
  value text not null check (value ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$'),
  names text[] not null check (cardinality(names) = 3),
  attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
  position integer not null default 0,
  is_on boolean not null default true,
  version integer not null default 1,
  constraint option_values_value unique (list, value)
);

-- Networks stand beforehand: made by O&M, or by the provisioning of a VPC (R6).
create table vpcs (
  id bigint generated always as identity primary key,
  region_id bigint not null references regions,
  department_id bigint not null references departments,
  name text collate pinyin not null check (length(name) between 2 and 64),
  cidr cidr not null,
  -- The network's id in the cloud.
  cloud_id text not null default '' check (length(cloud_id) <= 100),
  is_on boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  constraint vpcs_name unique (department_id, region_id, name)
);
create index vpcs_by_region on vpcs (region_id, department_id);
create index vpcs_by_name on vpcs (name, id);
create unique index vpcs_cloud_id on vpcs (region_id, cloud_id) where cloud_id <> '';

create table vswitches (
  id bigint generated always as identity primary key,
  vpc_id bigint not null references vpcs,
  name text collate pinyin not null check (length(name) between 2 and 64),
  cidr cidr not null,
  cloud_id text not null default '' check (length(cloud_id) <= 100),
  is_on boolean not null default true,
  constraint vswitches_name unique (vpc_id, name)
);
