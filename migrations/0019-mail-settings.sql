-- Mail settings (chapter 8, guide 004 §7): who is mailed for a job title, and when.

create table mail_recipients (
  id bigint generated always as identity primary key,
  email text not null check (length(email) between 3 and 254),
  job_title text not null check (job_title in ('business', 'om')),
  remark text collate pinyin not null default '' check (length(remark) <= 200),
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by bigint references accounts
);
-- The same address twice for one title is refused, however its letters are written.
create unique index mail_recipients_once on mail_recipients (job_title, lower(email));
create index mail_recipients_by_remark on mail_recipients (remark, id);

-- Which occasion mails which title at once, in the daily digest, or not at all. What has no row is mailed at once.
create table mailing_times (
  job_title text not null check (job_title in ('business', 'om')),
  occasion text not null check (occasion ~ '^[a-z_]+$'),
  time text not null check (time in ('at_once', 'digest', 'never')),
  updated_at timestamptz not null,
  updated_by bigint references accounts,
  primary key (job_title, occasion)
);

-- The hour of the daily digest of a title, in the platform's time zone. Without a row: 9.
create table digest_hours (
  job_title text primary key check (job_title in ('business', 'om')),
  hour smallint not null check (hour between 0 and 23),
  updated_at timestamptz not null,
  updated_by bigint references accounts
);

-- What waits for the next digest; each event once for a title.
create table digest_entries (
  id bigint generated always as identity primary key,
  job_title text not null check (job_title in ('business', 'om')),
  occasion text not null,
  event_id bigint not null,
  facts jsonb not null default '{}',
  at timestamptz not null,
  -- The digest that told it; null: waits.
  told_on date,
  unique (job_title, occasion, event_id)
);
create index digest_entries_waiting on digest_entries (job_title, id) where told_on is null;

-- Each day's digest of a title once, however many processes run.
create table digests (
  job_title text not null check (job_title in ('business', 'om')),
  day date not null,
  sent_at timestamptz not null,
  entries integer not null check (entries > 0),
  primary key (job_title, day)
);
