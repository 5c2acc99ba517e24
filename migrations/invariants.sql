-- What must always hold: this statement returns no row. It runs after every test, by "yunshan verify", and after a
-- restore. Each part: which invariant, which record, what is wrong with it.

-- ---- applications (chapter 4) ----

-- R4: exactly one decision for each round and stage.
select 'applications: one decision per round and stage' as invariant, a.number as subject,
  format('round %s, stage %s: %s decisions', s.round, s.stage, count(*)) as detail
from application_steps s join applications a on a.id = s.application_id
where s.stage is not null group by a.number, s.round, s.stage having count(*) > 1

union all
-- The flow leads to the status: whatever is written, it came by the status table.
select 'applications: the flow leads to the status', a.number, format('%s after %s', a.step, last.verdict)
from applications a
join lateral (
  select s.verdict, s.stage from application_steps s where s.application_id = a.id and s.verdict <> 'modified' order by s.id desc limit 1
) last on true
where a.step <> case last.verdict
  when 'submitted' then 'reviewing_' || a.route[1]
  when 'approved' then coalesce('reviewing_' || a.route[array_position(a.route, last.stage) + 1], 'provisioning')
  when 'provisioned' then 'provisioning'
  else last.verdict end

union all
-- R2: a round begins with each submission, and what reviewers saw is kept.
select 'applications: a round for each submission, a version for what was seen', a.number, format('round %s, %s submissions', a.round, made.submissions)
from applications a
cross join lateral (
  select count(*) filter (where verdict = 'submitted') as submissions from application_steps where application_id = a.id
) made
where a.round <> made.submissions or (a.round > 0 and not exists (select 1 from application_versions where application_id = a.id))

union all
-- Four eyes (chapter 2): nobody decided on what they had a hand in, nor a substitute for whom they acted (A6).
select 'applications: nobody reviews their own', a.number, format('account %s, version %s', s.account_id, s.version_number)
from application_steps s join applications a on a.id = s.application_id
where s.stage is not null
  and exists (select 1 from application_versions v where v.application_id = s.application_id and v.number <= s.version_number
    and array[v.account_id, v.for_account_id] && array_remove(array[s.account_id, s.for_account_id], null))

union all
-- R12: what a reviewer turned down has no units and is not all there is of what goes on; a new round is judged anew.
select 'applications: what is turned down stays out, and something else goes on', a.number, format('%s: item %s, %s', a.step, i.id, i.rejected_stage)
from applications a join application_items i on i.application_id = a.id
where i.rejected_reason is not null and (
  a.status = 'draft' or (a.status = 'reviewing' and array_position(a.route, i.rejected_stage) >= array_position(a.route, a.stage))
  or i.refused_reason is not null
  or exists (select 1 from application_units t where t.item_id = i.id)
  or not exists (select 1 from application_steps s where s.application_id = a.id and s.round = a.round and s.stage = i.rejected_stage
    and s.rejected_items @> jsonb_build_array(jsonb_build_object('id', i.id::text)))
  or (a.status in ('reviewing', 'provisioning', 'completed', 'closed')
    and not exists (select 1 from application_items other where other.application_id = a.id and other.rejected_reason is null)))

union all
-- R6: completed and closed mean that nothing is open; closed that nothing runs.
select 'applications: what is over is entered or refused', a.number, format('%s: item %s, %s of %s units', a.status, i.id, count(t.number), i.quantity)
from applications a join application_items i on i.application_id = a.id left join application_units t on t.item_id = i.id
where a.status in ('completed', 'closed')
group by a.number, a.status, i.id
having (i.refused_reason is null and i.rejected_reason is null and count(t.number) < i.quantity) or (a.status = 'closed' and count(t.number) > 0)

union all
select 'applications: units only of what is provisioned, and no more than asked for', a.number, format('%s: unit %s of item %s', a.status, t.number, i.id)
from application_units t join application_items i on i.id = t.item_id join applications a on a.id = i.application_id
where t.number > i.quantity or a.status not in ('provisioning', 'completed')

union all
-- R6: every unit that was entered is in the inventory.
select 'applications: every unit is a resource', a.number, t.instance_id
from application_units t join application_items i on i.id = t.item_id join applications a on a.id = i.application_id
where not exists (select 1 from resources r where r.instance_id = t.instance_id and case when t.resource_id is null then r.application_item_id = i.id else r.id = t.resource_id and r.id = any(i.resource_ids) end)

union all
select 'applications: a change or release is of existing resources, nothing else is', a.number, format('%s: item %s, %s resources', a.kind, i.id, cardinality(i.resource_ids))
from application_items i join applications a on a.id = i.application_id
where (a.kind = 'new') <> (i.resource_ids = '{}')
  or i.resource_ids::text[] <> array(select w ->> 'id' from jsonb_array_elements(i.resources) with ordinality as w(w, place) order by place)

union all
-- A release that was carried out has ended what it was about; until then, and while it is open, nothing else is done to it.
select 'applications: what is released has ended', a.number, t.instance_id
from application_units t join application_items i on i.id = t.item_id join applications a on a.id = i.application_id join resources r on r.id = t.resource_id
where a.kind = 'release' and (r.status <> 'released' or r.ended_at <> t.started_at)

union all
select 'applications: open changes and releases hold their resources', coalesce(h.application_number, open.number), format('resource %s', coalesce(h.resource_id, open.resource_id))
from resource_holds h full join (
  select a.id, a.number, a.kind, w.id as resource_id
  from applications a join application_items i on i.application_id = a.id cross join unnest(i.resource_ids) as w(id)
  where a.status in ('reviewing', 'provisioning') and i.refused_reason is null and i.rejected_reason is null
    and not exists (select from application_units t where t.item_id = i.id and t.resource_id = w.id)
) open on open.resource_id = h.resource_id and open.id = h.application_id
where h.resource_id is null or open.resource_id is null or (h.application_number, h.kind) <> (open.number, open.kind)

union all
select 'applications: the services of the list are those of the items', a.number, array_to_string(a.service_codes, ', ')
from applications a
cross join lateral (select coalesce(array_agg(i.service_code), '{}') as codes from application_items i where i.application_id = a.id) asked
where not (a.service_codes @> asked.codes and a.service_codes <@ asked.codes)

-- ---- resources (chapters 4 and 6) ----

union all
-- A configuration and a place for each day from the start to the end, one at a time.
select 'resources: stretches cover every day that it runs, once', r.instance_id,
  format('%s to %s: stretches %s to %s, %s open, %s breaks', (r.started_at at time zone 'Asia/Shanghai')::date, (r.ended_at at time zone 'Asia/Shanghai')::date, told.first, told.last, told.open, told.breaks)
from resources r
cross join lateral (
  select min(t.from_day) as first, max(coalesce(t.to_day, 'infinity')) as last, count(*) filter (where t.to_day is null) as open,
    count(*) filter (where t.has_one_before and t.from_day is distinct from t.day_after) as breaks
  from (select s.from_day, s.to_day, lag(s.from_day) over days is not null as has_one_before, lag(s.to_day) over days + 1 as day_after
    from resource_stretches s where s.resource_id = r.id window days as (order by s.from_day)) t
) told
where told.first is distinct from (r.started_at at time zone 'Asia/Shanghai')::date or told.breaks > 0
  or told.open <> case when r.ended_at is null then 1 else 0 end
  or told.last is distinct from coalesce((r.ended_at at time zone 'Asia/Shanghai')::date, 'infinity')

union all
select 'resources: the open stretch says where it is', r.instance_id, format('stretch from %s', t.from_day)
from resources r join resource_stretches t on t.resource_id = r.id and t.to_day is null
where (t.department_id, t.unit_id, t.project_id, t.region_id, t.service_code) is distinct from (r.department_id, r.unit_id, r.project_id, r.region_id, r.service_code)


-- ---- quotas (chapter 5): Q1 ----

union all
select 'quotas: used is what the inventory takes', format('department %s, region %s, %s', coalesce(q.department_id, found.department_id), coalesce(q.region_id, found.region_id), coalesce(q.metric, found.metric)),
  format('stored %s, found %s', coalesce(q.used, 0), coalesce(found.amount, 0))
from quotas q full join (
  select r.department_id, r.region_id, taken.metric, sum(taken.amount::numeric) as amount
  from resources r cross join jsonb_each_text(r.quota_demand) as taken (metric, amount)
  where r.status <> 'released' and r.region_id is not null group by 1, 2, 3
) found on found.department_id = q.department_id and found.region_id = q.region_id and found.metric = q.metric
where coalesce(q.used, 0) <> coalesce(found.amount, 0)

union all
select 'quotas: reserved is what open applications wait for', format('department %s, region %s, %s', coalesce(q.department_id, found.department_id), coalesce(q.region_id, found.region_id), coalesce(q.metric, found.metric)),
  format('stored %s, found %s', coalesce(q.reserved, 0), coalesce(found.amount, 0))
from quotas q full join (
  select a.department_id, i.region_id, taken.metric, sum(case when a.kind = 'new' then taken.amount::numeric * (i.quantity - (select count(*) from application_units t where t.item_id = i.id))
    -- R5: a change waits for what each of its resources is to take more than now.
    else (select coalesce(sum(greatest(0, taken.amount::numeric - coalesce((r.quota_demand ->> taken.metric)::numeric, 0))), 0) from resources r
      where r.id = any(i.resource_ids) and not exists (select from application_units t where t.item_id = i.id and t.resource_id = r.id)) end) as amount
  from applications a join application_items i on i.application_id = a.id cross join jsonb_each_text(i.quota_demand) as taken (metric, amount)
  where a.status in ('reviewing', 'provisioning') and i.refused_reason is null and i.rejected_reason is null and i.region_id is not null group by 1, 2, 3
) found on found.department_id = q.department_id and found.region_id = q.region_id and found.metric = q.metric
where coalesce(q.reserved, 0) <> coalesce(found.amount, 0)

union all
-- Before the server's start has counted what is older than quotas, this is empty too: nothing is left uncounted.
select 'quotas: everything is counted', 'item ' || i.id, 'no demand noted' from application_items i where i.quota_demand is null
union all
select 'quotas: everything is counted', 'resource ' || r.id, 'no demand noted' from resources r where r.quota_demand is null

union all
-- Allocated is what the direct children have together.
select 'quotas: allocated is what the children have', format('department %s, region %s, %s', coalesce(q.department_id, given.department_id), coalesce(q.region_id, given.region_id), coalesce(q.metric, given.metric)),
  format('stored %s, found %s', coalesce(q.allocated, 0), coalesce(given.total, 0))
from quotas q full join (
  select d.parent_id as department_id, c.region_id, c.metric, sum(c.total) as total
  from quotas c join departments d on d.id = c.department_id where d.parent_id is not null group by 1, 2, 3
) given on given.department_id = q.department_id and given.region_id = q.region_id and given.metric = q.metric
where coalesce(q.allocated, 0) <> coalesce(given.total, 0)

union all
-- Q5: every number is the sum of what was booked, and the last entry says what stands now.
select 'quotas: a row is the sum of its history', format('department %s, region %s, %s', coalesce(q.department_id, told.department_id), coalesce(q.region_id, told.region_id), coalesce(q.metric, told.metric)),
  format('stored %s/%s/%s/%s, told %s/%s/%s/%s', q.total, q.allocated, q.used, q.reserved, told.total, told.allocated, told.used, told.reserved)
from quotas q full join (
  select department_id, region_id, metric, sum(total) as total, sum(allocated) as allocated, sum(used) as used, sum(reserved) as reserved
  from quota_changes group by 1, 2, 3
) told on told.department_id = q.department_id and told.region_id = q.region_id and told.metric = q.metric
where (coalesce(q.total, 0), coalesce(q.allocated, 0), coalesce(q.used, 0), coalesce(q.reserved, 0))
  <> (coalesce(told.total, 0), coalesce(told.allocated, 0), coalesce(told.used, 0), coalesce(told.reserved, 0))

union all
-- Q8: what is to fall back some day, or should have already, is part of the total.
select 'quotas: temporary and overdue are part of the total', format('department %s, region %s, %s', q.department_id, q.region_id, q.metric),
  format('total %s, overdue %s, until a day %s', q.total, q.overdue, open.amount)
from quotas q cross join lateral (
  select coalesce(sum(g.amount), 0) as amount from quota_grants g
  where g.ended_at is null and g.department_id = q.department_id and g.region_id = q.region_id and g.metric = q.metric
) open
where open.amount + q.overdue > q.total

union all
-- Q4: what was approved is allocated, and nothing else is: to the department and from the one that was asked.
select 'quota requests: what is granted is booked', r.number, format('region %s, %s: granted %s, given %s, taken %s', i.region_id, i.metric, i.granted, booked.given, booked.taken)
from quota_requests r join quota_request_items i on i.request_id = r.id
cross join lateral (
  select coalesce(sum(c.total) filter (where c.department_id = r.department_id), 0) as given,
    coalesce(sum(c.allocated) filter (where c.department_id = r.parent_id), 0) as taken
  from quota_changes c where c.subject_kind = 'quota_request' and c.subject_id = r.id and c.region_id = i.region_id and c.metric = i.metric
) booked
where (r.status = 'approved') <> (i.granted is not null) or coalesce(i.granted, 0) <> booked.given or booked.given <> booked.taken

union all
select 'quota requests: nobody reviews their own', number, format('account %s', decided_by)
from quota_requests where decided_by in (requested_by, requested_for) or decided_for in (requested_by, requested_for)

-- ---- the count of working days (chapter 4, R7) ----

union all
select 'deadlines: counted exactly while it is with the platform', a.number, format('%s: counting from %s, due on %s', a.step, a.counting_from, a.due_on)
from applications a
where (a.status in ('reviewing', 'provisioning')) <> (a.due_on is not null) or (a.due_on is null) <> (a.counting_from is null)

union all
select 'deadlines: the due day is a working day', a.number, a.due_on::text
from applications a left join holidays h on h.day = a.due_on
where a.due_on is not null and case when extract(isodow from a.due_on) < 6 then h.kind is not distinct from 'holiday' else h.kind is distinct from 'working' end

union all
-- Of open applications: what has counted, and from when, follows from the submissions and rejections of the flow.
select 'deadlines: the count follows from the flow', a.number, format('stored %s from %s, found %s from %s', a.days_counted, a.counting_from, found.counted, found.counting_from)
from applications a
cross join lateral (
  select coalesce(sum(stretch.counted), 0) as counted, max(stretch.from_day) filter (where stretch.until_day is null) as counting_from
  from (
    select crossing.from_day, crossing.until_day, (
      select count(*) from generate_series(crossing.from_day, crossing.until_day - 1, interval '1 day') as d (at) left join holidays h on h.day = d.at::date
      where case when extract(isodow from d.at) < 6 then h.kind is distinct from 'holiday' else h.kind is not distinct from 'working' end) as counted
    from (
      select s.verdict, greatest((s.at at time zone 'Asia/Shanghai')::date, (first_value(s.at) over flow at time zone 'Asia/Shanghai')::date + 1) as from_day,
        (lead(s.at) over flow at time zone 'Asia/Shanghai')::date as until_day
      from application_steps s where s.application_id = a.id and s.verdict in ('submitted', 'rejected') window flow as (order by s.id)
    ) crossing
    where crossing.verdict = 'submitted'
  ) stretch
) found
where a.ended_at is null and a.submitted_at is not null and (a.days_counted <> found.counted or a.counting_from is distinct from found.counting_from)

-- ---- unit prices (chapter 3) ----

union all
-- P4: what a row costs is always told by a change.
select 'prices: every row has a change', p.id::text, format('%s %s %s %s', p.category, p.resource, p.spec, p.number)
from unit_prices p where not exists (select 1 from unit_price_changes c where c.unit_price_id = p.id)

union all
-- P3: a row that ended has no price from that day on, nor from a later day for which one was set before.
select 'prices: what ended does not come back', p.id::text, format('%s from %s', counting.price, counting.from_day)
from unit_prices p
join lateral (
  select distinct on (c.from_day) c.from_day, c.price from unit_price_changes c where c.unit_price_id = p.id order by c.from_day, c.id desc
) counting on counting.from_day >= (p.ended_at at time zone 'Asia/Shanghai')::date and counting.price is not null
where p.ended_at is not null

-- ---- members and points (chapter 7) ----

union all
select 'members: every account that buys is a member', a.account_name, 'no row of members'
from accounts a join account_roles r on r.account_id = a.id
where r.role = 'member' and not exists (select 1 from members m where m.account_id = a.id)

union all
-- Guide 004 §6.1.8: deleting a group frees its members.
select 'members: nobody is in a group that was deleted', g.name, format('account %s', m.account_id)
from members m join member_groups g on g.id = m.group_id where g.deleted_at is not null

union all
select 'points: a balance is the sum of its entries', format('member %s', p.member_id), format('stored %s, found %s', p.balance, told.total)
from point_accounts p
cross join lateral (
  select coalesce(sum(case when t.to_account = p.id then t.amount else -t.amount end), 0) as total
  from point_transfers t where p.id in (t.from_account, t.to_account)
) told
where p.kind = 'member' and p.balance <> told.total

union all
-- Every line of a statement follows from the one before it.
select 'points: the statement adds up', format('entry %s', told.id), format('stored %s, found %s', told.balance_after, told.running)
from (
  select t.id, t.balance_after, sum(case when t.to_account = p.id then t.amount else -t.amount end) over (partition by p.id order by t.id) as running
  from point_accounts p join point_transfers t on p.id in (t.from_account, t.to_account) where p.kind = 'member'
) told
where told.balance_after <> told.running or told.balance_after < 0

union all
-- Double entry: one side is a member's, the other the platform's own account for that kind.
select 'points: an entry stands between a member and the platform', format('entry %s', t.id), format('%s from %s to %s', t.kind, f.kind, o.kind)
from point_transfers t join point_accounts f on f.id = t.from_account join point_accounts o on o.id = t.to_account
where f.kind || ' to ' || o.kind <> case t.kind
  when 'top_up' then 'issued to member'
  when 'top_up_reversal' then 'member to issued'
  when 'pay_out' then 'member to paid_out'
  when 'return' then 'revenue to member' when 'change_return' then 'revenue to member'
  when 'addition' then 'adjustment to member'
  when 'deduction' then 'member to adjustment'
  else 'member to revenue' end

union all
select 'points: what members have is what the platform gave', 'ledger', format('members %s, platform %s', books.members, books.platform)
from (
  select (select coalesce(sum(balance), 0) from point_accounts where kind = 'member') as members,
    (select coalesce(sum(case when f.kind = 'member' then -t.amount else t.amount end), 0) from point_transfers t join point_accounts f on f.id = t.from_account) as platform
) books
where books.members <> books.platform

union all
-- A top-up is taken back as a whole, from the member who got it.
select 'points: a reversal is of its top-up', format('entry %s', r.id), format('top-up %s', r.cause_id)
from point_transfers r left join point_transfers t on t.id = r.cause_id and t.kind = 'top_up'
where r.kind = 'top_up_reversal' and (t.id is null or t.amount <> r.amount or t.to_account <> r.from_account or t.id > r.id)

-- ---- orders and products (chapter 7) ----

union all
-- O1: the steps lead to the status, each from where the one before led to.
select 'products: the steps lead to the status', p.number, format('%s, steps lead to %s', p.status, told.to_status)
from products p
left join lateral (select t.to_status from product_steps t where t.product_id = p.id order by t.id desc limit 1) told on true
where p.status is distinct from told.to_status

union all
select 'products: a step begins where the one before led to', p.number, format('%s from %s after %s', told.act, told.from_status, told.before)
from (
  select t.product_id, t.act, t.from_status, lag(t.to_status) over (partition by t.product_id order by t.id) as before
  from product_steps t
) told join products p on p.id = told.product_id
where told.from_status is distinct from told.before or (told.before is null) <> (told.act = 'place')

union all
-- What was charged, returned and added because of a product is what the ledger says.
select 'products: points follow the ledger', p.number,
  format('stored %s/%s/%s, moved %s/%s/%s', p.charged, p.returned, p.net_additions, moved.charged, moved.returned, moved.added)
from products p
cross join lateral (
  select coalesce(sum(t.amount) filter (where t.kind in ('charge', 'change_charge')), 0) as charged,
    coalesce(sum(t.amount) filter (where t.kind in ('return', 'change_return')), 0) as returned,
    coalesce(sum(case t.kind when 'addition' then t.amount when 'deduction' then -t.amount end), 0) as added
  from point_transfers t
  where (t.cause_kind = 'product' and t.cause_id = p.id)
    or (t.cause_kind = 'product_change' and t.cause_id in (select s.id from product_steps s where s.product_id = p.id))
    or (t.cause_kind = 'product_adjustment' and t.cause_id in (select j.id from product_adjustments j where j.product_id = p.id))
) moved
where (p.charged, p.returned, p.net_additions) <> (moved.charged, moved.returned, moved.added)

union all
select 'products: adjustments add up', p.number, format('stored %s, found %s', p.net_additions, told.total)
from products p cross join lateral (select coalesce(sum(j.amount), 0) as total from product_adjustments j where j.product_id = p.id) told
where p.net_additions <> told.total

union all
-- Verified means charged; a cancelled one that was never verified was never charged.
select 'products: charged exactly when verified', p.number, format('%s: verified %s, charged %s of %s', p.status, p.verified_at, p.charged, p.payable)
from products p
where (p.verified_at is null and p.charged <> 0) or (p.verified_at is not null and p.charged < p.payable)
  or (p.verified_at is null) <> (p.status = 'product_place' or not exists (select from product_steps t where t.product_id = p.id and t.act = 'verify'))

union all
-- O3: at most one open renewal; what is kept is kept for one that waits.
select 'products: one open renewal', l.number, format('%s renewals', count(*))
from products l join products r on r.renews_id = l.id
where r.status <> 'product_cancel' and not (r.status = 'product_end' and r.starts_at is null)
group by l.number having count(*) > 1

union all
select 'products: kept for a renewal that waits', p.number, format('%s, renewal %s', p.status, r.status)
from products p
left join products r on r.renews_id = p.id and r.status in ('product_verify', 'resource_renew') and r.renews_how = 'before_expiry'
where (p.status = 'resource_keep') <> (r.id is not null)

union all
select 'products: a renewal is the same member''s and service', r.number, l.number
from products r join products l on l.id = r.renews_id where r.member_id <> l.member_id or r.service_code <> l.service_code

union all
-- O10: delivered means that it has a term, and the configurations that it ran in begin with it.
select 'products: a term and its stretches', p.number, format('%s: starts %s, first stretch %s', p.status, p.starts_at, first.from_day)
from products p
left join lateral (select min(t.from_day) as from_day from product_stretches t where t.product_id = p.id) first on true
where (p.starts_at at time zone 'Asia/Shanghai')::date is distinct from first.from_day
  or (p.starts_at is null) <> (p.delivered_at is null)
  or (p.starts_at is null and p.status in ('resource_deliver', 'resource_change', 'resource_expire', 'resource_keep'))

union all
-- O4: whoever changed the expiry last is named, and the changes follow each other.
select 'products: changes of the expiry lead to it', p.number, format('expires %s, changed to %s', p.expires_at, last.after)
from products p
left join lateral (select c.after, c.account_id from product_expiry_changes c where c.product_id = p.id order by c.id desc limit 1) last on true
where p.expiry_changed_by is distinct from last.account_id or (last.after is not null and last.after <> p.expires_at)

union all
select 'orders: an order has products, numbered from 1', o.number, format('%s products, last %s', count(p.id), max(p.position))
from orders o left join products p on p.order_id = o.id
group by o.id having count(p.id) = 0 or count(p.id) <> max(p.position)

-- ---- bills (chapter 6): B4 ----

union all
-- Every way of adding up gives the same: what was sent is the sum of its groups, and so is a draft.
select 'bills: a bill is the sum of its groups', u.code || ' ' || to_char(b.month, 'YYYY-MM'), format('revision %s: %s of %s lines, groups %s of %s', told.revision, told.total, told.line_count, found.total, found.line_count)
from bills b join departments u on u.id = b.unit_id
cross join lateral (
  select r.number as revision, r.total, r.line_count from bill_revisions r where r.bill_id = b.id
  union all select b.revision + (b.status = 'draft')::int, b.total, b.line_count
) told
cross join lateral (select coalesce(sum(s.amount), 0) as total, coalesce(sum(s.line_count), 0) as line_count from bill_sums s where s.bill_id = b.id and s.revision = told.revision) found
where (told.total, told.line_count) is distinct from (found.total, found.line_count)

union all
-- The lines themselves, of the months that anybody still works on: what was sent before can no longer be touched.
select 'bills: groups are the sums of lines', u.code || ' ' || to_char(b.month, 'YYYY-MM'), format('revision %s: %s in lines, %s in groups, %s differ', b.revision, sum(d.in_lines), sum(d.in_groups), count(*))
from bills b join departments u on u.id = b.unit_id
cross join lateral (
  select sum(x.amount) filter (where x.is_line) as in_lines, sum(x.amount) filter (where not x.is_line) as in_groups from (
    select true as is_line, l.revision, l.department_id, l.project_id, l.region_id, l.service_code, l.kind, l.amount, 1 as line_count from bill_lines l where l.month = b.month and l.bill_id = b.id
    union all
    select false, s.revision, s.department_id, s.project_id, s.region_id, s.service_code, s.kind, s.amount, -s.line_count from bill_sums s where s.bill_id = b.id
  ) x group by x.revision, x.department_id, x.project_id, x.region_id, x.service_code, x.kind
  having sum(case when x.is_line then x.amount else -x.amount end) <> 0 or sum(x.line_count) <> 0
) d
where b.month >= (platform_now() - interval '100 days')::date
group by u.code, b.month, b.revision

-- ---- sets (chapter 3) ----

union all
-- S5: what was deleted is not sold.
select 'sets: deleted ones are not on sale', t.number, t.name from sets t where t.deleted_at is not null and t.is_on_sale

union all
-- S1: what a set is priced by is never nothing, and never a part of something.
select 'sets: priced by whole things', t.number, c::text
from sets t left join lateral jsonb_array_elements(t.components) c on true
where c is null or (c ->> 'quantity')::numeric < 1 or (c ->> 'count')::numeric < 1 or mod((c ->> 'quantity')::numeric, 1) <> 0

-- ---- usage (chapter 7) ----

union all
-- Once for each source id, across all months.
select 'usage: every claim is a record, and every record a claim', coalesce(c.source_id, r.source_id), format('claimed for %s, recorded on %s', c.day, r.day)
from usage_claims c full join usage_records r on r.source_id = c.source_id and r.day = c.day
where c.source_id is null or r.source_id is null

union all
-- A correction takes from a record of the same subject and metric, on its day, and all together never more than it had.
select 'usage: corrections never exceed their record', c.corrects, format('%s of %s', c.taken, r.quantity)
from (
  select corrects, sum(quantity) as taken, max(quantity) as largest, array_agg(distinct (day, metric, coalesce(resource_id, 0), coalesce(product_id, 0))::text) as subjects
  from usage_records where corrects is not null group by corrects
) c
left join usage_records r on r.source_id = c.corrects and r.corrects is null
where r.id is null or c.largest >= 0 or r.quantity + c.taken < 0 or c.subjects <> array[(r.day, r.metric, coalesce(r.resource_id, 0), coalesce(r.product_id, 0))::text]

union all
select 'usage: a fee is the sum of its lines', format('fee %s', f.id), format('stored %s, found %s', f.amount, told.total)
from usage_fees f cross join lateral (select coalesce(sum(l.amount), 0) as total, bool_and(p.member_id = f.member_id and l.usage_month <= f.month) as fits
  from usage_fee_lines l join products p on p.id = l.product_id where l.fee_id = f.id) told
where f.amount <> told.total or told.fits is distinct from true

union all
-- What was charged is what the payments took, and each payment is one transfer of the member's points.
select 'usage: a fee''s charge is its payments and the ledger''s', format('fee %s', f.id), format('stored %s, paid %s, moved %s', f.charged, told.paid, told.moved)
from usage_fees f cross join lateral (
  select coalesce(sum(y.amount), 0) as paid, coalesce(sum(t.amount), 0) as moved
  from usage_fee_payments y
  left join point_transfers t on t.cause_kind = 'usage_month' and t.cause_id = y.id and t.kind = 'usage' and t.amount = y.amount
    and t.from_account = (select a.id from point_accounts a where a.member_id = f.member_id)
  where y.fee_id = f.id
) told
where f.charged <> told.paid or f.charged <> told.moved

union all
-- B10: a file's months say what its rows add up to, exactly; of a month that another file replaced no row is left.
select 'costs: a file''s months are its rows', format('file %s month %s', m.file_id, m.month), format('stored %s %s, found %s %s', m.row_count, m.costs, told.row_count, told.costs)
from cost_file_months m cross join lateral (
  select coalesce(jsonb_object_agg(s.currency, trim_scale(s.cost)::text), '{}') as costs, coalesce(sum(s.row_count), 0) as row_count
  from (select r.currency, sum(r.billed_cost) as cost, count(*) as row_count from cost_rows r where r.file_id = m.file_id and r.month = m.month group by r.currency) s
) told
where case when m.replaced_at is null then m.row_count <> told.row_count or m.costs <> told.costs else told.row_count > 0 end
