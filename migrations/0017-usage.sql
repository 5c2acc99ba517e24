-- Usage (chapter 7): metered records, and what members pay for a month of it. Departments' usage goes to their bill.

-- One month of a table that is partitioned by month, made when it is first needed. It is attached, not created in place,
-- so that readers and writers of the other months go on; the application's role may call this and make nothing else.
create function ensure_month(parent text, month date) returns void
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  first date := date_trunc('month', month)::date;
  part text := parent || to_char(first, '_YYYY_MM');
begin
  if parent not in ('usage_records', 'bill_lines') or first < date '2000-01-01' or first > date '2199-12-01' then
    raise exception 'no months of % for %', parent, month using errcode = 'check_violation';
  end if;
  if to_regclass(part) is not null then return; end if;
  perform pg_advisory_xact_lock(7230117);
  if to_regclass(part) is not null then return; end if;
  execute format('create table %I (like %I including defaults including constraints including indexes including storage)', part, parent);
  execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part, first, (first + interval '1 month')::date);
end
$$;

-- Idempotence across all months (a unique key of a partitioned table would need the day in it).
create table usage_claims (
  source_id text collate "C" primary key check (length(source_id) between 1 and 100),
  -- Where the record is.
  day date not null
);

-- Of a resource (departments) or of a product (members); who it is of was checked when it came in, and neither is ever deleted.
create sequence usage_record_ids as bigint;
create table usage_records (
  -- The day in which it ends: the day whose price counts. A record until midnight belongs to the day before.
  day date not null,
  id bigint not null default nextval('usage_record_ids'),
  source_id text collate "C" not null,
  resource_id bigint,
  product_id bigint,
  metric text not null check (metric ~ '^[a-z_]+$'),
  from_at timestamptz not null,
  to_at timestamptz not null,
  -- In the unit of the metric; negative only where it corrects another.
  quantity numeric(24, 6) not null check (quantity <> 0),
  corrects text collate "C",
  received_at timestamptz not null,
  account_id bigint not null,
  primary key (day, id),
  check ((resource_id is null) <> (product_id is null)),
  check (to_at >= from_at),
  check (quantity > 0 or corrects is not null)
) partition by range (day);
create index usage_records_of_resource on usage_records (resource_id, metric, day) where resource_id is not null;
create index usage_records_of_product on usage_records (product_id, metric, day) where product_id is not null;
create index usage_records_by_source on usage_records (source_id);
-- How much the corrections of a record have taken from it.
create index usage_records_of_correction on usage_records (corrects) where corrects is not null;
-- The order of the list: the newest first.
create index usage_records_by_id on usage_records (id);
create index usage_records_by_arrival on usage_records using brin (received_at);

-- What a member pays for the usage of a month, taken from points on the 1st of the next; what the points did not reach
-- stays due.
create table usage_fees (
  id bigint generated always as identity primary key,
  member_id bigint not null references members (account_id),
  -- The first day of the month.
  month date not null check (extract(day from month) = 1),
  amount numeric(18, 4) not null check (amount >= 0),
  charged numeric(18, 4) not null default 0,
  computed_at timestamptz not null,
  constraint usage_fees_charged check (charged between 0 and amount),
  unique (member_id, month)
);
create index usage_fees_due on usage_fees (member_id, month) where charged < amount;

create table usage_fee_lines (
  fee_id bigint not null references usage_fees,
  position integer not null check (position > 0),
  product_id bigint not null references products,
  metric text not null,
  -- The month it was used in: an earlier one for what came in late.
  usage_month date not null check (extract(day from usage_month) = 1),
  quantity numeric(24, 6) not null,
  unit_price numeric(18, 6) not null check (unit_price >= 0),
  -- Negative where a correction came after its month was charged.
  amount numeric(18, 4) not null,
  primary key (fee_id, position)
);
create index usage_fee_lines_of_product on usage_fee_lines (product_id, usage_month);

-- Each time points were taken for a fee; the cause of one transfer.
create table usage_fee_payments (
  id bigint generated always as identity primary key,
  fee_id bigint not null references usage_fees,
  amount numeric(18, 4) not null check (amount > 0),
  at timestamptz not null
);
create index usage_fee_payments_of_fee on usage_fee_payments (fee_id, id);
