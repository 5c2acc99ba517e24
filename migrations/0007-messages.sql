-- Messages, the outbox of mails, notices that could not be made, and jobs (chapters 8 and 12).

-- What an account is told, in the three languages, as it was said at the time.
create table messages (
  id bigint generated always as identity primary key,
  event_id bigint not null references events,
  account_id bigint not null references accounts,
  kind text not null check (kind in ('application_submitted', 'application_reviewed', 'task', 'result', 'account', 'system')),
  -- The phrase it was made from; with event and account it makes the message one (told once, however often tried).
  title_key text not null,
  titles text[] not null check (array_length(titles, 1) = 3),
  texts text[] not null check (array_length(texts, 1) = 3),
  link text not null check (link like '/%'),
  at timestamptz not null,
  read_at timestamptz,
  unique (event_id, account_id, title_key)
);
create index messages_of_account on messages (account_id, id desc);
create index messages_unread on messages (account_id, id desc) where read_at is null;

-- Mails to be sent: written with the messages, sent outside any transaction (C-C1). Leases are in real time.
create table mails (
  id bigint generated always as identity primary key,
  event_id bigint not null references events,
  title_key text not null,
  -- One plain address and texts without line breaks where they become headers (C-C3).
  to_address text not null check (to_address ~ '^[^[:space:][:cntrl:]<>(),;:"@]+@[^[:space:][:cntrl:]<>(),;:"@]+$'),
  to_name text not null check (to_name !~ '[[:cntrl:]]'),
  language text not null check (language in ('en', 'zh-Hant', 'zh-Hans')),
  subject text not null check (subject !~ '[[:cntrl:]]'),
  text text not null,
  -- The same on every attempt, so that a receiver can tell a repetition (C-C2).
  message_id text not null unique check (message_id ~ '^<[^<>[:space:]]+>$'),
  at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0 check (attempts >= 0),
  next_attempt_at timestamptz not null default clock_timestamp(),
  claimed_until timestamptz,
  sent_at timestamptz,
  last_error text,
  unique (event_id, to_address, title_key),
  check ((state = 'sent') = (sent_at is not null))
);
create index mails_due on mails (next_attempt_at, id) where state = 'waiting';

-- Events whose notices could not be made: tried again with back-off, then left for an operator to see.
create table notice_failures (
  event_id bigint primary key references events,
  attempts integer not null check (attempts > 0),
  last_error text not null,
  next_attempt_at timestamptz not null
);
create index notice_failures_due on notice_failures (next_attempt_at);

-- The schedules that the running version knows, for the page of jobs.
create table job_schedules (
  job text primary key,
  every_seconds integer check (every_seconds > 0),
  cron text,
  check ((every_seconds is null) <> (cron is null))
);

-- A job does a period once, however many instances there are (C-B3). All moments are real time.
create table job_runs (
  job text not null,
  period timestamptz not null,
  attempts integer not null default 0,
  started_at timestamptz,
  finished_at timestamptz,
  done integer,
  error text,
  primary key (job, period)
);
create index job_runs_by_age on job_runs (period);

-- When time was last set forward: what is due then is looked for at once, not at the next tick.
alter table clock add column moved_at timestamptz;
