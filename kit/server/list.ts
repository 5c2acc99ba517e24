import { sql, type RawBuilder } from 'kysely'
import type { ListShape } from '#kit/pure/contract.ts'
import { Refusal, type FieldError } from '#kit/pure/refusal.ts'
import { isDay, platformZone } from '#kit/pure/time.ts'
import { databaseCode, type Reader } from './database.ts'

/** Trusted SQL of a store; what people type only ever arrives as a parameter. */
export type SqlPart = RawBuilder<unknown>

/**
 * A list as SQL. `fields` gives each sortable or filterable field its column; columns that are sorted by
 * must not be null. `id` breaks ties and is the default order, newest first.
 */
export type ListSource<Shape extends ListShape> = {
  readonly columns: SqlPart
  readonly from: SqlPart
  readonly id: SqlPart
  readonly fields: { readonly [Name in Shape['sort'][number] | (keyof Shape['filters'] & string)]: SqlPart }
  /** Text fields that hold numbers such as `SO-20261122-0001`, of capitals and digits: compared byte by byte, an eighth of the time. */
  readonly numbers?: readonly string[]
  /** Columns that `q` looks into. */
  readonly search?: readonly SqlPart[]
  /** The table without its joins: finds and counts the rows whenever no field of a joined table (nor `q`) is asked for. */
  readonly alone?: {
    readonly from: SqlPart
    readonly joinedFields: readonly string[]
    /** The joins around one page of it, under the alias of its rows: where ids alone do not find a row again at once (partitions). */
    readonly around?: { readonly alias: SqlPart; readonly joins: (page: SqlPart) => SqlPart }
  }
}
export type ListInput = { page?: number; pageSize?: number; sort?: string; after?: string; q?: string } & Record<string, unknown>
export type ListResult<Row> = { items: Row[]; total: number; totalIsExact: boolean; page: number; pageSize: number; nextCursor: string | null }

const countLimit = 10_000
export const defaultPageSize = 20

/** One page of a list: filtered, sorted, counted up to 10,000 (chapter 9, lists; the scope comes in `visible`, A3). */
export async function listRows<Shape extends ListShape, Row extends object>(reader: Reader, shape: Shape, source: ListSource<Shape>, input: ListInput, visible: SqlPart): Promise<ListResult<Row>> {
  const page = input.page ?? 1
  const pageSize = input.pageSize ?? defaultPageSize
  const order = orderOf(source, input.sort)
  const where = conditions(shape, source, input, visible)
  const cursor = input.after === undefined ? undefined : readCursor(input.after, input.sort)
  const beyond = cursor ? sql` and ${afterCursor(source, order, cursor)}` : sql``
  const offset = cursor ? 0 : (page - 1) * pageSize
  const narrow = narrowFrom(source, input)
  const rows = await sql<Row & { sortKey: string; rowId: string }>`
    select ${source.columns}, ${source.id}::text as "rowId", ${order.column ? sql`${order.column}::text` : sql`''`} as "sortKey"
    from ${fromOf(source, narrow, order, sql`${where}${beyond}`, pageSize + 1, offset)}
    order by ${order.clause} limit ${rowsOf(pageSize + 1)}`.execute(reader).catch((error: unknown) => { throw cursor && isUnreadable(error) ? wrongCursor() : error })
  const hasMore = rows.rows.length > pageSize
  const items = rows.rows.slice(0, pageSize)
  const last = items.at(-1)
  const count = await boundedCount(reader, narrow, where, offset, items.length, hasMore, cursor !== undefined)
  return {
    items: items.map(({ sortKey: _key, rowId: _id, ...row }) => row as unknown as Row),
    ...count, page, pageSize,
    nextCursor: hasMore && last ? writeCursor(input.sort, last.sortKey, last.rowId) : null,
  }
}

/** All rows of a list in batches, for exports: the same filters and the same scope as the page (A3). */
export async function* walkRows<Shape extends ListShape, Row extends object>(reader: Reader, shape: Shape, source: ListSource<Shape>, input: ListInput, visible: SqlPart, batch = 1000): AsyncGenerator<Row[]> {
  let cursor: ReturnType<typeof readCursor> | undefined
  const order = orderOf(source, input.sort)
  for (;;) {
    const beyond = cursor ? sql` and ${afterCursor(source, order, cursor)}` : sql``
    const { rows } = await sql<Row & { sortKey: string; rowId: string }>`
      select ${source.columns}, ${source.id}::text as "rowId", ${order.column ? sql`${order.column}::text` : sql`''`} as "sortKey"
      from ${source.from} where ${conditions(shape, source, input, visible)}${beyond}
      order by ${order.clause} limit ${batch}`.execute(reader)
    if (rows.length > 0) yield rows.map(({ sortKey: _key, rowId: _id, ...row }) => row as unknown as Row)
    const last = rows.at(-1)
    if (rows.length < batch || !last) return
    cursor = { key: last.sortKey, id: last.rowId }
  }
}

function narrowFrom<Shape extends ListShape>(source: ListSource<Shape>, input: ListInput): SqlPart {
  const { alone } = source
  if (!alone || input.q) return source.from
  const needsJoin = alone.joinedFields.some((name) => input[name] !== undefined || input.sort?.replace('-', '') === name)
  return needsJoin ? source.from : alone.from
}

/** The rows of one page with their joins and conditions. */
function fromOf<Shape extends ListShape>(source: ListSource<Shape>, narrow: SqlPart, order: Order, where: SqlPart, limit: number, offset: number): SqlPart {
  const around = narrow === source.from ? undefined : source.alone?.around
  if (around) return around.joins(sql`(select ${around.alias}.* from ${narrow} where ${where} order by ${order.clause} limit ${rowsOf(limit)} offset ${offset === 0 ? rowsOf(0) : offset}) ${around.alias}`)
  return sql`${source.from} where ${offset === 0 && narrow === source.from ? where : pickedRows(source, narrow, order, where, limit, offset)}`
}

/** Rows are found by their ids, from as few tables as can be: what is shown is joined and computed for one page only. */
function pickedRows<Shape extends ListShape>(source: ListSource<Shape>, from: SqlPart, order: Order, where: SqlPart, limit: number, offset: number): SqlPart {
  return sql`${source.id} in (select ${source.id} from ${from} where ${where} order by ${order.clause} limit ${rowsOf(limit)} offset ${offset === 0 ? rowsOf(0) : offset})`
}

/** Written into the statement: of a parameter a kept plan assumes a tenth of the table, and reads whole tables for one page. */
function rowsOf(count: number): SqlPart {
  return sql.lit(count)
}

type Order = { readonly clause: SqlPart; readonly column: SqlPart | undefined; readonly isDescending: boolean }

function orderOf<Shape extends ListShape>(source: ListSource<Shape>, sort: string | undefined): Order {
  if (sort === undefined) return { clause: sql`${source.id} desc`, column: undefined, isDescending: true }
  const isDescending = sort.startsWith('-')
  const name = (isDescending ? sort.slice(1) : sort) as keyof typeof source.fields
  const column = source.fields[name]
  const direction = isDescending ? sql`desc` : sql`asc`
  return { clause: sql`${column} ${direction}, ${source.id} ${direction}`, column, isDescending }
}

function afterCursor<Shape extends ListShape>(source: ListSource<Shape>, order: Order, cursor: { key: string; id: string }): SqlPart {
  const sign = order.isDescending ? sql`<` : sql`>`
  return order.column
    ? sql`(${order.column}, ${source.id}) ${sign} (${cursor.key}, ${cursor.id}::bigint)`
    : sql`${source.id} ${sign} ${cursor.id}::bigint`
}

function conditions<Shape extends ListShape>(shape: Shape, source: ListSource<Shape>, input: ListInput, visible: SqlPart): SqlPart {
  const parts: SqlPart[] = [visible]
  for (const [name, kind] of Object.entries(shape.filters)) {
    const value = input[name]
    if (typeof value !== 'string' || value === '') continue
    const column = source.fields[name as keyof typeof source.fields]
    if (kind === 'choice') parts.push(sql`${column}::text = any(${value.split(',')})`)
    else if (kind === 'anyOf') parts.push(sql`${column} && ${value.split(',')}::text[]`)
    else if (kind === 'text') parts.push(source.numbers?.includes(name) ? containsNumber(column, value) : contains(column, value))
    else parts.push(...within(column, value))
  }
  const wanted = typeof input.q === 'string' ? input.q.trim() : ''
  if (wanted !== '' && source.search) parts.push(sql`(${sql.join(source.search.map((column) => contains(column, wanted)), sql` or `)})`)
  return sql.join(parts.map((part) => sql`(${part})`), sql` and `)
}

function contains(column: SqlPart, text: string): SqlPart {
  return sql`${column} ilike ${anywhere(text)}`
}

function containsNumber(column: SqlPart, text: string): SqlPart {
  return sql`${column} collate "C" like ${anywhere(text.toUpperCase())}`
}

function anywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}

/** `from..to`, both included, as days of the platform; what has no moment yet (sorted as infinity) is in no range. */
function within(column: SqlPart, range: string): SqlPart[] {
  const [from, to] = range.split('..') as [string, string]
  return [
    sql`isfinite(${column})`,
    ...(from ? [sql`${column} >= (${from}::timestamp at time zone ${platformZone})`] : []),
    ...(to ? [sql`${column} < ((${to}::date + 1)::timestamp at time zone ${platformZone})`] : []),
  ]
}

/** What a contract's patterns cannot say of a list's query: days must exist. Known before an export's first byte. */
export function listProblems(shape: ListShape | undefined, query: unknown): FieldError[] {
  return Object.entries(shape?.filters ?? {}).flatMap(([path, kind]) => {
    const value = (query as Record<string, unknown>)[path]
    const days = kind === 'days' && typeof value === 'string' ? value.split('..').filter((day) => day !== '') : []
    return days.every(isDay) ? [] : [{ path, code: 'field.pattern' }]
  })
}

async function boundedCount(reader: Reader, from: SqlPart, where: SqlPart, offset: number, found: number, hasMore: boolean, isWalk: boolean): Promise<{ total: number; totalIsExact: boolean }> {
  // A page that is not full tells the total itself, if it is not beyond the end.
  if (!isWalk && !hasMore && (found > 0 || offset === 0)) return { total: offset + found, totalIsExact: true }
  const { rows: [count] } = await sql<{ total: number }>`
    select count(*)::int as total from (select 1 from ${from} where ${where} limit ${rowsOf(countLimit + 1)}) as bounded`.execute(reader)
  const total = count!.total
  return total > countLimit ? { total: countLimit, totalIsExact: false } : { total, totalIsExact: true }
}

function writeCursor(sort: string | undefined, key: string, id: string): string {
  return Buffer.from(JSON.stringify([sort ?? '', key, id])).toString('base64url')
}

/** A cursor only continues the order that it was made for. */
function readCursor(text: string, sort: string | undefined): { key: string; id: string } {
  try {
    const [order, key, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [unknown, unknown, unknown]
    if (order !== (sort ?? '') || typeof key !== 'string' || typeof id !== 'string' || !/^\d{1,18}$/.test(id)) throw wrongCursor()
    return { key, id }
  } catch {
    throw wrongCursor()
  }
}

/** A made-up cursor's key may not be of its column's kind; only the database knows that (class 22, data exception). */
function isUnreadable(error: unknown): boolean {
  return databaseCode(error)?.startsWith('22') ?? false
}

function wrongCursor(): Refusal {
  return new Refusal('input.unknown_query', 400, {}, [{ path: 'after', code: 'field.pattern' }])
}
