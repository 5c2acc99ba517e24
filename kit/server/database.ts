import { Kysely, PostgresDialect, sql, type RawBuilder, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from '#migrations/tables.ts'

export type Database = Kysely<DB>
/** An open transaction. Stores take it; nothing else opens one (chapter 12, action). */
export type Tx = Transaction<DB>
/** Stores that only read accept either. */
export type Reader = Database | Tx

// Calendar days stay text (`YYYY-MM-DD`): a Date would drag a time zone in. Counts are small enough for numbers;
// ids and amounts stay text.
const dayType = 1082
const int8Type = 20
pg.types.setTypeParser(dayType, (text) => text)
pg.types.setTypeParser(int8Type, (text) => text)

export type OpenDatabase = { readonly database: Database; readonly pool: pg.Pool; close(): Promise<void> }

/** Limits of one statement and of one wait, so that nothing hangs for ever (C-B6). */
const sessionOptions = '-c statement_timeout=10000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=10000 -c timezone=UTC'

/** Opens a pool of at most `connections`; errors of idle connections are left to the next use. */
export function openDatabase(url: string, connections = 16): OpenDatabase {
  const pool = new pg.Pool({ connectionString: url, max: connections, options: sessionOptions, connectionTimeoutMillis: 10_000, application_name: 'yunshan' })
  pool.on('error', () => {})
  // One that breaks while a transaction holds it, between two statements, reports it here; unheard, it would end the process.
  pool.on('connect', (client) => { client.on('error', () => {}) })
  const database = new Kysely<DB>({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
  return { database, pool, close: () => database.destroy() }
}

/** Texts of statements are few (values are parameters), so each is parsed and planned once per connection. */
const statementNames = new Map<string, string>()
const mostStatements = 500

function statementName(text: string): string | undefined {
  const known = statementNames.get(text)
  if (known !== undefined) return known
  if (statementNames.size >= mostStatements || !/^\s*(select|insert|update|delete|with)\b/i.test(text)) return undefined
  const name = `y${statementNames.size}`
  statementNames.set(text, name)
  return name
}

type KyselyPool = Exclude<ConstructorParameters<typeof PostgresDialect>[0]['pool'], (...given: never[]) => unknown>

/** The pool as Kysely uses it, with prepared statements: planning was half the time of a small read. */
function preparing(pool: pg.Pool): KyselyPool {
  const connect = async () => {
    const client = await pool.connect()
    const query = (text: unknown, values: readonly unknown[]) => {
      const name = typeof text === 'string' ? statementName(text) : undefined
      return name === undefined ? client.query(text as string, [...values]) : client.query({ name, text: text as string, values: [...values] })
    }
    return { query, release: () => client.release() }
  }
  return { connect, end: () => pool.end() } as unknown as KyselyPool
}

const transientCodes = new Set(['40001', '40P01'])
const attempts = 5

export function databaseCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Which unique key or check refused a write, by the constraint's name. */
export function violated(error: unknown, constraint: string): boolean {
  return error instanceof pg.DatabaseError && error.constraint === constraint
}

/** Runs the whole transaction again on a serialization failure or deadlock, at most five times (chapter 12, Concurrency). */
export async function inTransaction<T>(database: Database, run: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.transaction().execute(run)
    } catch (error) {
      if (attempt >= attempts || !transientCodes.has(databaseCode(error) ?? '')) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt))
    }
  }
}

/** Reads that must fit together, from one snapshot; nothing can be written. */
export function inSnapshot<T>(database: Database, run: (tx: Tx) => Promise<T>): Promise<T> {
  return database.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(run)
}

/** The platform's time: the database's plus the travel shift; the same through a transaction. */
export async function platformNow(reader: Reader): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select platform_now() as now`.execute(reader)
  return rows[0]!.now
}

/** The next human number of a prefix on a day: `RA-20261122-0007` (R10). Locks last and shortly (lock order). */
export async function nextNumber(tx: Tx, prefix: string, day: string): Promise<string> {
  return (await drawnNumber(prefix, day).execute(tx)).rows[0]!.number
}

/** The same as a part of the statement that writes the numbered row: the others wait for the counter one way less. */
export function drawnNumber(prefix: string, day: string): RawBuilder<{ number: string }> {
  return sql`insert into number_counters (prefix, day, last) values (${prefix}, ${day}, 1)
    on conflict (prefix, day) do update set last = number_counters.last + 1
    returning ${`${prefix}-${day.replaceAll('-', '')}-`}::text || lpad(last::text, greatest(4, length(last::text)), '0') as number`
}
