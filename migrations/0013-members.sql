-- Members and their groups (chapter 7, guide 004 §5–6).

create table member_groups (
  id bigint generated always as identity primary key,
  name text collate pinyin not null check (length(name) between 1 and 64),
  -- Percent that is paid: 90 means that 90 % of the price is.
  discount_percent integer not null check (discount_percent between 1 and 100),
  -- Days given for each whole year bought.
  reward_days integer not null check (reward_days between 0 and 366),
  may_reorder boolean not null,
  version integer not null default 1,
  deleted_at timestamptz,
  updated_at timestamptz not null,
  updated_by bigint references accounts
);
create unique index member_groups_name on member_groups (lower(name)) where deleted_at is null;

create table members (
  account_id bigint primary key references accounts,
  identity text not null check (identity in ('general', 'intra', 'business')),
  -- In at most one group.
  group_id bigint references member_groups,
  contact text not null default '' check (length(contact) <= 200),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by bigint references accounts
);
create index members_by_group on members (group_id);

-- Who asked on the public page to become a member; business decides.
create table sign_ups (
  id bigint generated always as identity primary key,
  status text not null default 'waiting' check (status in ('waiting', 'approved', 'rejected')),
  account_name text not null check (account_name ~ '^[a-z][a-z0-9._-]{1,39}$'),
  display_name text not null check (length(display_name) between 1 and 64),
  email text not null check (length(email) between 3 and 254),
  phone text not null default '' check (length(phone) <= 40),
  organisation text not null default '' check (length(organisation) <= 100),
  reason text not null default '' check (length(reason) <= 500),
  language text not null check (language in ('en', 'zh-Hant', 'zh-Hans')),
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by bigint references accounts,
  decision_reason text not null default '' check (length(decision_reason) <= 500),
  account_id bigint references accounts,
  version integer not null default 1,
  check ((status = 'waiting') = (decided_at is null)),
  check ((status = 'approved') = (account_id is not null)),
  check (status <> 'rejected' or decision_reason <> '')
);
create unique index sign_ups_waiting_name on sign_ups (account_name) where status = 'waiting';
