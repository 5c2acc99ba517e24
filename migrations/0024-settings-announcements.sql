-- What the platform admin sets, says and shows (chapter 8, platform settings; chapter 10, announcements and white label).

-- Secrets among the settings are sealed by the process's key; nobody reads them back, not even the platform admin.
comment on column platform_settings.value is 'plain, or {"sealed": text} for secrets';

-- The operator's logo, at most one; its hash is in its address, so browsers may keep it.
create table platform_logos (
  only_row boolean primary key default true check (only_row),
  content bytea not null check (octet_length(content) between 1 and 524288),
  content_type text not null check (content_type in ('image/png', 'image/jpeg', 'image/webp')),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  changed_by bigint references accounts,
  changed_at timestamptz not null
);

-- A banner from a moment to a moment, in three languages: English, Traditional, Simplified.
create table announcements (
  id bigint generated always as identity primary key,
  titles text[] not null check (array_length(titles, 1) = 3),
  texts text[] not null check (array_length(texts, 1) = 3),
  tone text not null check (tone in ('information', 'warning')),
  -- Also before log-in.
  is_public boolean not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  version integer not null default 1,
  written_by bigint not null references accounts,
  written_at timestamptz not null,
  ended_at timestamptz,
  check (from_at < until_at)
);
create index announcements_by_time on announcements (until_at) where ended_at is null;

-- Who has put a banner away; a changed banner shows again.
create table announcement_dismissals (
  announcement_id bigint not null references announcements,
  account_id bigint not null references accounts,
  version integer not null,
  primary key (announcement_id, account_id)
);
