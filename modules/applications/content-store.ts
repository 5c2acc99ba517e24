import { sql } from 'kysely'
import type { Phrase } from '#kit/pure/phrase.ts'
import { invalid, refuse } from '#kit/pure/refusal.ts'
import { violated, type Reader, type Tx } from '#kit/server/database.ts'
import type { ConfigurationLine } from '#modules/catalogue/rules/description.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import type { QuotaEvidenceRow } from '#modules/quotas/offers.ts'
import type { UnitDemand } from '#modules/quotas/rules/demand.ts'
import type { StandingResource } from '#modules/resources/offers.ts'
import type { ApplicationSnapshot } from './contract.ts'
import { openAmount, openItem } from './demand-store.ts'
import type { HoldingItem } from './rules/holding.ts'
import type { TurnedDown } from './rules/item-verdicts.ts'
import type { Stage } from './rules/route.ts'

/** What is in an application: items, units, users, and the versions that were submitted. */

/** A resource as the item that changes or releases it keeps it: what reviewers compare with. */
export type ExistingResource = Pick<StandingResource, 'id' | 'instanceId' | 'name' | 'serviceVersion' | 'configuration' | 'description' | 'quotaDemand' | 'components'> & {
  /** Of a change: the configuration as it is to be, in words; each of several keeps its name. */
  readonly becomes?: readonly { readonly label: Phrase; readonly value: Phrase }[]
}
export type WantedItem = {
  /** Of an item that stays; a new one has none. */
  readonly id?: string | undefined
  readonly serviceCode: string
  readonly serviceVersion: number
  readonly regionId: string | null
  readonly configuration: Configuration
  readonly quantity: number
  readonly remark: string
  /** The resources that it changes or releases, as they stood when it was written; empty: it asks for new ones. */
  readonly resources: readonly ExistingResource[]
}
/** As it is written: with its configuration in the words of its catalogue version, and what that takes. */
export type DescribedItem = WantedItem & {
  readonly description: readonly ConfigurationLine[]
  /** What one unit takes of the department's quota (R5). */
  readonly quotaDemand: UnitDemand
}
export type ItemRow = DescribedItem & {
  readonly id: string
  readonly serviceName: Phrase
  readonly regionName: Phrase | null
  readonly refusedReason: string | null
  /** Why a reviewer turned it down, and at which stage (R12). */
  readonly rejectedReason: string | null
  readonly rejectedStage: Stage | null
}

export async function itemsOf(reader: Reader, applicationId: string): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select i.id::text as id, i.service_code as "serviceCode", i.service_version as "serviceVersion", i.region_id::text as "regionId", i.configuration,
      i.description, coalesce(i.quota_demand, '{}') as "quotaDemand", i.quantity, i.remark, i.resources, i.refused_reason as "refusedReason",
      i.rejected_reason as "rejectedReason", i.rejected_stage as "rejectedStage", g.names as "regionName", coalesce(to_jsonb(s.names), v.names) as "serviceName"
    from application_items i
    join services s on s.code = i.service_code
    join service_versions v on v.service_code = i.service_code and v.version = i.service_version
    left join regions g on g.id = i.region_id
    where i.application_id = ${applicationId} order by i.position`.execute(reader)
  return rows
}

/** What counts for quotas of each item (R5). */
export async function holdingItemsOf(reader: Reader, applicationId: string): Promise<HoldingItem[]> {
  const { rows } = await sql<HoldingItem>`
    select i.region_id::text as "regionId", coalesce(i.quota_demand, '{}') as "quotaDemand", i.quantity,
      (select count(*)::int from application_units t where t.item_id = i.id) as "unitCount",
      i.refused_reason is not null or i.rejected_reason is not null as "isClosed",
      (select coalesce(jsonb_agg(jsonb_build_object('id', w ->> 'id', 'quotaDemand', w -> 'quotaDemand',
        'isDone', exists (select from application_units t where t.item_id = i.id and t.resource_id = (w ->> 'id')::bigint))), '[]') from jsonb_array_elements(i.resources) w) as existing
    from application_items i where i.application_id = ${applicationId}`.execute(reader)
  return rows
}

/** What open applications wait for, per department, region and metric (Q7): as `reservedBy` says it of one. */
export async function quotaDemandOfOpenApplications(reader: Reader): Promise<QuotaEvidenceRow[]> {
  const { rows } = await sql<QuotaEvidenceRow>`
    select a.department_id::text as "departmentId", i.region_id::text as "regionId", taken.metric,
      sum(${openAmount}) as amount, count(*)::int as count
    from applications a join application_items i on i.application_id = a.id cross join jsonb_each_text(i.quota_demand) as taken (metric, amount)
    where a.status in ('reviewing', 'provisioning') and ${openItem}
    group by a.department_id, i.region_id, taken.metric`.execute(reader)
  return rows
}

/** The application has exactly these items from now on; one that stays keeps its id and is reviewed anew (R12). A region that does not exist is 422. */
export async function replaceItems(tx: Tx, applicationId: string, items: readonly DescribedItem[]): Promise<void> {
  await writeItems(tx, applicationId, items).catch((error: unknown) => {
    throw violated(error, 'application_items_region_id_fkey') ? invalid([{ path: 'items', code: 'application.region_unknown' }]) : error
  })
}

/** One statement: what is left out goes, what stays is written over, what is new is added. Positions are checked at the end. */
async function writeItems(tx: Tx, applicationId: string, items: readonly DescribedItem[]): Promise<void> {
  const rows = JSON.stringify(items.map((item, position) => ({ ...item, position, resourceIds: item.resources.map(({ id }) => id) })))
  await sql`
    with wanted as (
      select * from jsonb_to_recordset(${rows}::jsonb) as w(id bigint, position int, "serviceCode" text, "serviceVersion" int, "regionId" bigint,
        configuration jsonb, description jsonb, "quotaDemand" jsonb, quantity int, remark text, "resourceIds" bigint[], resources jsonb)),
    gone as (delete from application_items i where i.application_id = ${applicationId} and not exists (select from wanted w where w.id = i.id)),
    kept as (
      update application_items i set position = w.position, service_code = w."serviceCode", service_version = w."serviceVersion", region_id = w."regionId",
        configuration = w.configuration, description = w.description, quota_demand = w."quotaDemand", quantity = w.quantity, remark = w.remark, resource_ids = w."resourceIds", resources = w.resources,
        rejected_reason = null, rejected_stage = null
      from wanted w where i.id = w.id and i.application_id = ${applicationId})
    insert into application_items (application_id, position, service_code, service_version, region_id, configuration, description, quota_demand, quantity, remark, resource_ids, resources)
    select ${applicationId}, w.position, w."serviceCode", w."serviceVersion", w."regionId", w.configuration, w.description, w."quotaDemand", w.quantity, w.remark, w."resourceIds", w.resources
    from wanted w where w.id is null order by w.position`.execute(tx)
}

export async function refuseItem(tx: Tx, itemId: string, reason: string): Promise<void> {
  await sql`update application_items set refused_reason = ${reason} where id = ${itemId}`.execute(tx)
}

/** R12: these are out, with their reasons; nothing of them is provisioned. */
export async function turnDownItems(tx: Tx, applicationId: string, stage: Stage, turnedDown: readonly TurnedDown[]): Promise<void> {
  await sql`
    update application_items i set rejected_reason = w.reason, rejected_stage = ${stage}
    from jsonb_to_recordset(${JSON.stringify(turnedDown)}::jsonb) as w(id bigint, reason text)
    where i.id = w.id and i.application_id = ${applicationId}`.execute(tx)
}

export type UnitRow = {
  readonly itemId: string
  readonly number: number
  readonly serviceCode: string
  readonly instanceId: string
  readonly ip: string | null
  readonly startedAt: Date
  /** Of a change or a release: what it was done to, under its old instance id. */
  readonly resourceId: string | null
}

export async function unitsOf(reader: Reader, applicationId: string): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select t.item_id::text as "itemId", t.number, t.service_code as "serviceCode", t.instance_id as "instanceId", t.ip, t.started_at as "startedAt", t.resource_id::text as "resourceId"
    from application_units t join application_items i on i.id = t.item_id
    where i.application_id = ${applicationId} order by i.position, t.number`.execute(reader)
  return rows
}

/** An id that a unit of the service already has is 409 `resource.instance_used`; so is one that stands twice. */
export async function insertUnits(tx: Tx, units: readonly UnitRow[]): Promise<void> {
  const { rows } = await sql<{ instanceId: string }>`
    insert into application_units (item_id, number, service_code, instance_id, ip, started_at, resource_id)
    select "itemId", number, "serviceCode", "instanceId", ip, "startedAt", "resourceId"
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb)
      as w("itemId" bigint, number int, "serviceCode" text, "instanceId" text, ip text, "startedAt" timestamptz, "resourceId" bigint)
    on conflict (service_code, instance_id) where resource_id is null do nothing returning instance_id as "instanceId"`.execute(tx)
  const left = rows.map(({ instanceId }) => instanceId)
  const used = units.map(({ instanceId }) => instanceId).filter((id) => {
    const place = left.indexOf(id)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
  if (used.length > 0) throw refuse('resource.instance_used', { instanceId: used.join(', ') })
}

export type UserRow = { readonly accountId: string | null; readonly name: string; readonly phone: string; readonly email: string }

/** The resource users; of accounts the present name and ways to reach them. */
export async function usersOf(reader: Reader, applicationId: string): Promise<UserRow[]> {
  const { rows } = await sql<UserRow>`
    select w.account_id::text as "accountId", coalesce(u.display_name, w.name) as name, coalesce(u.phone, w.phone) as phone, coalesce(u.email, w.email) as email
    from application_users w left join accounts u on u.id = w.account_id
    where w.application_id = ${applicationId} order by w.position`.execute(reader)
  return rows
}

export type WantedUser = { readonly accountId: string } | { readonly name: string; readonly phone: string; readonly email: string }

export async function replaceUsers(tx: Tx, applicationId: string, users: readonly WantedUser[]): Promise<void> {
  await sql`delete from application_users where application_id = ${applicationId}`.execute(tx)
  await sql`
    insert into application_users (application_id, position, account_id, name, phone, email)
    select ${applicationId}, w.position, w."accountId", coalesce(w.name, ''), coalesce(w.phone, ''), coalesce(w.email, '')
    from jsonb_to_recordset(${JSON.stringify(users.map((user, position) => ({ ...user, position })))}::jsonb)
      as w(position int, "accountId" bigint, name text, phone text, email text)`.execute(tx)
}

export type VersionRow = {
  readonly number: number
  readonly round: number
  readonly accountId: string
  readonly accountName: string
  /** Whom the account acted for as a substitute (A6). */
  readonly forAccountId: string | null
  readonly forAccountName: string | null
  readonly at: Date
}
export type FullVersionRow = VersionRow & { readonly snapshot: ApplicationSnapshot }

const versionColumns = sql`v.number, v.round, v.account_id::text as "accountId", u.display_name as "accountName",
  v.for_account_id::text as "forAccountId", (select display_name from accounts where id = v.for_account_id) as "forAccountName", v.at`

/** Newest first. */
export async function versionsOf(reader: Reader, applicationId: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select ${versionColumns} from application_versions v join accounts u on u.id = v.account_id
    where v.application_id = ${applicationId} order by v.number desc`.execute(reader)
  return rows
}

export async function fullVersionsOf(reader: Reader, applicationId: string): Promise<FullVersionRow[]> {
  const { rows } = await sql<FullVersionRow>`
    select ${versionColumns}, v.snapshot from application_versions v join accounts u on u.id = v.account_id
    where v.application_id = ${applicationId} order by v.number desc`.execute(reader)
  return rows
}

/** A version is what reviewers had not seen yet: sending the newest one again makes none. */
export async function insertVersion(tx: Tx, applicationId: string, version: { round: number; accountId: string; forAccountId: string | null; at: Date; snapshot: ApplicationSnapshot }): Promise<void> {
  await sql`
    insert into application_versions (application_id, number, round, account_id, for_account_id, at, snapshot)
    select ${applicationId}, coalesce(max(number), 0) + 1, ${version.round}, ${version.accountId}, ${version.forAccountId}, ${version.at}, ${JSON.stringify(version.snapshot)}::jsonb
    from application_versions where application_id = ${applicationId}
    having not exists (
      select from application_versions newest where newest.application_id = ${applicationId} and newest.snapshot = ${JSON.stringify(version.snapshot)}::jsonb
        and newest.number = (select max(number) from application_versions where application_id = ${applicationId}))`.execute(tx)
}
