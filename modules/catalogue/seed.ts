import { sql } from 'kysely'
import type { Tx } from '#kit/server/database.ts'
import { families, images, optionValues, regions } from './seed-data.ts'

/** The reference data of the demonstration (chapter 13); also a sensible beginning for a new installation. */
export async function seedCatalogue(tx: Tx): Promise<void> {
  await sql`
    insert into regions (code, names, zone, position)
    select given.code, array(select jsonb_array_elements_text(given.names)), given.zone, given.position
    from jsonb_to_recordset(${JSON.stringify(regions)}::jsonb) as given(code text, names jsonb, zone text, position int)`.execute(tx)
  await sql`
    insert into instance_families (code, names, position)
    select given.code, array(select jsonb_array_elements_text(given.names)), given.position
    from jsonb_to_recordset(${JSON.stringify(families)}::jsonb) as given(code text, names jsonb, position int)`.execute(tx)
  await sql`
    insert into instance_specs (family_id, code, vcpu, memory_gb)
    select f.id, given.code, given.vcpu, given."memoryGb"
    from jsonb_to_recordset(${JSON.stringify(families.flatMap((family) => family.specs))}::jsonb) as given(family text, code text, vcpu int, "memoryGb" int)
    join instance_families f on f.code = given.family order by f.position, given.vcpu`.execute(tx)
  await sql`
    insert into images (code, names, system, position)
    select given.code, array(select jsonb_array_elements_text(given.names)), given.system, given.position
    from jsonb_to_recordset(${JSON.stringify(images)}::jsonb) as given(code text, names jsonb, system text, position int)`.execute(tx)
  await sql`
    insert into image_versions (image_id, label, position)
    select i.id, version.label, version.position
    from jsonb_to_recordset(${JSON.stringify(images)}::jsonb) as given(code text, versions jsonb)
    join images i on i.code = given.code
    cross join jsonb_array_elements_text(given.versions) with ordinality as version(label, position)`.execute(tx)
  await sql`
    insert into option_values (list, value, names, attributes, position)
    select given.list, given.value, array(select jsonb_array_elements_text(given.names)), coalesce(given.attributes, '{}'), given.position
    from jsonb_to_recordset(${JSON.stringify(optionValues)}::jsonb) as given(list text, value text, names jsonb, attributes jsonb, position int)`.execute(tx)
}

/** A VPC with two vSwitches in every region for every head, unit and inner department that has none yet (chapter 13). */
export async function seedNetworks(tx: Tx): Promise<void> {
  await sql`
    insert into vpcs (region_id, department_id, name, cidr, cloud_id)
    select r.id, d.id, 'vpc-' || d.code, '192.168.0.0/16', 'vpc-' || substr(md5(r.code || '/' || d.code), 1, 16)
    from departments d cross join regions r
    where d.kind <> 'root' and not exists (select 1 from vpcs n where n.region_id = r.id and n.department_id = d.id)
    order by d.id, r.id`.execute(tx)
  await sql`
    insert into vswitches (vpc_id, name, cidr, cloud_id)
    select n.id, 'vsw-' || d.code || '-' || number, ('192.168.' || number || '.0/24')::cidr, 'vsw-' || substr(md5(n.cloud_id || number), 1, 16)
    from vpcs n join departments d on d.id = n.department_id cross join generate_series(1, 2) as number
    where not exists (select 1 from vswitches w where w.vpc_id = n.id)
    order by n.id, number`.execute(tx)
}
