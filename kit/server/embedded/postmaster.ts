import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync, truncateSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { listenSettings, type Endpoint } from './endpoint.ts'
import { isAlive, type Folder } from './folder.ts'
import { identity, type RunAs } from './run-as.ts'

/** What `postmaster.pid` says: process, socket folder or port. */
export type Postmaster = { readonly pid: number; readonly endpoint: Endpoint | undefined }

const pidFile = (folder: Folder) => join(folder.cluster, 'postmaster.pid')

export function readPostmaster(folder: Folder): Postmaster | undefined {
  if (!existsSync(pidFile(folder))) return undefined
  const [pid, , , port, socketFolder, host] = readFileSync(pidFile(folder), 'utf8').split('\n')
  const number = Number(port)
  const endpoint: Endpoint | undefined = !number ? undefined
    : socketFolder ? { kind: 'socket', folder: socketFolder, port: number }
    : host ? { kind: 'port', port: number } : undefined
  return { pid: Math.abs(Number(pid)), endpoint }
}

/** The living postmaster of this very folder. After kill -9 or in a restarted container the file may name a stranger. */
export function livingPostmaster(folder: Folder): Postmaster | undefined {
  const postmaster = readPostmaster(folder)
  return postmaster && isRunning(postmaster.pid, folder) ? postmaster : undefined
}

function isRunning(pid: number, folder: Folder): boolean {
  return pid > 0 && isAlive(pid) && isOurs(pid, folder.cluster)
}

function isOurs(pid: number, cluster: string): boolean {
  if (process.platform === 'win32') return true
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout.includes(cluster)
  }
  try {
    const [program, ...rest] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    if (basename(program ?? '') !== 'postgres') return false
    return rest.includes(cluster) || readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    return false
  }
}

/** Removes a `postmaster.pid` whose number now belongs to a stranger: PostgreSQL itself would refuse to start. */
export function removeStalePid(folder: Folder): boolean {
  const postmaster = readPostmaster(folder)
  if (!postmaster || !isAlive(postmaster.pid) || isOurs(postmaster.pid, folder.cluster)) return false
  rmSync(pidFile(folder), { force: true })
  return true
}

/** Sized for a small machine; statements and values never reach the log (C-I5). */
const settings: Readonly<Record<string, string>> = {
  fsync: 'on', jit: 'off', max_connections: '60', shared_buffers: '128MB', random_page_cost: '1.1',
  timezone: 'UTC', log_timezone: 'UTC', lc_messages: 'C',
  max_logical_replication_workers: '0', checkpoint_timeout: '15min',
  log_min_messages: 'log', log_min_error_statement: 'panic', log_error_verbosity: 'terse', log_checkpoints: 'off', log_line_prefix: '%m [%p] ',
}

export type Attempt = { readonly child: ChildProcess; readonly logStart: number; exited: boolean }
const logLimit = 10_000_000

/** Starts PostgreSQL in a process group of its own, so that Ctrl-C in the terminal reaches the application only. */
export function spawnPostmaster(binaries: Binaries, folder: Folder, runAs: RunAs, endpoint: Endpoint, extra: Readonly<Record<string, string>>): Attempt {
  if ((statSync(folder.log, { throwIfNoEntry: false })?.size ?? 0) > logLimit) truncateSync(folder.log)
  const log = openSync(folder.log, 'a', 0o600)
  const logStart = statSync(folder.log).size
  const options = Object.entries({ ...settings, ...listenSettings(endpoint), ...extra }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [program, ...rest] = [...runAs.prefix, binaries.postgres, '-D', folder.cluster, ...options]
  const child = spawn(program!, rest, { detached: true, stdio: ['ignore', log, log], cwd: folder.dataDir, env: databaseEnvironment(), ...identity(runAs) })
  closeSync(log)
  const attempt: Attempt = { child, logStart, exited: false }
  child.on('exit', () => void (attempt.exited = true))
  child.on('error', () => void (attempt.exited = true))
  child.unref()
  return attempt
}

/** Only what PostgreSQL needs: the application's secrets stay out of its environment. */
export function databaseEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMPDIR } = process.env
  return { LC_ALL: 'C', ...(PATH && { PATH }), ...(SystemRoot && { SystemRoot }), ...(TEMP && { TEMP }), ...(TMPDIR && { TMPDIR }) }
}

/** Fast shutdown: sessions end, everything is written; after `patience` ms the hard way, which the next start repairs. */
export async function stopPostmaster(binaries: Binaries, folder: Folder, patience = 20_000): Promise<void> {
  const postmaster = livingPostmaster(folder)
  if (!postmaster) return
  if (process.platform === 'win32') {
    spawnSync(binaries.pgCtl, ['stop', '-D', folder.cluster, '-m', 'fast', '-s'], { timeout: patience })
    return
  }
  abandonPostmaster(folder)
  for (const deadline = Date.now() + patience; isRunning(postmaster.pid, folder);) {
    if (Date.now() > deadline) {
      process.kill(postmaster.pid, 'SIGQUIT')
      return
    }
    await delay(10)
  }
}


/** Asks for a fast shutdown without waiting for it. */
export function abandonPostmaster(folder: Folder): void {
  const postmaster = livingPostmaster(folder)
  if (postmaster) process.kill(postmaster.pid, 'SIGINT')
}
