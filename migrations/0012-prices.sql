-- Unit prices (chapter 3, P1–P7): what the smallest unit of a resource costs, and every change of it.

create table unit_prices (
  id bigint generated always as identity primary key,
  category text not null check (category <> '' and length(category) <= 60),
  resource text not null check (resource <> '' and length(resource) <= 60),
  spec text not null check (spec <> '' and length(spec) <= 60),
  number integer not null check (number between 1 and 1000000),
  unit text not null check (unit <> '' and length(unit) <= 20),
  -- Part of a service's basic fee: only its price may change (P3).
  is_preset boolean not null default false,
  -- Ended when it was deleted, or when another row took its place (P3); it goes on pricing the days before.
  ended_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by bigint references accounts,
  check (not (is_preset and ended_at is not null))
);
-- P1: one price for the same category, resource, spec and number.
create unique index unit_prices_once on unit_prices (category, resource, spec, number) where ended_at is null;

-- Every price that was ever set, from which day (P4). The price of a day is the newest entry of the latest day up to it;
-- null: from that day there is none. Never rewritten.
create table unit_price_changes (
  id bigint generated always as identity primary key,
  unit_price_id bigint not null references unit_prices,
  from_day date not null,
  price numeric(18, 6) check (price >= 0),
  at timestamptz not null,
  account_id bigint references accounts,
  for_account_id bigint references accounts
);
create index unit_price_changes_of_price on unit_price_changes (unit_price_id, from_day desc, id desc);
