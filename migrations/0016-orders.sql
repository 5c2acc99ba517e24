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
  cancellation_reason text not null default '',
  creation_problem text not null default '',
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
