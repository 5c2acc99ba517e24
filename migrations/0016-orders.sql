-- Orders and products (chapter 7). An order holds products; a product is one service bought, with a life of its own.

create table orders (
  id bigint generated always as identity primary key,
  number text not null unique check (number ~ '^SO-[0-9]{8}-[0-9]{4,}$'),
  member_id bigint not null references members (account_id),
  placed_at timestamptz not null,
  -- What the member saw when placing it (O9).
  shown_total numeric(18, 4) not null check (shown_total >= 0)
);
create index orders_of_member on orders (member_id, id);

create table products (
  id bigint generated always as identity primary key,
  order_id bigint not null references orders,
  position integer not null check (position > 0),
  -- The order's number and the position: SO-20260301-0001-2.
  number text not null unique,
  member_id bigint not null references members (account_id),
  status text not null check (status in ('product_place', 'product_verify', 'resource_create', 'resource_renew', 'resource_deliver', 'resource_change',
    'resource_expire', 'resource_keep', 'product_cancel', 'product_end')),
  version integer not null default 1,
  name text collate pinyin not null check (length(name) between 1 and 64),
  user_notes text not null default '' check (length(user_notes) <= 500),
  operator_notes text not null default '' check (length(operator_notes) <= 2000),
  service_code text not null references services (code),
  service_version integer not null,
  -- What it was sold as: a set by number and name, or customised (both null).
  set_id bigint references sets,
  set_number text,
  set_name text,
  configuration jsonb not null,
  content jsonb not null,
  components jsonb not null,
  -- Terms of the moment of placing. Amounts in the currency; per month, and for the whole duration.
  estimated_monthly numeric(18, 4) check (estimated_monthly >= 0),
  final_monthly numeric(18, 4) not null check (final_monthly >= 0),
  months integer not null check (months between 1 and 36),
  discount_percent integer not null check (discount_percent between 1 and 100),
  reward_days integer not null check (reward_days >= 0),
  may_reorder boolean not null,
  original_price numeric(18, 4) not null check (original_price >= 0),
  payable numeric(18, 4) not null check (payable >= 0),
  -- Moved through points so far; net additions are those of point management.
  charged numeric(18, 4) not null default 0 check (charged >= 0),
  returned numeric(18, 4) not null default 0 check (returned >= 0),
  net_additions numeric(18, 4) not null default 0,
  placed_at timestamptz not null,
  placed_by bigint references accounts,
  verified_at timestamptz,
  verified_by bigint references accounts,
  delivered_at timestamptz,
  delivered_by bigint references accounts,
  -- The resource's time; as delivered (for refunds), and as it stands (O4).
  starts_at timestamptz,
  purchased_days integer check (purchased_days > 0),
  expires_at timestamptz,
  expiry_changed_by bigint references accounts,
  -- Renewal: which product this one continues, and how (O3).
  renews_id bigint references products check (renews_id <> id),
  renews_how text check (renews_how in ('before_expiry', 'after_expiry')),
  -- A change of the configuration that waits (O11): what it is to be, with its price terms.
  wanted_change jsonb,
  -- The member asked to cancel (O12); O&M said it cannot be created (O13).
  cancellation_asked_at timestamptz,
  cancellation_reason text not null default '' check (length(cancellation_reason) <= 500),
  -- Why business refused it, until the member asks again.
  cancellation_refusal text not null default '' check (length(cancellation_refusal) <= 500),
  creation_problem text not null default '' check (length(creation_problem) <= 500),
  creation_answer text not null default '' check (length(creation_answer) <= 500),
  backfill jsonb not null default '{}' check (jsonb_typeof(backfill) = 'object'),
  unique (order_id, position),
  check ((renews_id is null) = (renews_how is null)),
  check ((starts_at is null) = (purchased_days is null)),
  check ((starts_at is null) = (expires_at is null)),
  check (expires_at >= starts_at),
  check ((status = 'resource_change') = (wanted_change is not null)),
  constraint products_returned check (returned + greatest(net_additions, 0) <= charged),
  constraint products_additions check (net_additions between 0 and payable),
  foreign key (service_code, service_version) references service_versions (service_code, version)
);
-- At most one open renewal of a product, whatever is clicked at the same time (O3).
create unique index products_one_renewal on products (renews_id) where status <> 'product_cancel' and not (status = 'product_end' and starts_at is null);
create index products_of_member on products (member_id, id);
create index products_by_status on products (status, id);
create index products_by_service on products (service_code, id);
create index products_by_expiry on products (expires_at, id) where status in ('resource_deliver', 'resource_change', 'resource_expire', 'resource_keep');
create index products_by_verification on products (verified_at, id);
-- The orders that the list can be read in (O6); what has no time yet sorts as the latest.
create index products_by_name on products (name, id);
create index products_by_placing on products (placed_at, id);
create index products_by_start on products ((coalesce(starts_at, 'infinity')), id);
create index products_by_end on products ((coalesce(expires_at, 'infinity')), id);
create index products_asked_to_cancel on products (cancellation_asked_at, id) where cancellation_asked_at is not null;

-- The backstop of the status table (modules/orders/rules/status.ts): whatever writes, no status is reached past it, and
-- the terms that it was sold on stay.
create function refuse_wrong_product_move() returns trigger
language plpgsql
as $$
begin
  if (new.number, new.order_id, new.member_id, new.placed_at, new.months, new.discount_percent, new.reward_days, new.may_reorder, new.final_monthly, new.original_price, new.payable, new.renews_id, new.renews_how)
      is distinct from (old.number, old.order_id, old.member_id, old.placed_at, old.months, old.discount_percent, old.reward_days, old.may_reorder, old.final_monthly, old.original_price, old.payable, old.renews_id, old.renews_how)
    or (old.verified_at is not null and new.verified_at is distinct from old.verified_at)
    or (old.starts_at is not null and (new.starts_at, new.purchased_days) is distinct from (old.starts_at, old.purchased_days))
    or new.charged < old.charged or new.returned < old.returned or new.version < old.version then
    raise exception 'product %: a stored fact was changed', old.number using errcode = 'check_violation', constraint = 'products_kept';
  end if;
  if old.status <> new.status and (old.status || ' ' || new.status) not in (
    'product_place product_verify', 'product_place product_cancel',
    'product_verify resource_create', 'product_verify resource_renew', 'product_verify product_cancel',
    'resource_create resource_deliver', 'resource_create product_cancel',
    'resource_renew resource_deliver', 'resource_renew product_cancel',
    'resource_deliver resource_change', 'resource_deliver resource_expire', 'resource_deliver resource_keep', 'resource_deliver product_cancel',
    'resource_change resource_deliver', 'resource_change resource_expire', 'resource_change product_cancel',
    'resource_expire resource_keep', 'resource_expire product_end',
    'resource_keep resource_deliver', 'resource_keep product_end',
    'product_cancel product_end') then
    raise exception 'product %: no way from % to %', old.number, old.status, new.status using errcode = 'check_violation', constraint = 'products_moves';
  end if;
  return new;
end
$$;
create trigger products_moves before update on products for each row execute function refuse_wrong_product_move();

-- Each step with who and when; a time-driven one with the time it was due (O8). Never rewritten.
create table product_steps (
  id bigint generated always as identity primary key,
  product_id bigint not null references products,
  act text not null,
  from_status text,
  to_status text not null,
  at timestamptz not null,
  -- Nobody: the system did it.
  account_id bigint references accounts,
  for_account_id bigint references accounts,
  reason text not null default '',
  facts jsonb not null default '{}'
);
create index product_steps_of_product on product_steps (product_id, id);

-- Configurations a product ran in (O11): each from its day, with its price for the whole duration without discount.
create table product_stretches (
  product_id bigint not null references products,
  from_day date not null,
  original_price numeric(18, 4) not null check (original_price >= 0),
  payable numeric(18, 4) not null check (payable >= 0),
  primary key (product_id, from_day)
);

-- Old and new expiry, with who and why (O4).
create table product_expiry_changes (
  id bigint generated always as identity primary key,
  product_id bigint not null references products,
  at timestamptz not null,
  account_id bigint not null references accounts,
  before timestamptz not null,
  after timestamptz not null,
  reason text not null check (reason <> '' and length(reason) <= 500)
);
create index product_expiry_changes_of_product on product_expiry_changes (product_id, id);

-- Point management (guide 004 §4.5): what was added or deducted because of a product, with the description.
create table product_adjustments (
  id bigint generated always as identity primary key,
  product_id bigint not null references products,
  at timestamptz not null,
  account_id bigint not null references accounts,
  for_account_id bigint references accounts,
  -- Added, or deducted if negative.
  amount numeric(18, 4) not null check (amount <> 0),
  description text not null check (description <> '' and length(description) <= 500)
);
create index product_adjustments_of_product on product_adjustments (product_id, id);

-- What was said about an expiry, once each: another expiry is another matter.
create table product_reminders (
  product_id bigint not null references products,
  expires_at timestamptz not null,
  kind text not null check (kind in ('expiry_30', 'expiry_7', 'expiry_1', 'to_lock', 'deletion_3', 'to_delete')),
  at timestamptz not null,
  primary key (product_id, expires_at, kind)
);
