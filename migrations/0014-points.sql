-- Points (chapter 7): a double-entry ledger. Every transfer moves an amount between two accounts; nothing is rewritten.

create table point_accounts (
  id bigint generated always as identity primary key,
  -- A member's own account, or one of the platform's four.
  kind text not null check (kind in ('member', 'issued', 'revenue', 'adjustment', 'paid_out')),
  member_id bigint unique references members (account_id),
  -- Kept for members only: the platform's accounts would be one row that everybody waits for.
  balance numeric(18, 4) not null default 0 check (balance >= 0),
  check ((kind = 'member') = (member_id is not null)),
  check (kind = 'member' or balance = 0)
);
create unique index point_accounts_platform on point_accounts (kind) where kind <> 'member';
insert into point_accounts (kind) values ('issued'), ('revenue'), ('adjustment'), ('paid_out');

create table point_transfers (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  from_account bigint not null references point_accounts,
  to_account bigint not null references point_accounts,
  amount numeric(18, 4) not null check (amount > 0),
  kind text not null check (kind in ('top_up', 'top_up_reversal', 'pay_out', 'charge', 'return', 'addition', 'deduction', 'change_charge', 'change_return', 'usage')),
  -- What it is because of, once: an order's product, a top-up, a month of usage.
  cause_kind text not null check (cause_kind in ('top_up', 'product', 'product_adjustment', 'product_change', 'usage_month', 'pay_out')),
  cause_id bigint not null,
  cause_number text not null default '',
  -- The member's balance after it, for the statement.
  balance_after numeric(18, 4) not null,
  reference text not null default '' check (length(reference) <= 200),
  note text not null default '' check (length(note) <= 500),
  account_id bigint references accounts,
  for_account_id bigint references accounts,
  check (from_account <> to_account)
);
create unique index point_transfers_once on point_transfers (cause_kind, cause_id, kind);
create index point_transfers_from on point_transfers (from_account, id);
create index point_transfers_to on point_transfers (to_account, id);
