-- The audit log: personal values apart, events chained in order, sealed in batches with a keyed head (chapter 8, audit; C-I1–C-I6).

-- What of an event is about persons: {"actorName": …, "forAccountName": …, "address": …, "facts": [[path, value], …]}, without what is
-- not there. The event holds only a salted digest of it, so that replacing a person's data does not break the chain.
create table event_personals (
  event_id bigint primary key references events,
  personal jsonb not null,
  salt bytea not null,
  -- The account whose data were replaced in it; the digest then belongs to what is gone.
  replaced_for bigint references accounts
);
alter table events add personal_digest bytea;

-- The facts as they were recorded: a null marks where a personal value stood.
create function event_facts(facts jsonb, personal jsonb) returns jsonb
language plpgsql immutable parallel safe
as $$
declare
  whole jsonb := facts;
  part jsonb;
begin
  for part in select value from jsonb_array_elements(coalesce(personal -> 'facts', '[]')) loop
    whole := jsonb_set(whole, array(select jsonb_array_elements_text(part -> 0)), part -> 1, false);
  end loop;
  return whole;
end
$$;

-- Events as they were recorded, for whoever reads them whole.
create view whole_events as
select e.id, e.xid, e.at, e.recorded_at, e.kind, e.actor_id, coalesce(p.personal ->> 'actorName', e.actor_name) as actor_name, e.actor_roles,
  e.for_account_id, coalesce(p.personal ->> 'forAccountName', e.for_account_name) as for_account_name, coalesce(p.personal ->> 'address', e.address) as address,
  e.request_id, e.subject_kind, e.subject_id, e.department_id, event_facts(e.facts, p.personal) as facts
from events e left join event_personals p on p.event_id = e.id;

-- What was recorded before: its personal values go apart too.
with recursive walk (event_id, path, value, is_personal) as (
  select id, array[]::text[], facts, false from events
  union all
  select walk.event_id, walk.path || part.key, part.value, part.is_named and part.value not in ('null', '""')
    and part.key in ('account', 'accountName', 'address', 'applicantName', 'by', 'contact', 'contactEmail', 'contactName', 'contactPhone', 'dingtalkUserId',
      'displayName', 'email', 'headContact', 'headName', 'memberName', 'organisation', 'phone', 'substitute', 'userAgent', 'userName')
  from walk, lateral (
    select key, value, true as is_named from jsonb_each(case jsonb_typeof(walk.value) when 'object' then walk.value else '{}' end)
    union all
    select (position - 1)::text, value, false from jsonb_array_elements(case jsonb_typeof(walk.value) when 'array' then walk.value else '[]' end) with ordinality as element (value, position)
  ) part
  where not walk.is_personal
), found as (
  select event_id, jsonb_agg(jsonb_build_array(to_jsonb(path), value) order by path) as facts from walk where is_personal group by event_id
), parted as (
  select e.id, uuid_send(gen_random_uuid()) as salt, jsonb_strip_nulls(jsonb_build_object(
    'actorName', case when e.actor_id is not null then e.actor_name end, 'forAccountName', e.for_account_name, 'address', e.address, 'facts', f.facts)) as personal
  from events e left join found f on f.event_id = e.id
)
insert into event_personals (event_id, personal, salt) select id, personal, salt from parted where personal <> '{}';
update events e set
  actor_name = case when p.personal ? 'actorName' then '' else e.actor_name end, for_account_name = null, address = null,
  facts = event_facts(e.facts, jsonb_build_object('facts', (select jsonb_agg(jsonb_build_array(part -> 0, null)) from jsonb_array_elements(p.personal -> 'facts') part))),
  personal_digest = sha256(p.salt || convert_to(p.personal::text, 'UTF8'))
from event_personals p where p.event_id = e.id;

-- The one way in which a person's data are replaced (PIPL 47): only for an account that is pseudonymised, in the places where values
-- stand, with a new salt, so that what is gone cannot be guessed from the digest. The application's role can write nothing else here.
create function replace_event_personals(account bigint, event_ids bigint[], personals jsonb[]) returns integer
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  replaced integer;
begin
  if not exists (select from accounts where id = account and pseudonymised_at is not null) then
    raise exception 'account % is not pseudonymised', account using errcode = 'check_violation';
  end if;
  update event_personals p set personal = given.personal, salt = uuid_send(gen_random_uuid()), replaced_for = account
  from unnest(event_ids, personals) as given (event_id, personal)
  where p.event_id = given.event_id
    and array(select jsonb_object_keys(p.personal) order by 1) = array(select jsonb_object_keys(given.personal) order by 1)
    and array(select part -> 0 from jsonb_array_elements(coalesce(p.personal -> 'facts', '[]')) part)
      = array(select part -> 0 from jsonb_array_elements(coalesce(given.personal -> 'facts', '[]')) part);
  get diagnostics replaced = row_count;
  if replaced <> cardinality(event_ids) then raise exception 'values may be replaced only where values stand' using errcode = 'check_violation'; end if;
  return replaced;
end
$$;

-- Which batch of events is sealed: from and to in commit-safe order, how many, chained hash, keyed by the process's secret.
create table audit_seals (
  id bigint generated always as identity primary key,
  first_sequence bigint not null check (first_sequence > 0),
  last_sequence bigint not null,
  last_hash bytea not null,
  sealed_at timestamptz not null default clock_timestamp(),
  seal bytea not null,
  check (last_sequence >= first_sequence),
  unique (first_sequence),
  unique (last_sequence)
);
-- One link per event; its hash covers the event and the link before it.
create table audit_links (
  sequence bigint primary key check (sequence > 0),
  event_id bigint not null unique references events,
  hash bytea not null
);
-- The last verifications are events (audit.verified); refused acts are recorded once per account, route and minute, so that nobody floods the log.
create table access_refusals (
  account_id bigint not null references accounts,
  route text not null,
  minute timestamptz not null,
  primary key (account_id, route, minute)
);
create index access_refusals_by_age on access_refusals (minute);
create index events_by_time on events (at desc, id desc);
create index events_by_actor on events (actor_id, id desc);
create index events_by_kind on events (kind, id desc);
