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

-- What that search found, as it was then: pages, sums and the exported file read the same rows, whatever happens afterwards.
create table fee_rows (
  account_id bigint not null references fee_searches,
  -- Service fee, or pay per usage (§4.2.4).
  kind text not null check (kind in ('service', 'usage')),
  -- Members one after the other, each with their products in the order of verification.
  position integer not null check (position > 0),
  member_id bigint not null references members (account_id),
  member_name text not null,
  member_account text not null,
  product_id bigint not null references products,
  product_number text not null,
  product_name text not null,
  -- Of a product: what it is, [{key, label, value}] in three languages.
  content jsonb,
  -- Of usage: what was metered in which month at which unit price; null where a day has no price.
  metric text,
  month date,
  unit_price numeric(18, 6),
  quantity numeric(24, 6) not null,
  payable numeric(18, 4),
  paid numeric(18, 4) not null,
  primary key (account_id, kind, position),
  check ((kind = 'service') = (content is not null)),
  check ((kind = 'usage') = (metric is not null and month is not null)),
  check (kind = 'usage' or (quantity = 1 and payable is not null))
);
