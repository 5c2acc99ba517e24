-- Bills (chapter 6): drafts by unit and month, their lines, revisions, feedback, roll-ups, settlement.

-- The row that confirming, rejecting, sending and rolling up lock first: they decide together what a month's roll-ups are.
create table bill_months (
  month date primary key check (extract(day from month) = 1)
);

create table bills (
  id bigint generated always as identity primary key,
  month date not null references bill_months,
  -- A unit, or a sector head together with its inner departments.
  unit_id bigint not null references departments,
  sector text not null check (sector in ('government', 'politics_law')),
  status text not null default 'draft' check (status in ('draft', 'sent', 'confirmed', 'rejected', 'settled')),
  version integer not null default 1,
  -- The newest revision that was sent; 0: none yet. The draft's lines carry the next number.
  revision integer not null default 0 check (revision >= 0),
  -- Of the lines of the draft, or of the sent revision once there is no draft.
  total numeric(18, 4) not null,
  line_count integer not null check (line_count >= 0),
  computed_at timestamptz not null,
  -- An earlier month of the unit was rejected since: to be computed again before it is sent (B8).
  is_outdated boolean not null default false,
  -- By when feedback is expected, of the newest revision (B14).
  due_on date,
  settled_on date,
  settlement_voucher text check (length(settlement_voucher) between 1 and 100),
  settled_by bigint references accounts,
  unique (unit_id, month),
  check (status = 'draft' or revision > 0),
  check ((status = 'settled') = (settled_on is not null)),
  check ((settled_on is null) = (settlement_voucher is null))
);
create index bills_by_month on bills (month, status, id);
create index bills_by_sector on bills (sector, month);

-- The backstop of the status table (modules/bills/rules/status.ts).
create function refuse_wrong_bill_move() returns trigger
language plpgsql
as $$
begin
  if (new.month, new.unit_id, new.sector) is distinct from (old.month, old.unit_id, old.sector) or new.revision < old.revision or new.version < old.version then
    raise exception 'bill %: a stored fact was changed', old.id using errcode = 'check_violation', constraint = 'bills_kept';
  end if;
  if old.status <> new.status and (old.status || ' ' || new.status) not in (
    'draft sent', 'sent confirmed', 'sent rejected', 'rejected draft', 'confirmed draft', 'confirmed settled') then
    raise exception 'bill %: no way from % to %', old.id, old.status, new.status using errcode = 'check_violation', constraint = 'bills_moves';
  end if;
  if (new.revision <> old.revision) <> (old.status = 'draft' and new.status = 'sent') or new.revision > old.revision + 1 then
    raise exception 'bill %: a revision is made by sending', old.id using errcode = 'check_violation', constraint = 'bills_revisions';
  end if;
  return new;
end
$$;
create trigger bills_moves before update on bills for each row execute function refuse_wrong_bill_move();

-- Partitioned by the bill's month. `number` is the line's place in its revision.
create table bill_lines (
  month date not null,
  bill_id bigint not null,
  revision integer not null check (revision > 0),
  number integer not null check (number > 0),
  kind text not null check (kind in ('fixed', 'usage', 'adjustment', 'provider')),
  department_id bigint not null,
  project_id bigint,
  region_id bigint,
  service_code text,
  resource_id bigint,
  -- What is paid for: a component, or the metric's price row; empty for adjustments.
  category text not null default '',
  resource text not null default '',
  spec text not null default '',
  -- Of one component, and how many of it.
  quantity numeric(24, 6) not null default 1,
  count integer not null default 1,
  unit text not null default '',
  from_day date not null,
  to_day date not null,
  days integer not null check (days >= 0),
  -- The price row: so much for so many of the unit, per month or per unit used; null for adjustments and providers' costs.
  unit_price numeric(18, 6),
  price_number integer,
  price_change_id bigint,
  -- The month that late usage is of; null: this month.
  usage_month date,
  amount numeric(18, 4) not null,
  application_id bigint,
  adjustment_id bigint,
  -- A provider's cost: its name and what it calls it.
  provider text not null default '',
  note text not null default '',
  primary key (month, bill_id, revision, number),
  check (to_day >= from_day)
) partition by range (month);
create index bill_lines_of_resource on bill_lines (resource_id, month) where resource_id is not null;
-- What a draft looks up in other bills: late usage and late costs, and what a provider's costs were billed with (B8, B10).
create index bill_lines_late on bill_lines (bill_id) where usage_month is not null;
create index bill_lines_of_provider on bill_lines (department_id) where kind = 'provider';

-- What was sent stays as it was sent: only lines of a draft are taken out again, none is rewritten.
create function refuse_touching_sent_lines() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'UPDATE' or old.revision <= (select revision from bills where id = old.bill_id) then
    raise exception 'bill %: line % of revision % was sent', old.bill_id, old.number, old.revision using errcode = 'check_violation', constraint = 'bill_lines_kept';
  end if;
  return old;
end
$$;
create trigger bill_lines_kept before update or delete on bill_lines for each row execute function refuse_touching_sent_lines();

-- The lines of a revision added up by everything that pages group by, made with them: statistics read these.
create table bill_sums (
  bill_id bigint not null references bills,
  revision integer not null,
  department_id bigint not null references departments,
  project_id bigint references projects,
  region_id bigint references regions,
  service_code text,
  kind text not null,
  amount numeric(18, 4) not null,
  line_count integer not null check (line_count > 0),
  unique nulls not distinct (bill_id, revision, department_id, project_id, region_id, service_code, kind)
);

-- Each sending, for ever.
create table bill_revisions (
  bill_id bigint not null references bills,
  number integer not null check (number > 0),
  total numeric(18, 4) not null,
  line_count integer not null,
  sent_at timestamptz not null,
  sent_by bigint references accounts,
  due_on date not null,
  primary key (bill_id, number)
);

-- What a department admin answered to a revision (B2), once.
create table bill_feedback (
  bill_id bigint not null references bills,
  revision integer not null,
  verdict text not null check (verdict in ('confirmed', 'rejected')),
  reason text not null default '' check (length(reason) <= 500),
  account_id bigint not null references accounts,
  for_account_id bigint references accounts,
  at timestamptz not null,
  primary key (bill_id, revision),
  foreign key (bill_id, revision) references bill_revisions (bill_id, number),
  check (verdict = 'confirmed' or length(reason) >= 5)
);

-- Lines in question, each with its remark, and what the operator answers (B11).
create table bill_questions (
  id bigint generated always as identity primary key,
  bill_id bigint not null references bills,
  revision integer not null,
  line_number integer not null,
  remark text not null check (remark <> '' and length(remark) <= 500),
  outcome text check (outcome in ('adjusted', 'kept')),
  answer text not null default '' check (length(answer) <= 500),
  answered_by bigint references accounts,
  answered_at timestamptz,
  unique (bill_id, revision, line_number),
  foreign key (bill_id, revision) references bill_feedback (bill_id, revision),
  check ((outcome is null) = (answered_at is null)),
  check (outcome is distinct from 'kept' or answer <> '')
);

-- Written into every later draft as a line, until taken back.
create table bill_adjustments (
  id bigint generated always as identity primary key,
  bill_id bigint not null references bills,
  -- The revision that it first shows in.
  revision integer not null check (revision > 0),
  amount numeric(18, 4) not null check (amount <> 0),
  reason text not null check (reason <> '' and length(reason) <= 500),
  -- What it corrects: a line of the bill by what it is of; null: the bill as a whole (the unit itself bears it).
  department_id bigint not null references departments,
  project_id bigint references projects,
  region_id bigint references regions,
  service_code text,
  resource_id bigint references resources,
  account_id bigint not null references accounts,
  at timestamptz not null,
  removed_at timestamptz,
  removed_by bigint references accounts
);
create index bill_adjustments_of_bill on bill_adjustments (bill_id, id);

create table bill_steps (
  id bigint generated always as identity primary key,
  bill_id bigint not null references bills,
  act text not null,
  from_status text,
  to_status text not null,
  revision integer not null,
  at timestamptz not null,
  account_id bigint references accounts,
  for_account_id bigint references accounts,
  reason text not null default ''
);
create index bill_steps_of_bill on bill_steps (bill_id, id);

-- The sum of a sector's or of all bills of a month (B3, B4). Waits until all of them are confirmed.
create table roll_ups (
  id bigint generated always as identity primary key,
  month date not null references bill_months,
  kind text not null check (kind in ('politics_law', 'whole')),
  status text not null default 'waiting' check (status in ('waiting', 'open', 'confirmed', 'rejected')),
  version integer not null default 1,
  -- Grows each time it opens: an answer names the round that it was shown.
  round integer not null default 0,
  -- The sum of its bills when it opened.
  total numeric(18, 4),
  opened_at timestamptz,
  due_on date,
  unique (month, kind),
  check ((status in ('open', 'confirmed')) <= (total is not null))
);
create table roll_up_feedback (
  roll_up_id bigint not null references roll_ups,
  round integer not null,
  verdict text not null check (verdict in ('confirmed', 'rejected')),
  total numeric(18, 4) not null,
  reason text not null default '' check (length(reason) <= 500),
  -- The bills that a rejection names; at least one.
  bill_ids bigint[] not null default '{}',
  account_id bigint not null references accounts,
  for_account_id bigint references accounts,
  at timestamptz not null,
  primary key (roll_up_id, round),
  check ((verdict = 'rejected') = (bill_ids <> '{}')),
  check (verdict = 'confirmed' or length(reason) >= 5)
);

-- A run makes or renews the drafts of a month, each unit in a short transaction of its own (B9).
create table bill_runs (
  id bigint generated always as identity primary key,
  month date not null references bill_months,
  status text not null default 'running' check (status in ('running', 'stopped', 'done')),
  started_at timestamptz not null,
  ended_at timestamptz,
  -- Nobody: the system, on the 1st.
  account_id bigint references accounts,
  check ((status = 'running') = (ended_at is null))
);
create unique index bill_runs_one_at_a_time on bill_runs (month) where status = 'running';
create table bill_run_units (
  run_id bigint not null references bill_runs,
  unit_id bigint not null references departments,
  status text not null default 'waiting' check (status in ('waiting', 'done', 'kept', 'failed')),
  -- Why it was left out, as a code with its facts.
  problem text,
  facts jsonb not null default '{}',
  line_count integer,
  milliseconds integer,
  done_at timestamptz,
  primary key (run_id, unit_id),
  check ((status = 'failed') = (problem is not null))
);

-- What was said about a bill or a roll-up that waits for an answer, once each (B14).
create table bill_reminders (
  subject_kind text not null check (subject_kind in ('bill', 'roll_up', 'sending')),
  subject_id bigint not null,
  round integer not null,
  kind text not null,
  at timestamptz not null,
  primary key (subject_kind, subject_id, round, kind)
);

-- B12: what a department, or one of its projects, means to spend in a year.
create table budgets (
  id bigint generated always as identity primary key,
  department_id bigint not null references departments,
  project_id bigint references projects,
  year integer not null check (year between 2000 and 2199),
  amount numeric(18, 4) not null check (amount > 0),
  -- Percents at which one is warned.
  thresholds integer[] not null default '{80,100}',
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by bigint not null references accounts,
  unique nulls not distinct (department_id, project_id, year)
);
-- What was said of a budget, once for each threshold; a changed amount is a new matter. It goes with a budget that is taken back.
create table budget_warnings (
  budget_id bigint not null references budgets on delete cascade,
  amount numeric(18, 4) not null,
  threshold integer not null,
  at timestamptz not null,
  primary key (budget_id, amount, threshold)
);
