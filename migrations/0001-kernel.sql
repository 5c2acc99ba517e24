-- The kernel's tables: events, readers of events, idempotency keys, numbers, the clock.

-- Names that people sort, in one explicit order that is equal in embedded and server mode (chapter 12, Database).
create collation pinyin (provider = icu, locale = 'zh-u-co-pinyin');

-- Time travel for demonstrations and tests: decisions use the database's time plus this shift (chapter 8).
create table clock (
  only_row boolean primary key default true check (only_row),
  shift interval not null default '0'
);
insert into clock default values;

create function platform_now() returns timestamptz
language sql stable parallel safe
as $$ select transaction_timestamp() + (select shift from clock) $$;

-- What happened: append-only; audit, messages, mail and webhooks derive from it (chapter 12, event).
create table events (
  id bigint generated always as identity primary key,
  -- The writing transaction: readers never pass the oldest one still running (chapter 12, "Reading in order").
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  kind text not null,
  actor_id bigint,
  actor_name text not null,
  actor_roles text[] not null default '{}',
  address text,
  request_id text,
  subject_kind text not null,
  subject_id bigint not null,
  department_id bigint,
  facts jsonb not null default '{}'
);
create index events_in_order on events (xid, id);
create index events_of_subject on events (subject_kind, subject_id, id);

-- How far each reader of events has come.
create table event_readers (
  name text primary key,
  last_xid xid8 not null default '0',
  last_id bigint not null default 0
);

-- The first success of a write under a key; stored in the write's own transaction (chapter 9).
create table idempotency_keys (
  account_id bigint not null,
  key text not null check (length(key) between 1 and 200),
  endpoint text not null,
  request_hash bytea not null,
  status integer not null,
  -- As text, so that a repeat gets the same bytes.
  answer json not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (account_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

-- Human numbers per prefix and day, never reused (R10).
create table number_counters (
  prefix text not null,
  day date not null,
  last integer not null check (last > 0),
  primary key (prefix, day)
);
