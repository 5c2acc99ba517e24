import { sql } from 'kysely'
import type { Language } from '#kit/pure/register.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import { invalid, notFound, refuse } from '#kit/pure/refusal.ts'
import { violated, type Reader, type Tx } from '#kit/server/database.ts'
import type { ListSource, SqlPart } from '#kit/server/list.ts'
import type { listImages, listInstanceFamilies, listInstanceSpecs, listOptionValues, listRegions } from './contract.ts'

/** Regions, images, instance families and specifications, option values: alike in what can be changed. */
export type ReferenceTable = 'regions' | 'images' | 'instance_families' | 'option_values'
export type ReferenceChange = { readonly id: string; readonly version: number; readonly names?: Phrase; readonly position?: number; readonly isOn?: boolean }

/** Reference data has no scope. */
export const everyRow: SqlPart = sql`true`

/** A name in the reader's language, in the order in which people sort. */
export function nameColumn(names: SqlPart, language: Language): SqlPart {
  const position = { en: 1, 'zh-Hant': 2, 'zh-Hans': 3 }[language]
  return sql`(${names})[${sql.lit(position)}] collate pinyin`
}
/** What `q` looks into, besides the code: the names in all languages. */
const anyName = (names: SqlPart): SqlPart => sql`array_to_string(${names}, ' ')`

export function regionSource(language: Language): ListSource<typeof listRegions['list']> {
  return {
    columns: sql`r.id::text as id, r.code, r.names, r.zone, r.position, r.is_on as "isOn", r.version`, from: sql`regions r`, id: sql`r.id`,
    fields: { position: sql`r.position`, code: sql`r.code`, name: nameColumn(sql`r.names`, language), zone: sql`r.zone`, isOn: sql`r.is_on` },
    search: [sql`r.code`, anyName(sql`r.names`)],
  }
}

export function imageSource(language: Language): ListSource<typeof listImages['list']> {
  const versions = sql`(select coalesce(jsonb_agg(jsonb_build_object('label', v.label, 'isOn', v.is_on) order by v.is_on desc, v.position, v.id), '[]') from image_versions v where v.image_id = i.id)`
  return {
    columns: sql`i.id::text as id, i.code, i.names, i.system, i.position, i.is_on as "isOn", i.version, ${versions} as versions`, from: sql`images i`, id: sql`i.id`,
    fields: { position: sql`i.position`, code: sql`i.code`, name: nameColumn(sql`i.names`, language), system: sql`i.system`, isOn: sql`i.is_on` },
    search: [sql`i.code`, anyName(sql`i.names`)],
  }
}

export function familySource(language: Language): ListSource<typeof listInstanceFamilies['list']> {
  return {
    columns: sql`f.id::text as id, f.code, f.names, f.position, f.is_on as "isOn", f.version`, from: sql`instance_families f`, id: sql`f.id`,
    fields: { position: sql`f.position`, code: sql`f.code`, name: nameColumn(sql`f.names`, language), isOn: sql`f.is_on` },
    search: [sql`f.code`, anyName(sql`f.names`)],
  }
}

export function specSource(language: Language): ListSource<typeof listInstanceSpecs['list']> {
  return {
    columns: sql`s.id::text as id, s.code, jsonb_build_object('id', f.id::text, 'code', f.code, 'names', f.names) as family,
      s.vcpu, s.memory_gb as "memoryGb", s.is_on as "isOn", s.version`,
    from: sql`instance_specs s join instance_families f on f.id = s.family_id`, id: sql`s.id`,
    fields: { code: sql`s.code`, family: nameColumn(sql`f.names`, language), vcpu: sql`s.vcpu`, memoryGb: sql`s.memory_gb`, familyId: sql`s.family_id`, isOn: sql`s.is_on` },
    search: [sql`s.code`],
  }
}

export function optionValueSource(language: Language): ListSource<typeof listOptionValues['list']> {
  return {
    columns: sql`o.id::text as id, o.list, o.value, o.names, o.attributes, o.position, o.is_on as "isOn", o.version`, from: sql`option_values o`, id: sql`o.id`,
    fields: { position: sql`o.position`, value: sql`o.value`, name: nameColumn(sql`o.names`, language), list: sql`o.list`, isOn: sql`o.is_on` },
    search: [sql`o.value`, anyName(sql`o.names`)],
  }
}

/** One row as its list shows it. */
export async function readRow<Row>(reader: Reader, source: { columns: SqlPart; from: SqlPart; id: SqlPart }, id: string): Promise<Row> {
  const { rows } = await sql<Row>`select ${source.columns} from ${source.from} where ${source.id} = ${id}`.execute(reader)
  if (!rows[0]) throw notFound()
  return rows[0]
}

/** Changes what is given, if nobody was faster (`conflict.stale`). */
export async function changeReference(tx: Tx, table: ReferenceTable, change: ReferenceChange): Promise<void> {
  const { rows } = await sql`
    update ${sql.table(table)} set version = version + 1, names = coalesce(${change.names ?? null}::text[], names),
      position = coalesce(${change.position ?? null}::int, position), is_on = coalesce(${change.isOn ?? null}::boolean, is_on)
    where id = ${change.id} and version = ${change.version} returning id`.execute(tx)
  if (rows.length === 0) await explainMiss(tx, table, change.id)
}

/** A guarded update that found nothing: not there, or changed meanwhile. */
export async function explainMiss(tx: Tx, table: string, id: string): Promise<never> {
  const { rows } = await sql`select 1 from ${sql.table(table)} where id = ${id}`.execute(tx)
  throw rows.length === 0 ? notFound() : refuse('conflict.stale')
}

/** A unique key that refuses becomes a word to the field. */
export async function unlessTaken<T>(write: Promise<T>, paths: Readonly<Record<string, string>>): Promise<T> {
  try {
    return await write
  } catch (error) {
    for (const [constraint, path] of Object.entries(paths)) if (violated(error, constraint)) throw invalid([{ path, code: 'field.taken' }])
    throw error
  }
}

type NewReference = { readonly code: string; readonly names: Phrase; readonly position?: number }
const lastPosition = (table: string) => sql`(select coalesce(max(position), 0) + 10 from ${sql.table(table)})`
const idOf = (rows: readonly { id: string }[]) => rows[0]!.id

export async function insertRegion(tx: Tx, region: NewReference & { readonly zone: string }): Promise<string> {
  return idOf((await unlessTaken(sql<{ id: string }>`
    insert into regions (code, names, zone, position)
    values (${region.code}, ${[...region.names]}, ${region.zone}, coalesce(${region.position ?? null}::int, ${lastPosition('regions')}))
    returning id::text as id`.execute(tx), { regions_code: 'code' })).rows)
}

export async function insertFamily(tx: Tx, family: NewReference): Promise<string> {
  return idOf((await unlessTaken(sql<{ id: string }>`
    insert into instance_families (code, names, position)
    values (${family.code}, ${[...family.names]}, coalesce(${family.position ?? null}::int, ${lastPosition('instance_families')}))
    returning id::text as id`.execute(tx), { instance_families_code: 'code' })).rows)
}

export async function insertImage(tx: Tx, image: NewReference & { readonly system: string }): Promise<string> {
  return idOf((await unlessTaken(sql<{ id: string }>`
    insert into images (code, names, system, position)
    values (${image.code}, ${[...image.names]}, ${image.system}, coalesce(${image.position ?? null}::int, ${lastPosition('images')}))
    returning id::text as id`.execute(tx), { images_code: 'code' })).rows)
}

/** The versions in this order; what is left out is switched off, never deleted. */
export async function writeImageVersions(tx: Tx, imageId: string, versions: readonly { readonly label: string; readonly isOn: boolean }[]): Promise<void> {
  await sql`update image_versions set is_on = false where image_id = ${imageId} and label <> all(${versions.map((version) => version.label)})`.execute(tx)
  await sql`
    insert into image_versions (image_id, label, position, is_on)
    select ${imageId}::bigint, given.label, given.position, given."isOn"
    from rows from (jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as (label text, "isOn" boolean)) with ordinality as given(label, "isOn", position)
    on conflict (image_id, label) do update set position = excluded.position, is_on = excluded.is_on`.execute(tx)
}

export async function familyExists(tx: Tx, id: string): Promise<boolean> {
  return (await sql`select 1 from instance_families where id = ${id}`.execute(tx)).rows.length > 0
}

export async function insertSpec(tx: Tx, spec: { readonly familyId: string; readonly code: string; readonly vcpu: number; readonly memoryGb: number }): Promise<string> {
  return idOf((await unlessTaken(sql<{ id: string }>`
    insert into instance_specs (family_id, code, vcpu, memory_gb) values (${spec.familyId}, ${spec.code}, ${spec.vcpu}, ${spec.memoryGb})
    returning id::text as id`.execute(tx), { instance_specs_code: 'code' })).rows)
}

export async function changeSpec(tx: Tx, change: { readonly id: string; readonly version: number; readonly isOn: boolean }): Promise<void> {
  const { rows } = await sql`update instance_specs set version = version + 1, is_on = ${change.isOn} where id = ${change.id} and version = ${change.version} returning id`.execute(tx)
  if (rows.length === 0) await explainMiss(tx, 'instance_specs', change.id)
}

export type NewOptionValue = { readonly list: string; readonly value: string; readonly names: Phrase; readonly position?: number; readonly attributes: object }
export async function insertOptionValue(tx: Tx, given: NewOptionValue): Promise<string> {
  return idOf((await unlessTaken(sql<{ id: string }>`
    insert into option_values (list, value, names, attributes, position)
    values (${given.list}, ${given.value}, ${[...given.names]}, ${JSON.stringify(given.attributes)}::jsonb, coalesce(${given.position ?? null}::int,
      (select coalesce(max(position), 0) + 10 from option_values where list = ${given.list})))
    returning id::text as id`.execute(tx), { option_values_value: 'value' })).rows)
}
