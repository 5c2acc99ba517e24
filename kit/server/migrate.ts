import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { grantTo, makeRoleIfMissing } from './grants.ts'
import { StartError } from './start-error.ts'

export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url))
const oldestServer = 150_000
/** One number for the whole product: whoever migrates waits for whoever migrates already. */
const lockKey = 0x6d696772

export type MigrateOptions = {
  /** Connection of the owner. */
  readonly ownerUrl: string
  /** Connection of the application; its role gets the grants unless it is the owner itself. */
  readonly appUrl?: string
  readonly folder?: string
  readonly log?: (line: string) => void
}
type Migration = { readonly name: string; readonly checksum: string; readonly sql: string }

/** The migrations of this version, in order. */
export function readMigrations(folder: string = migrationsFolder): Migration[] {
  return readdirSync(folder).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort().map((file) => {
    const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
    return { name: file, checksum: createHash('sha256').update(sql).digest('hex'), sql }
  })
}

/**
 * Brings the database to this version: forward only, each file with its bookkeeping and the grants in one
 * transaction, so that whatever interrupts it, the same command simply goes on. Answers the names applied.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const migrations = readMigrations(options.folder)
  const client = await connectForMigration(options.ownerUrl)
  const role = options.appUrl && options.appUrl !== options.ownerUrl ? roleOf(options.appUrl) : undefined
  const applied: string[] = []
  try {
    await refuseOldServer(client)
    if (role && await makeRoleIfMissing(client, role)) options.log?.(`Made the database role ${role.name}.`)
    // The quick look needs no lock: a server that starts on a finished database waits for nobody.
    let next = nextMigration(migrations, await readApplied(client))
    while (next) {
      next = await inTransaction(client, async () => {
        await client.query('select pg_advisory_xact_lock($1)', [lockKey])
        await client.query(`create table if not exists schema_migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
        const mine = nextMigration(migrations, await readApplied(client))
        if (!mine) return undefined
        await apply(client, mine)
        if (role) await grantTo(client, role.name)
        applied.push(mine.name)
        options.log?.(`Applied migration ${mine.name}.`)
        return mine
      }) && nextMigration(migrations, await readApplied(client))
    }
    if (role && applied.length === 0) await grantIfNew(client, role.name)
    return applied
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function connectForMigration(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'yunshan migrate', connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined) // the query that runs reports it
  try {
    await client.connect()
    return client
  } catch (error) {
    throw explainConnection(error, ownerUrl)
  }
}

/** Why a database cannot be reached, without its password. */
export function explainConnection(error: unknown, url: string): StartError {
  const where = describeUrl(url)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = (error instanceof Error && error.message) || code || String(error)
  if (['28P01', '28000'].includes(code)) return new StartError('database.refused', `The database ${where} refuses the user or password. Check DATABASE_URL and MIGRATION_DATABASE_URL.`, error)
  if (code === '3D000') return new StartError('database.refused', `The database ${where} does not exist. Create it, or check DATABASE_URL.`, error)
  return new StartError('database.unreachable', `The database ${where} cannot be reached (${reason}). Check DATABASE_URL and that the server is running.`, error)
}

function describeUrl(url: string): string {
  const parsed = URL.parse(url.replace('@/', '@local-socket/'))
  return parsed ? `${parsed.pathname.slice(1) || 'postgres'} on ${parsed.host}` : 'in DATABASE_URL'
}

function roleOf(appUrl: string): { name: string; password: string } {
  const { username, password } = new URL(appUrl.replace('@/', '@local-socket/'))
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; text: string }>(`select current_setting('server_version_num')::int as number, current_setting('server_version') as text`)
  if (rows[0]!.number < oldestServer) throw new StartError('database.too_old', `The database server is PostgreSQL ${rows[0]!.text}; Yunshan needs 15 or newer.`)
}

type Applied = ReadonlyMap<string, string>

async function readApplied(client: pg.Client): Promise<Applied> {
  const { rows: [known] } = await client.query<{ exists: boolean }>(`select to_regclass('schema_migrations') is not null as exists`)
  if (!known?.exists) return new Map()
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from schema_migrations')
  return new Map(rows.map((row) => [row.name, row.checksum]))
}

/** The first migration that is missing; refuses a database that this version does not understand. */
function nextMigration(migrations: readonly Migration[], applied: Applied): Migration | undefined {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  const unknown = [...applied.keys()].filter((name) => !known.has(name)).sort()
  if (unknown.length > 0) throw new StartError('migration.newer', `The database was migrated by a newer version of Yunshan (${unknown.join(', ')}). Start that version; this one would damage the data.`)
  const changed = migrations.find(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum)
  if (changed) throw new StartError('migration.changed', `The migration ${changed.name} has changed since it was applied. Applied migrations are never edited: restore the file and write a new one.`)
  const next = migrations.find(({ name }) => !applied.has(name))
  const last = [...applied.keys()].sort().at(-1)
  if (next && last && next.name < last) throw new StartError('migration.out_of_order', `The migration ${next.name} comes before ${last}, which is already applied. Give it a higher number.`)
  return next
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query(migration.sql)
    await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [migration.name, migration.checksum])
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const position = error instanceof pg.DatabaseError && error.position ? ` (line ${migration.sql.slice(0, Number(error.position)).split('\n').length})` : ''
    throw new StartError('migration.failed', `The migration ${migration.name} was interrupted: ${reason}${position}. Nothing of it was kept. Remove the cause and start again; it goes on from there.`, error)
  }
}

async function inTransaction<Result>(client: pg.Client, work: () => Promise<Result>): Promise<Result> {
  await client.query('begin')
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/** A role that is new since the last migration, for instance after another DATABASE_URL, gets its grants too. */
async function grantIfNew(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ granted: boolean }>(`select has_table_privilege($1, 'schema_migrations', 'select') as granted`, [role])
  if (!rows[0]?.granted) await inTransaction(client, () => grantTo(client, role))
}
