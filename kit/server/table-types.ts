import type pg from 'pg'

type Column = {
  table: string; column: string; type: string; isArray: boolean; values: string[] | null
  isNullable: boolean; hasDefault: boolean; identity: '' | 'a' | 'd'; isComputed: boolean; isView: boolean
}

/** How the driver hands out a PostgreSQL type: exact numbers, ids and days stay text, moments are `Date`. */
const types: Readonly<Record<string, string>> = {
  int2: 'number', int4: 'number', float4: 'number', float8: 'number', int8: 'Exact', numeric: 'Exact',
  date: 'string', text: 'string', varchar: 'string', bpchar: 'string', uuid: 'string', xid8: 'string', inet: 'string', cidr: 'string',
  bool: 'boolean', timestamptz: 'Moment', timestamp: 'Moment', interval: 'Interval', jsonb: 'unknown', json: 'unknown', bytea: 'Buffer',
}
/** What the types above read as, where they may be written as more. */
const readAs: Readonly<Record<string, string>> = { Exact: 'string', Moment: 'Date', Interval: 'IntervalParts' }

const head = `// The tables after all migrations, written by "yunshan migrate --types". Do not edit.
import type { ColumnType } from 'kysely'

/** May be left out of an insert. */
export type Generated<T> = T extends ColumnType<infer Read, infer Insert, infer Update> ? ColumnType<Read, Insert | undefined, Update> : ColumnType<T, T | undefined, T>
/** Only the database writes it. */
export type Given<T> = ColumnType<T, never, never>
/** An id or an exact number: text when read. */
export type Exact = ColumnType<string, string | number | bigint, string | number | bigint>
export type Moment = ColumnType<Date, Date | string, Date | string>
export type IntervalParts = { years?: number; months?: number; days?: number; hours?: number; minutes?: number; seconds?: number; milliseconds?: number }
export type Interval = ColumnType<IntervalParts, string, string>
`

/** Kysely's table types, read from a migrated database; `yunshan migrate --types` writes them to `migrations/tables.ts`. */
export async function tableTypes(client: Pick<pg.Client, 'query'>): Promise<string> {
  const { rows } = await client.query<Column>(columnsQuery)
  const tables = Map.groupBy(rows, (row) => row.table)
  const interfaces = [...tables].map(([table, columns]) =>
    `export interface ${pascalCase(table)} {\n${columns.map((column) => `  ${column.column}: ${columnType(column)}\n`).join('')}}\n`)
  const list = [...tables.keys()].map((table) => `  ${table}: ${pascalCase(table)}\n`).join('')
  return `${[head, ...interfaces].join('\n')}\nexport interface DB {\n${list}}\n`
}

function columnType(column: Column): string {
  const type = column.values?.map((value) => `'${value}'`).join(' | ') ?? types[column.type] ?? 'string'
  const isOnlyRead = column.isView || column.identity === 'a' || column.isComputed
  const base = isOnlyRead || column.isArray ? readAs[type] ?? type : type
  const whole = column.isArray ? `${base.includes(' ') ? `(${base})` : base}[]` : base
  if (column.isView) return `Given<${whole} | null>`
  const nullable = column.isNullable && whole !== 'unknown' ? `${whole} | null` : whole
  if (isOnlyRead) return `Given<${nullable}>`
  return column.hasDefault || column.identity === 'd' || whole === 'unknown' && column.isNullable ? `Generated<${nullable}>` : nullable
}

function pascalCase(name: string): string {
  return name.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

const columnsQuery = `
  select relname as table, attname as column, coalesce(element.typname, pg_type.typname) as type, element.oid is not null as "isArray",
    (select array_agg(enumlabel::text order by enumsortorder) from pg_enum where enumtypid = coalesce(element.oid, pg_type.oid)) as values,
    not attnotnull as "isNullable", atthasdef as "hasDefault", attidentity as identity, attgenerated <> '' as "isComputed", relkind in ('v', 'm') as "isView"
  from pg_attribute
    join pg_class on pg_class.oid = attrelid
    join pg_type on pg_type.oid = atttypid
    left join pg_type element on element.oid = pg_type.typelem and pg_type.typcategory = 'A'
  where relnamespace = 'public'::regnamespace and relname <> 'schema_migrations' and relkind in ('r', 'p', 'v', 'm') and not relispartition and attnum > 0 and not attisdropped
  order by relname, attnum`
