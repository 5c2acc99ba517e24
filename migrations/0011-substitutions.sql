-- Substitutes (A6): between two days somebody of the same department and role acts for another.

create table substitutions (
  id bigint generated always as identity primary key,
  account_id bigint not null references accounts,
  substitute_id bigint not null references accounts,
  from_day date not null,
  until_day date not null,
  named_by bigint not null references accounts,
  named_at timestamptz not null,
  ended_at timestamptz,
  check (account_id <> substitute_id),
  check (from_day <= until_day)
);
create index substitutions_of_account on substitutions (account_id, id);
create index substitutions_of_substitute on substitutions (substitute_id, until_day) where ended_at is null;

-- Whom the person of this session acts for at the moment; read again with every request.
alter table sessions add acting_for_id bigint references accounts;

-- Acts show "A for B".
alter table events add for_account_id bigint, add for_account_name text;
alter table application_steps add for_account_id bigint references accounts;
alter table application_versions add for_account_id bigint references accounts;
