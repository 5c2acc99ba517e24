import { sql } from 'kysely'
import { platformZone } from '#kit/pure/time.ts'
import { platformNow, type Tx } from '#kit/server/database.ts'
import { configurationFacts } from '#modules/catalogue/offers.ts'
import { shippedDefinitions } from '#modules/catalogue/rules/definitions/all.ts'
import type { CatalogueFacts } from '#modules/catalogue/rules/service.ts'
import { planApplications, planProjects, type PlannedApplication, type PlannedProject, type SeedDepartment, type SeedRegion, type World } from './plan.ts'
import { keepCounters, numbering } from './numbering.ts'
import { randomFrom } from './random.ts'

/** Projects, applications in every status and what runs because of them (chapter 13, province). `mostUnits`: in one item. */
export async function seedProvince(tx: Tx, { applications, mostUnits }: { readonly applications: number; readonly mostUnits: number }, seed = 2026): Promise<void> {
  const random = randomFrom(seed)
  const world = { ...await readWorld(tx), mostUnits }
  const projects = planProjects(world, random)
  const projectIds = await insertProjects(tx, projects)
  const planned = planApplications(world, projects, applications, random)
  await insertApplications(tx, planned, projectIds)
}

async function readWorld(tx: Tx): Promise<Omit<World, 'mostUnits'>> {
  const today = await platformNow(tx)
  const { rows: departments } = await sql<SeedDepartment>`
    select d.id::text as id, d.code, d.name, d.unit_id::text as "unitId", d.sector, u.id::text as "userId", u.display_name as "userName"
    from departments d join accounts u on u.department_id = d.id and u.account_name = d.code || '.user'
    where d.kind in ('unit', 'inner') order by d.id`.execute(tx)
  const { rows: regions } = await sql<SeedRegion>`select id::text as id, names from regions order by position, id`.execute(tx)
  const account = async (name: string) => (await sql<{ id: string }>`select id::text as id from accounts where account_name = ${name}`.execute(tx)).rows[0]!.id
  const { rows: versions } = await sql<{ code: string; version: number }>`select code, current_version as version from services`.execute(tx)
  const facts = new Map<string, CatalogueFacts>()
  for (const { id: departmentId } of departments) for (const { id: regionId } of regions)
    facts.set(`${departmentId} ${regionId}`, await configurationFacts(tx, { departmentId, regionId }))
  return {
    departments, regions, today, operatorId: await account('om'),
    reviewers: { operator: await account('om2'), bureau: await account('bureau.admin2'), committee: await account('committee.admin2') },
    definitions: shippedDefinitions.map((definition) => ({ definition, version: versions.find(({ code }) => code === definition.code)!.version })),
    factsOf: (departmentId, regionId) => facts.get(`${departmentId} ${regionId}`)!,
  }
}

async function newIds(tx: Tx, table: string, count: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select nextval(pg_get_serial_sequence(${table}, 'id'))::text as id from generate_series(1, ${count})`.execute(tx)
  return rows.map(({ id }) => id)
}

async function insertProjects(tx: Tx, projects: readonly PlannedProject[]): Promise<Map<number, string>> {
  const ids = await newIds(tx, 'projects', projects.length)
  const numbers = numbering('PJ')
  const rows = [...projects].sort((left, right) => left.at.getTime() - right.at.getTime()).map((project, index) => ({
    id: ids[index], key: project.key, number: numbers.next(project.at), name: project.name, description: `${project.department.name}${project.name}`,
    department: project.department.id, sector: project.department.sector, unit: project.department.unitId, person: project.department.userId, at: project.at,
  }))
  await sql`
    insert into projects (id, number, name, department_id, sector, unit_id, description, contact_id, owner_id, created_by, created_at) overriding system value
    select id, number, name, department, sector, unit, description, person, person, person, at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id bigint, number text, name text, department bigint, sector text, unit bigint, description text, person bigint, at timestamptz)`.execute(tx)
  await keepCounters(tx, numbers.counters())
  return new Map(rows.map(({ key, id }) => [key, id!]))
}

async function insertApplications(tx: Tx, planned: readonly PlannedApplication[], projectIds: ReadonlyMap<number, string>): Promise<void> {
  const ids = await newIds(tx, 'applications', planned.length)
  const fileIds = await newIds(tx, 'attachments', planned.length)
  const itemIds = await newIds(tx, 'application_items', planned.reduce((sum, { items }) => sum + items.length, 0))
  const numbers = numbering('RA')
  const rows = planned.map((application, index) => ({
    ...application, id: ids[index]!, fileId: fileIds[index]!, number: numbers.next(application.created), projectId: projectIds.get(application.project.key)!,
    items: application.items.map((item, position) => ({ ...item, position, id: itemIds.pop()! })),
  }))
  await keepCounters(tx, numbers.counters())
  for (let start = 0; start < rows.length; start += 500) await insertBatch(tx, rows.slice(start, start + 500))
}

type Row = Omit<PlannedApplication, 'items'> & { id: string; fileId: string; number: string; projectId: string; items: (PlannedApplication['items'][number] & { id: string; position: number })[] }

async function insertBatch(tx: Tx, rows: readonly Row[]): Promise<void> {
  await insertHeads(tx, rows)
  await insertContents(tx, rows)
  await insertHistory(tx, rows)
  await insertRunning(tx, rows)
}

async function insertHeads(tx: Tx, rows: readonly Row[]): Promise<void> {
  const heads = rows.map((row) => ({
    id: row.id, number: row.number, status: row.status, stage: row.stage, round: row.round, mode: row.items.length > 1 ? 'batch' : 'single',
    route: row.submitted ? (row.project.department.sector === 'government' ? ['operator', 'bureau'] : ['committee']) : [],
    department: row.project.department.id, sector: row.project.department.sector, unit: row.project.department.unitId, project: row.projectId,
    applicant: row.project.department.userId, submitters: row.submitted ? [row.project.department.userId] : [], title: row.title, reason: row.reason,
    services: [...new Set(row.items.map(({ service }) => service))], created: row.created, submitted: row.submitted, ended: row.ended,
  }))
  await sql`
    insert into applications (id, number, kind, mode, status, stage, route, round, version, department_id, sector, unit_id, project_id, applicant_id,
      submitter_ids, title, reason, service_codes, created_at, submitted_at, ended_at) overriding system value
    select id, number, 'new', mode, status, stage, route, round, 1, department, sector, unit, project, applicant, submitters, title, reason, services, created, submitted, ended
    from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as r(id bigint, number text, mode text, status text, stage text, route text[], round int, department bigint,
      sector text, unit bigint, project bigint, applicant bigint, submitters bigint[], title text, reason text, services text[], created timestamptz, submitted timestamptz, ended timestamptz)`.execute(tx)
}

/** Files are real ones: a one-page document per application. */
const document = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

async function insertContents(tx: Tx, rows: readonly Row[]): Promise<void> {
  const items = rows.flatMap(({ id, items }) => items.map(({ region, serviceName: _name, unitNames: _units, components: _components, ...item }) => ({ ...item, application: id, region: region.id })))
  await sql`
    insert into application_items (id, application_id, position, service_code, service_version, region_id, configuration, description, quota_demand, quantity, remark, refused_reason) overriding system value
    select id, application, position, service, version, region, configuration, description, "quotaDemand", quantity, remark, refused
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as r(id bigint, application bigint, position int, service text, version int, region bigint, configuration jsonb, description jsonb, "quotaDemand" jsonb,
      quantity int, remark text, refused text)`.execute(tx)
  const files = rows.map(({ id, fileId, project, created }) => ({ id: fileId, application: id, person: project.department.userId, at: created }))
  await sql`
    with made as (
      insert into attachments (id, name, size_bytes, sha256, content_type, uploaded_by, state, owner_kind, owner_id, created_at, pending_since) overriding system value
      select id, '申请说明.pdf', ${document.length}, sha256(${document}::bytea), 'application/pdf', person, 'linked', 'application', application, at, null
      from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as r(id bigint, application bigint, person bigint, at timestamptz) returning id)
    insert into attachment_chunks (attachment_id, index, bytes) select id, 0, ${document} from made`.execute(tx)
  const users = rows.map(({ id, project, userName }) => ({ application: id, account: project.department.userId, name: userName }))
  await sql`
    insert into application_users (application_id, position, account_id, name, phone, email)
    select application, 0, account, '', '', '' from jsonb_to_recordset(${JSON.stringify(users)}::jsonb) as r(application bigint, account bigint)
    union all
    select application, 1, null, name, '057100000000', '' from jsonb_to_recordset(${JSON.stringify(users)}::jsonb) as r(application bigint, name text)`.execute(tx)
}

async function insertHistory(tx: Tx, rows: readonly Row[]): Promise<void> {
  const submissions = rows.flatMap((row) => row.steps.filter(({ verdict }) => verdict === 'submitted').map((step, index) => ({
    application: row.id, number: index + 1, round: step.round, person: step.by, at: step.at, snapshot: snapshotOf(row),
  })))
  await sql`
    insert into application_versions (application_id, number, round, account_id, at, snapshot) select application, number, round, person, at, snapshot
    from jsonb_to_recordset(${JSON.stringify(submissions)}::jsonb) as r(application bigint, number int, round int, person bigint, at timestamptz, snapshot jsonb)`.execute(tx)
  const steps = rows.flatMap((row) => row.steps.map((step) => ({ ...step, application: row.id, version: step.round })))
  await sql`
    insert into application_steps (application_id, round, verdict, stage, account_id, at, reason, seen_version, version_number)
    select application, round, verdict, stage, "by", at, reason, 1, version
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as r(application bigint, round int, verdict text, stage text, "by" bigint, at timestamptz, reason text, version int)
    order by application, at`.execute(tx)
}

function snapshotOf(row: Row): object {
  const { project, title, reason } = row
  return {
    title, reason, documentNumber: '', project: { id: row.projectId, name: project.name },
    users: [{ accountId: project.department.userId, name: project.department.userName, phone: '', email: '' }, { accountId: null, name: row.userName, phone: '057100000000', email: '' }],
    attachments: [{ id: row.fileId, fileName: '申请说明.pdf' }],
    items: row.items.map((item) => ({
      id: item.id, service: { code: item.service, name: item.serviceName }, catalogueVersion: item.version, region: { id: item.region.id, name: item.region.names },
      configuration: item.configuration, description: item.description, quantity: item.quantity, remark: item.remark,
    })),
  }
}

async function insertRunning(tx: Tx, rows: readonly Row[]): Promise<void> {
  const units = rows.flatMap((row) => row.status !== 'completed' ? [] : row.items.flatMap((item) => item.unitNames.map((name, index) => ({
    application: row.id, applicationNumber: row.number, item: item.id, number: index + 1, service: item.service, version: item.version, region: item.region.id,
    department: row.project.department.id, sector: row.project.department.sector, unit: row.project.department.unitId, project: row.projectId, name,
    configuration: item.configuration, description: item.description, quotaDemand: item.quotaDemand, components: item.components, instance: `${item.service.replaceAll('_', '-')}-${item.id.padStart(6, '0')}-${index + 1}`,
    ip: `10.${Number(item.id) % 200}.${Math.floor(Number(item.id) / 200) % 250}.${index + 10}`, at: row.ended,
    users: [{ accountId: row.project.department.userId, name: row.project.department.userName, phone: '', email: '' }],
  }))))
  const ids = await newIds(tx, 'resources', units.length)
  const resources = units.toSorted((left, right) => left.at!.getTime() - right.at!.getTime()).map((unit, index) => ({ ...unit, id: ids[index] }))
  // All from one reading of what was planned: there are as many of them as applications.
  await sql`
    with planned as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(resources)}::jsonb) as r(id bigint, application bigint, "applicationNumber" text, item bigint, number int, service text, version int,
        region bigint, department bigint, sector text, unit bigint, project bigint, name text, configuration jsonb, description jsonb, "quotaDemand" jsonb, components jsonb, instance text, ip text, at timestamptz, users jsonb)),
    units as (
      insert into application_units (item_id, number, service_code, instance_id, ip, started_at) select item, number, service, instance, ip, at from planned),
    started as (
      insert into resources (id, instance_id, name, service_code, service_version, region_id, department_id, sector, unit_id, project_id, configuration, description, quota_demand, ips, users,
        application_id, application_number, application_item_id, started_at) overriding system value
      select id, instance, name, service, version, region, department, sector, unit, project, configuration, description, "quotaDemand", array[ip], users, application, "applicationNumber", item, at from planned)
    insert into resource_stretches (resource_id, from_day, department_id, unit_id, project_id, region_id, service_code, components, application_id, application_number)
    select id, (at at time zone ${platformZone}::text)::date, department, unit, project, region, service, components, application, "applicationNumber" from planned`.execute(tx)
}
