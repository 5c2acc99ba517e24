-- Costs from outside clouds, imported as FOCUS files (B10).

create table cost_files (
  id bigint generated always as identity primary key,
  provider text not null check (length(provider) between 1 and 100),
  name text not null check (length(name) between 1 and 200),
  -- Of what the file holds unpacked: the same costs packed or not are the same file.
  sha256 bytea not null check (length(sha256) = 32),
  row_count integer not null check (row_count >= 0),
  imported_at timestamptz not null,
  imported_by bigint not null references accounts,
  -- Other files of the same provider took the place of all its months.
  replaced_at timestamptz
);
-- The same file has one effect.
create unique index cost_files_once on cost_files (provider, sha256) where replaced_at is null;

-- The billing periods of a file, with what they add up to; it stays when another file takes their place.
create table cost_file_months (
  file_id bigint not null references cost_files,
  provider text not null,
  month date not null check (extract(day from month) = 1),
  row_count integer not null check (row_count > 0),
  -- The exact sum by currency.
  costs jsonb not null,
  replaced_at timestamptz,
  replaced_by bigint references cost_files,
  primary key (file_id, month),
  check ((replaced_at is null) = (replaced_by is null))
);
-- One file counts for a provider's billing period.
create unique index cost_file_months_once on cost_file_months (provider, month) where replaced_at is null;

-- A million at once, so what a row names is proved by where it comes from: the file's import, the rule's department.
create table cost_rows (
  file_id bigint not null,
  row_number integer not null check (row_number > 0),
  -- The billing period's month.
  month date not null check (extract(day from month) = 1),
  sub_account_id text not null default '',
  sub_account_name text not null default '',
  service_name text not null default '',
  region_name text not null default '',
  resource_name text not null default '',
  charge_category text not null default '',
  charge_class text not null default '',
  description text not null default '',
  -- As exact as the file has it, in its currency; rounded only at the bill's line.
  billed_cost numeric not null check (scale(billed_cost) <= 30 and abs(billed_cost) < 1e12),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  tags jsonb not null default '{}',
  from_at timestamptz,
  to_at timestamptz,
  -- Where the rules put it; null: not mapped, listed for the operator.
  rule_id bigint,
  department_id bigint,
  project_id bigint references projects,
  primary key (file_id, row_number)
);
create index cost_rows_of_month on cost_rows (month, department_id);
create index cost_rows_unmapped on cost_rows (file_id, sub_account_id) where department_id is null;
create index cost_rows_of_project on cost_rows (project_id) where project_id is not null;
create index cost_rows_of_rule on cost_rows (rule_id) where rule_id is not null;

create table cost_rules (
  id bigint generated always as identity primary key,
  provider text not null check (length(provider) between 1 and 100),
  kind text not null check (kind in ('sub_account', 'tag')),
  -- The tag's name; empty for sub-accounts.
  tag text not null default '' check (length(tag) <= 200),
  -- The empty sub-account stands for rows that name none.
  value text not null check (length(value) <= 300),
  department_id bigint not null references departments,
  project_id bigint references projects,
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by bigint not null references accounts,
  unique (provider, kind, tag, value),
  check ((kind = 'tag') = (tag <> ''))
);

-- What one unit of a foreign currency is worth in the platform's, for a billing period.
create table cost_rates (
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  month date not null check (extract(day from month) = 1),
  rate numeric(18, 8) not null check (rate > 0),
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by bigint not null references accounts,
  primary key (currency, month)
);
