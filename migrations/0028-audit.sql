-- The audit log: personal values apart, events chained in order, sealed in batches with a keyed head (chapter 8, audit; C-I1–C-I6).

-- What of an event is about persons (names, addresses, contacts): {"actorName": …, "forAccountName": …, "address": …, "facts": …}.
-- The event holds only a salted digest of it, so that replacing a person's data does not break the chain.
create table event_personals (
  event_id bigint primary key references events,
  personal jsonb not null,
  salt bytea not null
);
alter table events add personal_digest bytea;

-- Which batch of events is sealed: from and to in commit-safe order, how many, chained hash, keyed by the process's secret.
create table audit_seals (
  id bigint generated always as identity primary key,
  first_sequence bigint not null check (first_sequence > 0),
  last_sequence bigint not null,
  last_hash bytea not null,
  sealed_at timestamptz not null default clock_timestamp(),
  seal bytea not null,
  check (last_sequence >= first_sequence),
  unique (first_sequence),
  unique (last_sequence)
);
-- One link per event; its hash covers the event and the link before it.
create table audit_links (
  sequence bigint primary key check (sequence > 0),
  event_id bigint not null unique references events,
  hash bytea not null
);
create index events_by_time on events (at desc, id desc);
create index events_by_actor on events (actor_id, id desc);
create index events_by_kind on events (kind, id desc);
