import { sql } from 'kysely'
import type { Language } from '#kit/pure/register.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { ListSource } from '#kit/server/list.ts'
import type { listNetworks } from './contract.ts'
import { explainMiss, nameColumn, unlessTaken } from './reference-store.ts'

const taken = { vpcs_name: 'name', vpcs_cloud_id: 'cloudId', vswitches_name: 'vswitches' }

/** Inner departments are called alike everywhere, so they are named with their unit. */
const departmentName = sql`department_label(d)`

export function networkSource(language: Language): ListSource<typeof listNetworks['list']> {
  const vswitches = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', w.id::text, 'name', w.name, 'cidr', w.cidr, 'cloudId', w.cloud_id, 'isOn', w.is_on) order by w.id), '[]')
    from vswitches w where w.vpc_id = n.id)`
  return {
    columns: sql`n.id::text as id, n.name, jsonb_build_object('id', r.id::text, 'names', r.names) as region, jsonb_build_object('id', d.id::text, 'name', ${departmentName}) as department,
      n.cidr::text as cidr, n.cloud_id as "cloudId", n.is_on as "isOn", n.version, ${vswitches} as vswitches`,
    from: sql`vpcs n join regions r on r.id = n.region_id join departments d on d.id = n.department_id`, id: sql`n.id`,
    fields: { name: sql`n.name`, department: sql`(${departmentName}) collate pinyin`, region: nameColumn(sql`r.names`, language), regionId: sql`n.region_id`, isOn: sql`n.is_on` },
    search: [sql`n.name`, sql`n.cloud_id`, departmentName],
  }
}

export type NewVswitch = { readonly name: string; readonly cidr: string; readonly cloudId?: string }
export type NewNetwork = {
  readonly regionId: string
  readonly departmentId: string
  readonly name: string
  readonly cidr: string
  readonly cloudId?: string
  readonly vswitches: readonly NewVswitch[]
}

export async function insertNetwork(tx: Tx, network: NewNetwork): Promise<string> {
  const { rows } = await unlessTaken(sql<{ id: string }>`
    insert into vpcs (region_id, department_id, name, cidr, cloud_id)
    values (${network.regionId}, ${network.departmentId}, ${network.name}, ${network.cidr}::cidr, ${network.cloudId ?? ''})
    returning id::text as id`.execute(tx), taken)
  const id = rows[0]!.id
  await insertVswitches(tx, id, network.vswitches)
  return id
}

/** It is not offered any more; what stands in it is described with it still. */
export async function switchOffNetwork(tx: Tx, { regionId, departmentId, cloudId }: { readonly regionId: string; readonly departmentId: string; readonly cloudId: string }): Promise<void> {
  await sql`update vpcs set is_on = false, version = version + 1
    where region_id = ${regionId} and department_id = ${departmentId} and cloud_id = ${cloudId} and is_on`.execute(tx)
}

export async function insertVswitches(tx: Tx, vpcId: string, vswitches: readonly NewVswitch[]): Promise<void> {
  if (vswitches.length === 0) return
  await unlessTaken(sql`
    insert into vswitches (vpc_id, name, cidr, cloud_id)
    select ${vpcId}::bigint, given.name, given.cidr::cidr, coalesce(given."cloudId", '')
    from jsonb_to_recordset(${JSON.stringify(vswitches)}::jsonb) as given(name text, cidr text, "cloudId" text)`.execute(tx), taken)
}

/** Locks the VPC, so that two changes of its vSwitches come one after the other. */
export async function changeVpc(tx: Tx, change: { readonly id: string; readonly version: number; readonly name?: string; readonly cloudId?: string; readonly isOn?: boolean }): Promise<void> {
  const { rows } = await unlessTaken(sql`
    update vpcs set version = version + 1, name = coalesce(${change.name ?? null}, name), cloud_id = coalesce(${change.cloudId ?? null}, cloud_id),
      is_on = coalesce(${change.isOn ?? null}::boolean, is_on)
    where id = ${change.id} and version = ${change.version} returning id`.execute(tx), taken)
  if (rows.length === 0) await explainMiss(tx, 'vpcs', change.id)
}

export async function changeVswitch(tx: Tx, change: { readonly id: string; readonly name: string; readonly cloudId?: string; readonly isOn?: boolean }): Promise<void> {
  await unlessTaken(sql`
    update vswitches set name = ${change.name}, cloud_id = coalesce(${change.cloudId ?? null}, cloud_id), is_on = coalesce(${change.isOn ?? null}::boolean, is_on)
    where id = ${change.id}`.execute(tx), taken)
}

export async function regionExists(reader: Reader, id: string): Promise<boolean> {
  return (await sql`select 1 from regions where id = ${id}`.execute(reader)).rows.length > 0
}

/** The root has no projects and no applications, so it needs no network (chapter 2). */
export async function readNetworkDepartments(reader: Reader): Promise<{ id: string; code: string; name: string }[]> {
  const { rows } = await sql<{ id: string; code: string; name: string }>`
    select d.id::text as id, d.code, ${departmentName} as name from departments d
    where d.kind <> 'root' and not d.is_archived order by d.path`.execute(reader)
  return rows
}
export async function mayHaveNetwork(reader: Reader, departmentId: string): Promise<boolean> {
  return (await sql`select 1 from departments where id = ${departmentId} and kind <> 'root' and not is_archived`.execute(reader)).rows.length > 0
}
