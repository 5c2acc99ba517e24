-- Second factors, single sign-on, interface tokens, one-time links and fresh proofs (chapter 8, U2–U5; C-E1, C-E2, C-E7, C-E8).

-- When this session last proved who it is (password, second factor or single sign-on): sensitive changes ask for a fresh proof.
alter table sessions add proven_at timestamptz not null default clock_timestamp();
alter table sessions add has_second_factor boolean not null default false;
-- How it began; single sign-on stands for a password.
alter table sessions add method text not null default 'password' check (method in ('password', 'single_sign_on'));

-- Links that work once and only for a while; only a hash of the token is kept, and beside it the token sealed by the
-- process's key, because the mail that carries it is written here and sent later.
create table one_time_links (
  id bigint generated always as identity primary key,
  account_id bigint not null references accounts,
  purpose text not null check (purpose in ('first_password', 'forgotten_password')),
  token_hash bytea not null unique,
  sealed_path text not null,
  made_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index one_time_links_by_account on one_time_links (account_id) where used_at is null;

-- How often a new link was asked for, per name that was typed and per address (both hashed), shared by all instances.
create table link_requests (
  subject_hash bytea primary key,
  attempts integer not null check (attempts >= 0),
  window_started_at timestamptz not null default clock_timestamp()
);

-- A mail may carry one sealed path of the product; its text has {link} where it belongs.
alter table mails add sealed_path text;

-- TOTP (RFC 6238): the secret sealed; unconfirmed until the first right code; a time step counts once (C-E2).
create table second_factors (
  account_id bigint primary key references accounts,
  sealed_secret text not null,
  made_at timestamptz not null default clock_timestamp(),
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  failed_attempts integer not null default 0 check (failed_attempts >= 0),
  locked_until timestamptz
);
create table recovery_codes (
  id bigint generated always as identity primary key,
  account_id bigint not null references accounts,
  code_hash bytea not null,
  used_at timestamptz,
  unique (account_id, code_hash)
);

-- A person at an identity provider: by issuer and subject, never by e-mail (C-E7).
create table external_identities (
  id bigint generated always as identity primary key,
  issuer text not null check (length(issuer) between 1 and 500),
  subject text not null check (length(subject) between 1 and 255),
  account_id bigint not null references accounts,
  linked_at timestamptz not null default clock_timestamp(),
  unique (issuer, subject),
  unique (account_id, issuer)
);
-- A single sign-on under way: used once, by the browser that began it.
create table single_sign_ons (
  state_hash bytea primary key,
  browser_hash bytea not null,
  sealed_checks text not null,
  -- Where the browser goes afterwards.
  return_to text not null check (return_to like '/%'),
  -- Linking one's own account instead of logging in.
  account_id bigint references accounts,
  begun_at timestamptz not null default clock_timestamp()
);

-- Tokens of the programming interface (U5): named, scoped, expiring, shown once, only a hash kept.
create table api_tokens (
  id bigint generated always as identity primary key,
  account_id bigint not null references accounts,
  name text not null check (length(name) between 1 and 64),
  -- First characters, by which people recognise it.
  prefix text not null check (length(prefix) between 4 and 12),
  token_hash bytea not null unique,
  -- Areas of the interface with what may be done there: 'bills:read', 'usage-records:write'.
  scopes text[] not null check (cardinality(scopes) > 0),
  made_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  -- When its owner was told that it soon ends: once.
  warned_at timestamptz,
  revoked_at timestamptz,
  check (expires_at > made_at)
);
create index api_tokens_of_account on api_tokens (account_id, id);

-- Personal work messages of DingTalk go to this user id.
alter table accounts add dingtalk_user_id text not null default '' check (length(dingtalk_user_id) <= 64);
-- A person's data were replaced (PIPL 47); such an account never comes back.
alter table accounts add pseudonymised_at timestamptz check (pseudonymised_at is null or not is_enabled);
