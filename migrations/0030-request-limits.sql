-- How often somebody asked for what costs much, or what strangers may ask for, in this minute: one count for all instances (C-H3).
create unlogged table request_counts (
  -- Account or address, and the endpoint.
  subject text not null,
  endpoint text not null,
  minute timestamptz not null,
  requests integer not null check (requests > 0),
  primary key (subject, endpoint, minute)
);
create index request_counts_by_minute on request_counts (minute);
