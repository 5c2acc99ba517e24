import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { PriceComponent } from '#modules/catalogue/rules/contributions.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import type { UnitDemand } from '#modules/quotas/rules/demand.ts'
import type { DescriptionLine, NewResource, ResourceRecord } from './store.ts'

/** A resource as it stands: what a change or a release is decided and priced by. */
export type StandingResource = Pick<ResourceRecord, 'id' | 'instanceId' | 'name' | 'serviceCode' | 'regionId' | 'departmentId' | 'projectId' | 'status'> & {
  readonly serviceVersion: number
  readonly configuration: Configuration
  readonly description: readonly DescriptionLine[]
  readonly quotaDemand: UnitDemand
  /** Of its newest stretch. */
  readonly components: readonly PriceComponent[]
}

const columns = sql`r.id::text as id, r.instance_id as "instanceId", r.name, r.service_code as "serviceCode", r.region_id::text as "regionId",
  r.department_id::text as "departmentId", r.project_id::text as "projectId", r.status, r.service_version as "serviceVersion", r.configuration, r.description,
  coalesce(r.quota_demand, '{}') as "quotaDemand",
  coalesce((select t.components from resource_stretches t where t.resource_id = r.id order by t.from_day desc limit 1), '[]') as components`

export async function standingResources(reader: Reader, ids: readonly string[]): Promise<StandingResource[]> {
  const { rows } = await sql<StandingResource>`select ${columns} from resources r where r.id = any(${[...ids]}::bigint[]) order by r.id`.execute(reader)
  return rows
}

/** The same, locked in the order of their ids; what is read is what stands after the lock. */
export async function lockResources(tx: Tx, ids: readonly string[]): Promise<StandingResource[]> {
  await sql`select from resources where id = any(${[...ids]}::bigint[]) order by id for no key update`.execute(tx)
  return standingResources(tx, ids)
}

export type ResourceChange = Pick<NewResource, 'name' | 'serviceVersion' | 'configuration' | 'description' | 'quotaDemand' | 'components'> & { readonly id: string }

export async function writeChanges(tx: Tx, changes: readonly ResourceChange[]): Promise<void> {
  await sql`
    update resources r set name = w.name, service_version = w."serviceVersion", configuration = w.configuration, description = w.description,
      quota_demand = w."quotaDemand", version = r.version + 1
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      as w(id bigint, name text, "serviceVersion" integer, configuration jsonb, description jsonb, "quotaDemand" jsonb)
    where r.id = w.id`.execute(tx)
}

export async function writeReleases(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await sql`update resources set status = 'released', ended_at = greatest(${now}::timestamptz, started_at), version = version + 1
    where id = any(${[...ids]}::bigint[])`.execute(tx)
}
