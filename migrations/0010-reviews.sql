-- Reviews that help the reviewer: a decision for each item (R12), a conversation (R13), reasons kept for the next time (R11).

alter table application_items
  -- Why a reviewer turned it down, at which desk; submitting again clears it.
  add rejected_reason text check (rejected_reason <> ''),
  add rejected_stage text check (rejected_stage in ('operator', 'bureau', 'committee')),
  add constraint application_items_rejected check ((rejected_reason is null) = (rejected_stage is null));

-- What a decision turned down, as people read it then: [{id, service, quantity, reason}].
alter table application_steps
  add rejected_items jsonb not null default '[]' check (jsonb_typeof(rejected_items) = 'array'),
  add constraint application_steps_rejected_items check (rejected_items = '[]' or verdict in ('approved', 'rejected'));

create table application_comments (
  id bigint generated always as identity primary key,
  application_id bigint not null references applications,
  account_id bigint not null references accounts,
  for_account_id bigint references accounts,
  at timestamptz not null,
  text text not null check (text <> '' and length(text) <= 2000),
  mentions bigint[] not null default '{}'
);
create index application_comments_of_application on application_comments (application_id, id);

create table reason_templates (
  id bigint generated always as identity primary key,
  account_id bigint not null references accounts,
  verdict text not null check (verdict in ('approve', 'reject')),
  text text not null check (text <> '' and length(text) <= 500),
  created_at timestamptz not null
);
create unique index reason_templates_once on reason_templates (account_id, verdict, md5(text));

-- Who else waits for the same quota, and what a person applied for before.
create index applications_open_of_department on applications (department_id, id) where status in ('reviewing', 'provisioning');
