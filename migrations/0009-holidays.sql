-- Working days: which days people rest or make up for it (R7), and how far an application's days are counted.

create table holiday_years (
  year integer primary key check (year between 2000 and 2100),
  -- Estimated until the State Council has published it.
  state text not null check (state in ('official', 'estimated')),
  source text not null default '' check (length(source) <= 200),
  version integer not null default 1,
  changed_at timestamptz not null,
  -- Nobody: it came with the product.
  changed_by bigint references accounts
);

create table holidays (
  day date primary key,
  year integer not null references holiday_years,
  -- A day of rest, or a day of a weekend on which people work.
  kind text not null check (kind in ('holiday', 'working')),
  name text not null default '' check (length(name) <= 40),
  check (extract(year from day) = year)
);

-- Working days counted in the stretches that are over, and the first day that may count in the present one: null
-- while the application is back with the applicant (the count stops) or over.
alter table applications
  add days_counted integer not null default 0 check (days_counted >= 0),
  add counting_from date;

-- What was told of a due day, once each.
create table application_reminders (
  application_id bigint not null references applications,
  kind text not null check (kind in ('soon', 'overdue')),
  due_on date not null,
  at timestamptz not null,
  primary key (application_id, kind, due_on)
);
