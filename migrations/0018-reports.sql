-- Advanced management (guide 004 §4.2): what each operator last searched for, and when.
create table fee_searches (
  account_id bigint primary key references accounts,
  -- Codes of the services searched for.
  services text[] not null check (services <> '{}'),
  from_day date not null,
  to_day date not null,
  member_ids bigint[] not null check (member_ids <> '{}'),
  -- The members are ticked again in the next search (§4.2.2).
  remembers_members boolean not null,
  searched_at timestamptz not null,
  check (from_day <= to_day)
);
