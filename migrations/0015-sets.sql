-- Sets (chapter 3, S1–S6): packages of a commercial service that members buy.

create table sets (
  id bigint generated always as identity primary key,
  number text not null unique check (number ~ '^ST-[0-9]{8}-[0-9]{4,}$'),
  is_popular boolean not null default false,
  category text not null check (category in ('entry', 'enterprise')),
  service_code text not null references services (code),
  service_version integer not null,
  name text collate pinyin not null check (length(name) between 2 and 64),
  description text not null default '' check (length(description) <= 1000),
  configuration jsonb not null check (jsonb_typeof(configuration) = 'object'),
  -- [{key, label, value}] in three languages, written with it.
  content jsonb not null default '[]' check (jsonb_typeof(content) = 'array'),
  -- [{category, resource, spec, quantity, count}]: what it is priced by.
  components jsonb not null check (jsonb_typeof(components) = 'array'),
  -- At today's unit prices, kept with them (S3); null: cannot be priced, and is not sold.
  original_price numeric(18, 4) check (original_price >= 0),
  final_price numeric(18, 4) not null check (final_price > 0),
  is_on_sale boolean not null default true,
  deleted_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by bigint references accounts,
  updated_at timestamptz not null,
  updated_by bigint references accounts,
  foreign key (service_code, service_version) references service_versions (service_code, version)
);
create index sets_on_sale on sets (service_code, id) where deleted_at is null;
