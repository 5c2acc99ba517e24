-- Requests for accounts, and of accounts for a further role or quota permission (chapter 8, U1).

create table account_requests (
  id bigint generated always as identity primary key,
  number text not null unique,
  kind text not null check (kind in ('new_account', 'further_grants')),
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'rejected')),
  department_id bigint not null references departments,
  region_id bigint references regions,
  -- As typed: the projects that the person will work in.
  projects text not null default '' check (length(projects) <= 1000),
  account_name text not null,
  display_name text not null check (length(display_name) between 1 and 64),
  phone text not null default '',
  email text not null default '',
  language text not null check (language in ('en', 'zh-Hant', 'zh-Hans')),
  -- The roles (for a new account exactly one) and quota permissions asked for.
  roles text[] not null default '{}',
  quota_permissions text[] not null default '{}',
  head_name text not null default '' check (length(head_name) <= 64),
  head_contact text not null default '' check (length(head_contact) <= 254),
  reason text not null check (length(reason) between 1 and 1000),
  -- Who asked (further grants), or the account that approving made.
  account_id bigint references accounts,
  -- Who sent the form while logged in, and for whom: they do not decide on it (four eyes).
  submitted_by bigint references accounts,
  submitted_for bigint references accounts,
  submitted_at timestamptz not null,
  due_at timestamptz not null,
  decided_at timestamptz,
  decided_by bigint references accounts,
  decided_for bigint references accounts,
  decision_reason text not null default '' check (length(decision_reason) <= 1000),
  -- O&M was told, once, that it is overdue.
  reminded_at timestamptz,
  -- A stranger has no account for an idempotency key: its hash, and that of everything that was asked for with it.
  key_hash bytea unique,
  content_hash bytea,
  version integer not null default 1,
  check ((state = 'waiting') = (decided_at is null)),
  -- Decided by nobody: turned down at once, because somebody else waits for the account name.
  check (decided_by is null or decided_at is not null),
  check (state <> 'approved' or decided_by is not null),
  check (state <> 'approved' or account_id is not null),
  check (kind <> 'further_grants' or account_id is not null),
  check (kind <> 'new_account' or cardinality(roles) = 1),
  check (cardinality(roles) + cardinality(quota_permissions) > 0),
  -- Four eyes: nobody decides their own request.
  check (decided_by is null or kind = 'new_account' or decided_by <> account_id),
  check (decided_by is null or submitted_by is null or decided_by <> submitted_by)
);
create index account_requests_waiting on account_requests (due_at, id) where state = 'waiting';
create unique index account_requests_one_waiting_name on account_requests (account_name) where state = 'waiting' and kind = 'new_account';
create unique index account_requests_one_waiting_further on account_requests (account_id) where state = 'waiting' and kind = 'further_grants';
create index account_requests_newest on account_requests (submitted_at desc, id desc);
