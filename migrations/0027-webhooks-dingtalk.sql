-- Further ways out of the outbox (chapter 8, channels): signed webhooks for programs, DingTalk for people.

create table webhooks (
  id bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 64),
  url text not null check (url ~ '^https?://' and length(url) <= 500),
  sealed_secret text not null,
  -- Event kinds; empty: all that may be told to programs.
  event_kinds text[] not null default '{}',
  is_enabled boolean not null default true,
  version integer not null default 1,
  made_by bigint not null references accounts,
  made_at timestamptz not null,
  removed_at timestamptz
);
create unique index webhooks_by_name on webhooks (name) where removed_at is null;

create table webhook_deliveries (
  id bigint generated always as identity primary key,
  webhook_id bigint not null references webhooks,
  event_id bigint not null references events,
  -- The delivery that a person had sent again.
  again_of bigint references webhook_deliveries,
  body text not null,
  made_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null default 0 check (attempts >= 0),
  next_attempt_at timestamptz not null default clock_timestamp(),
  claimed_until timestamptz,
  delivered_at timestamptz,
  last_status integer,
  last_answer text check (length(last_answer) <= 1000),
  check ((state = 'delivered') = (delivered_at is not null))
);
create unique index webhook_deliveries_once on webhook_deliveries (webhook_id, event_id) where again_of is null;
create index webhook_deliveries_due on webhook_deliveries (next_attempt_at, id) where state = 'waiting';
create index webhook_deliveries_of_webhook on webhook_deliveries (webhook_id, id desc);

create table dingtalk_messages (
  id bigint generated always as identity primary key,
  event_id bigint not null references events,
  title_key text not null,
  channel text not null check (channel in ('personal', 'robot')),
  -- Personal: whom; robot: nobody.
  account_id bigint references accounts,
  -- Robot: number and link only.
  title text not null,
  text text not null,
  link text not null check (link like '/%'),
  at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0 check (attempts >= 0),
  next_attempt_at timestamptz not null default clock_timestamp(),
  claimed_until timestamptz,
  sent_at timestamptz,
  last_error text,
  check ((channel = 'personal') = (account_id is not null)),
  check ((state = 'sent') = (sent_at is not null))
);
create unique index dingtalk_messages_once on dingtalk_messages (event_id, title_key, channel, coalesce(account_id, 0));
create index dingtalk_messages_due on dingtalk_messages (channel, next_attempt_at, id) where state = 'waiting';

-- What the robot sent in which minute, shared by all instances: 20 are allowed (DingTalk's limit).
create table dingtalk_minutes (
  minute timestamptz primary key,
  sent integer not null check (sent between 1 and 20)
);
