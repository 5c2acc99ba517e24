import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { readConfig, type Config } from '#kit/server/config.ts'
import { migrate } from '#kit/server/migrate.ts'
import { isTableEmpty } from '#kit/server/one-connection.ts'
import { StartError } from '#kit/server/start-error.ts'
import { buildPagesIfOld } from './build-pages.ts'
import { connect, type Connected } from './connect.ts'
import { choosePassword } from './demo-password.ts'

type Environment = Readonly<Record<string, string | undefined>>
type Demo = ReturnType<typeof choosePassword>
/** How long running requests may take to end; whoever stops the process seldom waits longer than 30 seconds. */
const drainPatience = 25_000
const demoAccounts = [
  ['jtt.user', 'department user'], ['jtt.admin', 'department admin'], ['bureau.admin', 'big data bureau'], ['gat.user', 'politics-law user'],
  ['committee.admin', 'politics-law committee'], ['om', 'operation and maintenance'], ['business', 'business operator'], ['member1', 'member'], ['platform', 'platform admin'],
] as const

/** `npm start`: database, migrations, pages, demonstration on the first start, server; returns when it has stopped. */
export async function serve(env: Environment): Promise<number> {
  const config = readConfig(env)
  const log = (line: string) => { if (config.logLevel !== 'silent') console.log(line) }
  const stopped = stopSignal()
  await refuseTakenPort(config)
  // Loading the server's code, the database and the pages do not need each other.
  const [{ startServer }, database] = await together(
    [import('#app/server.ts'), connect(config, log), buildPagesIfOld(log)] as const, async ([, opened]) => opened?.stop())
  try {
    const starting = prepareDatabase(config, database, log).then(async (demo) => {
      const server = await startServer({ config, databaseUrl: database.appUrl, ownerUrl: database.ownerUrl })
        .catch((error: unknown) => { throw explainListen(error, config) })
      greet(config.publicUrl ?? server.address, demo, database.isEmbedded && !config.production)
      return server
    })
    const server = await Promise.race([starting, stopped])
    await stopped
    log('Stopping…')
    await Promise.race([server?.close(), delay(drainPatience)])
  } finally {
    await database.stop()
  }
  return 0
}

/** Brings the database to this version and fills it on the first start. */
async function prepareDatabase(config: Config, database: Connected, log: (line: string) => void): Promise<Demo | undefined> {
  await migrate({ ...database, log })
  if (database.ownerUrl === database.appUrl) log('Note: without MIGRATION_DATABASE_URL the server runs as the owner of the tables; the event record is then not protected by the database.')
  return await loadDemoIfEmpty(config, database, log)
}

/** Waits for all; if one fails, `undo` gets what the others made before the failure goes on. */
async function together<const Parts extends readonly Promise<unknown>[]>(
  parts: Parts, undo: (made: { [Index in keyof Parts]: Awaited<Parts[Index]> | undefined }) => Promise<unknown>,
): Promise<{ -readonly [Index in keyof Parts]: Awaited<Parts[Index]> }> {
  const results = await Promise.allSettled(parts)
  const failure = results.find((result) => result.status === 'rejected')
  const values = results.map((result) => result.status === 'fulfilled' ? result.value : undefined)
  if (!failure) return values as { -readonly [Index in keyof Parts]: Awaited<Parts[Index]> }
  await undo(values as { [Index in keyof Parts]: Awaited<Parts[Index]> | undefined })
  throw failure.reason
}

/** Resolves at the first SIGTERM or Ctrl-C, or when the process that started this one is gone. More of them change nothing. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve())
    if (!process.channel) return
    process.channel.unref()
    process.on('disconnect', () => resolve())
  })
}

/** Told before the database starts, so that a second `npm start` by mistake is answered at once. */
function refuseTakenPort(config: Config): Promise<void> {
  const probe = createServer()
  return new Promise((resolve, reject) => {
    probe.once('error', (error) => reject(explainListen(error, config)))
    probe.listen(config.port, config.host, () => probe.close(() => resolve()))
  })
}

function explainListen(error: unknown, { host, port }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return new StartError('port.taken', `Port ${port} on ${host} is already in use. Stop the other program, or choose another: PORT=${port + 1} npm start`, error)
  if (code === 'EACCES') return new StartError('port.taken', `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`, error)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new StartError('port.taken', `This machine has no address ${host}. Set HOST to one of its addresses, or to 0.0.0.0 for all.`, error)
  return error
}

/** Chapter 13: only the embedded database, only when it is empty, never in production. Answers a new random password. */
async function loadDemoIfEmpty(config: Config, database: Connected, log: (line: string) => void): Promise<Demo | undefined> {
  if (!database.isEmbedded || config.production || !await isTableEmpty(database.ownerUrl, 'accounts')) return undefined
  log('First start: loading the demonstration…')
  const { seedDemo } = await import('#app/seed/seed.ts')
  const chosen = choosePassword(config)
  await seedDemo({ ownerUrl: database.ownerUrl, size: 'province', password: chosen.password, onProgress: (line) => log(`  ${line}`) })
  return chosen
}

function greet(address: string, demo: Demo | undefined, isDemo: boolean): void {
  const lines = ['', `Yunshan is ready: ${address}`]
  if (demo) {
    const width = Math.max(...demoAccounts.map(([name]) => name.length))
    lines.push('', 'Demo accounts:', ...demoAccounts.map(([name, role]) => `  ${name.padEnd(width)}  ${role}`),
      demo.isNew ? `Password of all of them, shown only now: ${demo.password}` : 'Password of all of them: as DEMO_PASSWORD says')
  } else if (isDemo) {
    lines.push('The demo accounts keep the password that was shown at the first start.')
  }
  console.log([...lines, 'Stop with Ctrl-C.', ''].join('\n'))
}
