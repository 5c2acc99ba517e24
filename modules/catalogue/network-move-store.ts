import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'

// A VPC is a resource and a network that others choose: where the one goes, the other does (R6).

type Moving = { readonly fromDepartmentId: string; readonly toDepartmentId: string; readonly cloudIds: readonly string[] }

/** Names of networks that the new department has already in the same region. */
export async function movedNetworksTaken(reader: Reader, { fromDepartmentId, toDepartmentId, cloudIds }: Moving): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select n.name from vpcs n where n.department_id = ${fromDepartmentId} and n.cloud_id = any(${[...cloudIds]})
      and exists (select from vpcs o where o.department_id = ${toDepartmentId} and o.region_id = n.region_id and o.name = n.name) order by n.id`.execute(reader)
  return rows.map(({ name }) => name)
}

/**
 * The networks themselves; whoever has something in them still is a guest from now on: the old department in what passed, the
 * new one in what its resources stand in.
 */
export async function moveNetworks(tx: Tx, { fromDepartmentId, toDepartmentId, cloudIds, resourceIds }: Moving & { readonly resourceIds: readonly string[] }): Promise<void> {
  await sql`
    with moved as (update vpcs set department_id = ${toDepartmentId}, version = version + 1 where department_id = ${fromDepartmentId} and cloud_id = any(${[...cloudIds]}) returning id)
    insert into vpc_guests (vpc_id, department_id) select id, ${fromDepartmentId} from moved on conflict do nothing`.execute(tx)
  await sql`
    insert into vpc_guests (vpc_id, department_id)
    select distinct n.id, ${toDepartmentId}::bigint from resources r join vpcs n on n.id::text = r.configuration ->> 'vpc' and n.department_id <> ${toDepartmentId}
    where r.id = any(${[...resourceIds]}::bigint[]) and r.status <> 'released' on conflict do nothing`.execute(tx)
}
