-- Passwords that run out, guessing limits, and the platform's settings (chapters 2 and 8).

-- Passwords live in real time, like sessions. A one-time password past this moment no longer logs in (C-E1);
-- one of the person's own past it must be changed (U3). None: it does not run out.
alter table accounts add column password_expires_at timestamptz;

-- Wrong log-ins per address, shared by all instances (U3, C-H3).
create table log_in_addresses (
  address text primary key,
  attempts integer not null check (attempts >= 0),
  window_started_at timestamptz not null default clock_timestamp()
);

-- Settings that people change while the platform runs (chapter 8, platform settings).
create table platform_settings (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null default clock_timestamp(),
  changed_by bigint references accounts
);

-- At most one of the three administrators (chapter 2, separation; C-D7), whatever writes the rows.
create function refuse_joined_administrators() returns trigger
language plpgsql
as $$
begin
  -- Writers of one account's roles wait for each other, so that two halves cannot meet unseen.
  perform 1 from accounts where id = new.account_id for update;
  if (select count(distinct case when role in ('om_operator', 'business_operator') then 'operator' else role end)
      from account_roles
      where account_id = new.account_id and role in ('platform_admin', 'auditor', 'om_operator', 'business_operator')) > 1 then
    raise exception 'administrators are separated' using errcode = 'check_violation', constraint = 'account_roles_separated', table = 'account_roles';
  end if;
  return null;
end
$$;
create constraint trigger account_roles_separated after insert or update on account_roles
  deferrable initially deferred for each row execute function refuse_joined_administrators();
