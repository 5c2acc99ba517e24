import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startEmbedded, type Embedded, type EmbeddedOptions } from './start-embedded.ts'

// A folder that nobody else can enter, with a space and Chinese characters in its name: the hard case throughout.
const root = mkdtempSync(join(tmpdir(), 'yunshan-embedded-'))
const dataDir = join(root, '数 据')
const log: string[] = []
const open: Embedded[] = []
const children: ChildProcess[] = []

async function start(options: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
  const started = await startEmbedded({ dataDir, log: (line) => log.push(line), ...options })
  open.push(started)
  return started
}

/** The server of another process; it prints its addresses and holds the folder until it is killed. */
async function startElsewhere(): Promise<{ child: ChildProcess; ownerUrl: string }> {
  const script = `import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'start-embedded.ts'))}
    const { ownerUrl } = await startEmbedded({ dataDir: process.argv[1], log: () => undefined })
    console.log(ownerUrl)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [chunk] = await once(child.stdout, 'data') as [Buffer]
  return { child, ownerUrl: chunk.toString().trim() }
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

const postmasterPid = () => Number(readFileSync(join(dataDir, 'pg18', 'postmaster.pid'), 'utf8').split('\n')[0])

beforeAll(async () => {
  const first = await startEmbedded({ dataDir, log: () => undefined })
  await ask(first.ownerUrl, 'create table kept (n int)')
  await first.stop()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((started) => started.stop()))
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('starting', () => {
  it('makes a database with two roles, ICU collations and private files in a folder nobody else can enter', async () => {
    const { ownerUrl, appUrl } = await start()
    expect(await ask(ownerUrl, 'select current_user as owner, current_database() as name')).toEqual([{ owner: 'yunshan_owner', name: 'yunshan' }])
    expect(await ask(appUrl, 'select rolsuper, rolcreaterole from pg_roles where rolname = current_user')).toEqual([{ rolsuper: false, rolcreaterole: false }])
    await expect(ask(appUrl, 'create table mine (n int)')).rejects.toThrow(/permission denied/)
    const sorted = await ask<{ name: string }>(ownerUrl, `select name from unnest(array['张','李','阿']) name order by name collate "zh-x-icu"`)
    expect(sorted.map((row) => row.name)).toEqual(['阿', '李', '张'])
    expect(statSync(join(dataDir, 'embedded.json')).mode & 0o077).toBe(0)
    expect(statSync(root).mode & 0o077).toBe(0)
  })

  it('keeps the data, and stops the postmaster with the application', async () => {
    const first = await start()
    await ask(first.ownerUrl, 'insert into kept values (1)')
    const pid = postmasterPid()
    await open.pop()!.stop()
    expect(livesAs(pid)).toBe('')
    const second = await start()
    expect(await ask(second.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(await ask(second.ownerUrl, 'select count(*)::int as rows from kept')).toEqual([{ rows: 1 }])
  })

  it('uses a private temporary folder for the socket where the path is too long for one', async () => {
    const deep = join(root, '深'.repeat(40))
    const started = await start({ dataDir: deep })
    expect(new URL(started.ownerUrl).searchParams.get('host')).toMatch(/yunshan-\w+$/)
    expect(await ask(started.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe('after something died', () => {
  it('takes over the database that a server killed with -9 left running', async () => {
    const { child } = await startElsewhere()
    const pid = postmasterPid()
    child.kill('SIGKILL')
    await once(child, 'exit')
    const { ownerUrl } = await start()
    expect(postmasterPid()).toBe(pid)
    expect(await ask(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('starts the database again at the same address after kill -9 of the postmaster; nothing written is lost', async () => {
    const { ownerUrl } = await start()
    await ask(ownerUrl, 'create table survivors (n int); insert into survivors values (7)')
    const pid = postmasterPid()
    process.kill(pid, 'SIGKILL')
    await until(() => log.includes('The database is back.'))
    expect(postmasterPid()).not.toBe(pid)
    expect(await ask(ownerUrl, 'select n from survivors')).toEqual([{ n: 7 }])
  })

  it('starts after both were killed', async () => {
    const { child } = await startElsewhere()
    child.kill('SIGKILL')
    process.kill(postmasterPid(), 'SIGKILL')
    await once(child, 'exit')
    const { ownerUrl } = await start()
    expect(await ask(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('ignores a postmaster.pid whose number belongs to a stranger, as in a restarted container', async () => {
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' })
    children.push(stranger)
    const file = join(dataDir, 'pg18', 'postmaster.pid')
    writeFileSync(file, `${stranger.pid}\n${join(dataDir, 'pg18')}\n1795310888\n5432\n${join(dataDir, 'socket')}\n\n  2146912         4\nready   \n`)
    const { ownerUrl } = await start()
    expect(postmasterPid()).not.toBe(stranger.pid)
    expect(await ask(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(stranger.exitCode).toBeNull()
  })
})

describe('two on one folder', () => {
  it('refuses the second server by name and leaves the first alone', async () => {
    const { child, ownerUrl } = await startElsewhere()
    await expect(start()).rejects.toMatchObject({ code: 'folder.in_use', message: expect.stringContaining(`process ${child.pid}`) })
    expect(await ask(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    const pid = postmasterPid()
    child.kill('SIGKILL')
    await once(child, 'exit')
    await start()
    expect(postmasterPid()).toBe(pid)
  })

  it('lets a command share the running database without stopping it', async () => {
    const first = await start()
    const second = await startEmbedded({ dataDir, log: () => undefined, share: true })
    await second.stop()
    expect(await ask(first.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe('refusals', () => {
  it('of a folder that belongs to a newer version', async () => {
    const newer = join(root, 'newer')
    mkdirSync(join(newer, 'pg19'), { recursive: true })
    await expect(start({ dataDir: newer })).rejects.toMatchObject({ code: 'folder.newer' })
    expect(existsSync(join(newer, 'pg18'))).toBe(false)
  })

  it('of a file in the place of the folder', async () => {
    const file = join(root, 'file')
    writeFileSync(file, '')
    await expect(start({ dataDir: file })).rejects.toMatchObject({ code: 'folder.unusable' })
    await expect(start({ dataDir: join(file, 'below') })).rejects.toMatchObject({ code: 'folder.unusable' })
  })

  it('of a database whose passwords are missing', async () => {
    const secret = join(dataDir, 'embedded.json')
    renameSync(secret, `${secret}.away`)
    await expect(start()).rejects.toMatchObject({ code: 'folder.secret_missing' })
    renameSync(`${secret}.away`, secret)
  })
})

/** The command line of a process; empty for one that is gone or only waits for its parent. */
function livesAs(pid: number): string {
  const file = `/proc/${pid}/cmdline`
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

async function until(isTrue: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 20_000; !isTrue();) {
    if (Date.now() > deadline) throw new Error('it did not happen in time')
    await delay(20)
  }
}
