import { sql } from 'kysely'
import type { Phrase } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { ListSource } from '#kit/server/list.ts'
import type { listServiceSettings, ServiceCard } from './contract.ts'
import { explainMiss, nameColumn } from './reference-store.ts'
import type { ServiceDefinition } from './rules/service.ts'

export type StoredDefinition = { readonly version: number; readonly definition: ServiceDefinition }

const fromJson = (key: string) => sql`array(select jsonb_array_elements_text(v.definition -> ${sql.lit(key)}))`
const names = sql`coalesce(s.names, ${fromJson('names')})`
const description = sql`coalesce(s.description, ${fromJson('description')})`
const currentServices = sql`services s join service_versions v on v.service_code = s.code and v.version = s.current_version`

/** The services that are on, in the order of display. */
export async function readServiceCards(reader: Reader): Promise<ServiceCard[]> {
  const { rows } = await sql<ServiceCard>`
    select s.code, ${names} as names, v.definition ->> 'category' as category, v.definition ->> 'channel' as channel,
      v.definition ->> 'icon' as icon, ${description} as description
    from ${currentServices} where s.is_on order by s.position, s.code`.execute(reader)
  return rows
}

type FoundDefinition = StoredDefinition & { readonly isOn: boolean }

/** The definition of a version, or the current one, with O&M's own texts. */
export async function findDefinition(reader: Reader, code: string, version?: number): Promise<FoundDefinition | undefined> {
  return (await findDefinitions(reader, [{ code, version }]))[0]
}

/** Several of them in one statement, in no order; what does not exist is left out. */
export async function findDefinitions(reader: Reader, wanted: readonly { readonly code: string; readonly version?: number | undefined }[]): Promise<FoundDefinition[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<FoundDefinition & { names: Phrase | null; description: Phrase | null }>`
    select v.version, v.definition, s.is_on as "isOn", s.names, s.description
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(code text, version int)
    join services s on s.code = w.code
    join service_versions v on v.service_code = s.code and v.version = coalesce(w.version, s.current_version)`.execute(reader)
  return rows.map(({ version, isOn, definition, names, description }) =>
    ({ version, isOn, definition: { ...definition, names: names ?? definition.names, description: description ?? definition.description } }))
}

export function serviceSource(language: Language): ListSource<typeof listServiceSettings['list']> {
  return {
    columns: sql`s.id::text as id, s.code, ${names} as names, ${description} as description, v.definition ->> 'category' as category,
      v.definition ->> 'channel' as channel, s.is_on as "isOn", s.position, s.current_version as "currentVersion", s.version`,
    from: currentServices, id: sql`s.id`,
    fields: { position: sql`s.position`, code: sql`s.code`, name: nameColumn(names, language), category: sql`v.definition ->> 'category'`, isOn: sql`s.is_on` },
    search: [sql`s.code`, sql`array_to_string(${names}, ' ')`],
  }
}

export type ServiceChange = { readonly id: string; readonly version: number; readonly names?: Phrase; readonly description?: Phrase; readonly position?: number; readonly isOn?: boolean }
export async function changeService(tx: Tx, change: ServiceChange): Promise<void> {
  const { rows } = await sql`
    update services set version = version + 1, names = coalesce(${change.names ?? null}::text[], names),
      description = coalesce(${change.description ?? null}::text[], description),
      position = coalesce(${change.position ?? null}::int, position), is_on = coalesce(${change.isOn ?? null}::boolean, is_on)
    where id = ${change.id} and version = ${change.version} returning id`.execute(tx)
  if (rows.length === 0) await explainMiss(tx, 'services', change.id)
}

/** What is stored as current, to compare with what is shipped. */
export async function readCurrentDefinitions(reader: Reader): Promise<{ code: string; version: number; definition: ServiceDefinition }[]> {
  const { rows } = await sql<{ code: string; version: number; definition: ServiceDefinition }>`
    select s.code, v.version, v.definition from ${currentServices}`.execute(reader)
  return rows
}

/** Instances that start together ship one after another. */
export async function lockServices(tx: Tx): Promise<void> {
  await sql`lock table services in share row exclusive mode`.execute(tx)
}

/** A new version becomes the current one; the services of O&M's order keep their places. */
export async function writeDefinition(tx: Tx, definition: ServiceDefinition, version: number, position: number): Promise<void> {
  await sql`
    insert into services (code, current_version, position) values (${definition.code}, ${version}, ${position})
    on conflict (code) do update set current_version = excluded.current_version`.execute(tx)
  await sql`insert into service_versions (service_code, version, definition) values (${definition.code}, ${version}, ${JSON.stringify(definition)}::jsonb)`.execute(tx)
}
