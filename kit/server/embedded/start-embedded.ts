import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { hostname } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { StartError } from '../start-error.ts'
import { findBinaries, type Binaries } from './binaries.ts'
import { createCluster, explainOutput, ownerRole } from './create-cluster.ts'
import { addressOf, discardEndpoint, makeEndpoint, preferredEndpoint, type Endpoint } from './endpoint.ts'
import { clusterOwner, explainFolderError, openFolder, type Folder } from './folder.ts'
import { abandonPostmaster, livingPostmaster, readPostmaster, removeStalePid, spawnPostmaster, stopPostmaster, type Attempt } from './postmaster.ts'
import { chooseRunAs, type RunAs } from './run-as.ts'

export const appRole = 'yunshan_app'
const database = 'yunshan'
/** Held by the one server of a folder as long as its connection lives, so kill -9 frees it. */
const holderKey = 0x79756e

export type EmbeddedOptions = {
  readonly dataDir: string
  readonly log: (line: string) => void
  /** `share`: use the database of a server that is running on the folder instead of refusing (commands beside the server). */
  readonly share?: boolean
  /** Further PostgreSQL settings; tests that throw their data away may switch `fsync` off. */
  readonly settings?: Readonly<Record<string, string>>
}
export type Embedded = {
  /** As the owner, who migrates. */
  readonly ownerUrl: string
  /** As `yunshan_app`, which cannot rewrite the event record. */
  readonly appUrl: string
  /** Stops the database, or only lets go of it where another process holds the folder. */
  stop(): Promise<void>
}

type Setup = EmbeddedOptions & { readonly folder: Folder; readonly binaries: Binaries; readonly runAs: RunAs }
type Reached = { readonly holder: pg.Client; readonly endpoint: Endpoint }

/**
 * Starts PostgreSQL on `dataDir`, or takes over the one that a killed server left running there. If the
 * database dies it is started again at the same place. Refuses with `folder.in_use` where another server
 * holds the folder.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const binaries = findBinaries()
  const folder = openFolder(options.dataDir)
  try {
    const setup: Setup = { ...options, folder, binaries, runAs: chooseRunAs(binaries, folder.dataDir, clusterOwner(folder)) }
    await createCluster(binaries, folder, setup.runAs)
    const reached = await reach(setup, undefined)
    const isHolder = await holdOrRefuse(setup, reached)
    const stop = isHolder ? supervise(setup, reached) : () => reached.holder.end()
    await prepareDatabase(setup, reached).catch(async (error: unknown) => { await stop(); throw error })
    return {
      ownerUrl: addressOf(reached.endpoint, ownerRole, folder.secrets.ownerPassword, database),
      appUrl: addressOf(reached.endpoint, appRole, folder.secrets.appPassword, database),
      stop,
    }
  } catch (error) {
    throw explainFolderError(error, folder.dataDir)
  }
}

/** Connects to a living postmaster, waits for one that is coming or going, else starts one. */
async function reach(setup: Setup, place: Endpoint | undefined): Promise<Reached> {
  let attempt: Attempt | undefined
  let endpoint = place
  for (let round = 1; ; round += 1) {
    for (const candidate of new Set([readPostmaster(setup.folder)?.endpoint, endpoint, preferredEndpoint(setup.dataDir)])) {
      const holder = candidate && await connect(setup, candidate)
      if (holder === 'busy') break
      if (holder) return { holder, endpoint: candidate! }
    }
    if (attempt?.exited) {
      const said = readFrom(setup.folder.log, attempt.logStart)
      // Both pass: dying processes of a killed database, or another process that starts it at this moment.
      const isPassing = /shared memory block|lock file ".*" already exists/.test(said)
      if (!isPassing || round > 400) throw explainOutput(said, setup.dataDir, 'PostgreSQL did not start')
      attempt = undefined
      await delay(200)
    } else if (!attempt && !livingPostmaster(setup.folder)) {
      if (removeStalePid(setup.folder)) setup.log('Removed a stale postmaster.pid: its number belongs to another program now.')
      endpoint ??= await makeEndpoint(setup.dataDir, setup.runAs)
      attempt = spawnPostmaster(setup.binaries, setup.folder, setup.runAs, endpoint, setup.settings ?? {})
    }
    if (round % 1000 === 0) setup.log('Still waiting for the database, which repairs itself after an interruption…')
    await delay(15)
  }
}

async function connect(setup: Setup, endpoint: Endpoint): Promise<pg.Client | 'busy' | undefined> {
  const client = new pg.Client({
    connectionString: addressOf(endpoint, ownerRole, setup.folder.secrets.ownerPassword, 'postgres'),
    application_name: `yunshan ${process.pid}@${hostname()}`, connectionTimeoutMillis: 5000, keepAlive: true,
  })
  client.on('error', () => undefined) // the 'end' that follows is what counts
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === '57P03' || code === '53300') return 'busy' // starting, stopping, or too many clients
    if (code === '28P01') throw new StartError('folder.secret_missing', `The password in ${setup.dataDir}/embedded.json does not fit the database beside it. Put the right file back from a backup.`, error)
    return undefined
  }
}

/** True: this process now holds the folder. A just killed holder may take a moment to disappear. */
async function holdOrRefuse(setup: Setup, { holder }: Reached): Promise<boolean> {
  for (let round = 0; round < 10; round += 1) {
    const { rows } = await holder.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [holderKey])
    if (rows[0]?.held) return true
    if (setup.share) return false
    await delay(100)
  }
  const { rows } = await holder.query<{ name: string }>(
    `select application_name as name from pg_stat_activity join pg_locks using (pid) where locktype = 'advisory' and objid = $1 and granted`, [holderKey])
  await holder.end()
  const who = rows[0]?.name.replace(/^yunshan (\d+)@(.*)$/, 'process $1 on $2') ?? 'another process'
  throw new StartError('folder.in_use', `Another Yunshan (${who}) is already running on ${setup.dataDir}. Stop it first, or set DATA_DIR to another folder.`)
}

/** The database and the role of the application; what the role may do is granted after the migrations. */
async function prepareDatabase({ folder }: Setup, { holder }: Reached): Promise<void> {
  const { rows } = await holder.query<{ hasRole: boolean; hasDatabase: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as "hasRole", exists (select from pg_database where datname = $2) as "hasDatabase"`, [appRole, database])
  if (!rows[0]?.hasRole) await holder.query(`create role ${appRole} login password '${folder.secrets.appPassword}'`)
  if (!rows[0]?.hasDatabase) await holder.query(`create database ${database}`)
}

/** Starts the database again whenever it dies; the returned function ends both. */
function supervise(setup: Setup, first: Reached): () => Promise<void> {
  let isStopping = false
  let current = first
  let recovery = Promise.resolve()
  const watch = () => current.holder.once('end', () => { if (!isStopping) recovery = recover() })
  const recover = async () => {
    setup.log('The database stopped unexpectedly; starting it again.')
    for (let pause = 100; !isStopping; pause = Math.min(pause * 2, 30_000)) {
      try {
        current = await reach(setup, first.endpoint)
        await holdOrRefuse(setup, current)
        watch()
        setup.log('The database is back.')
        return
      } catch (error) {
        setup.log(`The database cannot be started: ${error instanceof Error ? error.message : String(error)}`)
        await delay(pause)
      }
    }
  }
  watch()
  // A crash of the application takes the database along; only kill -9 leaves it to the next start.
  const leave = () => abandonPostmaster(setup.folder)
  process.once('exit', leave)
  return async () => {
    isStopping = true
    process.off('exit', leave)
    await Promise.race([recovery, delay(5000, undefined, { ref: false })])
    await stopPostmaster(setup.binaries, setup.folder)
    await current.holder.end().catch(() => undefined)
    discardEndpoint(first.endpoint, setup.dataDir)
  }
}

function readFrom(file: string, start: number): string {
  const handle = openSync(file, 'r')
  try {
    const tail = Buffer.alloc(Math.min(Math.max(fstatSync(handle).size - start, 0), 20_000))
    readSync(handle, tail, 0, tail.length, start)
    return tail.toString()
  } finally {
    closeSync(handle)
  }
}
