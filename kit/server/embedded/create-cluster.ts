import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../start-error.ts'
import type { Binaries } from './binaries.ts'
import { errorCode, explainFolderError, makeDraftFolder, type Folder } from './folder.ts'
import { databaseEnvironment } from './postmaster.ts'
import { giveTo, identity, type RunAs } from './run-as.ts'

export const ownerRole = 'yunshan_owner'

/**
 * Makes the cluster if there is none. It is made aside and moved into place when complete, so an
 * interrupted first start leaves nothing half done. Text compares by code point here; what people sort
 * has an explicit ICU collation made by a migration.
 */
export async function createCluster(binaries: Binaries, folder: Folder, runAs: RunAs): Promise<void> {
  if (existsSync(folder.cluster)) return
  const draft = makeDraftFolder(folder)
  try {
    const [data, password] = [join(draft, 'data'), join(draft, 'password')]
    mkdirSync(data, { mode: 0o700 })
    writeFileSync(password, folder.secrets.ownerPassword, { mode: 0o600 })
    for (const path of [draft, data, password]) giveTo(runAs, path)
    await runInitdb(binaries, runAs, folder, [
      '-D', data, '-U', ownerRole, `--pwfile=${password}`, '--auth=scram-sha-256',
      '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions',
    ])
    renameSync(data, folder.cluster)
  } catch (error) {
    // Another process that started at the same moment was quicker: its cluster is as good.
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw explainFolderError(error, folder.dataDir)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

function runInitdb(binaries: Binaries, runAs: RunAs, folder: Folder, options: readonly string[]): Promise<void> {
  const [program, ...rest] = [...runAs.prefix, binaries.initdb, ...options]
  const child = spawn(program!, rest, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder.dataDir, env: databaseEnvironment(), ...identity(runAs) })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => code === 0 ? resolve() : reject(explainOutput(said, folder.dataDir, 'PostgreSQL could not make its data folder')))
  })
}

/** What PostgreSQL printed before it gave up, as a sentence. */
export function explainOutput(said: string, place: string, otherwise: string): StartError {
  if (/No space left on device|Disk quota exceeded/i.test(said)) return new StartError('folder.full', `There is no space left for ${place}. Free some space and start again; nothing is lost.`)
  if (/Permission denied|Read-only file system/i.test(said)) return new StartError('folder.unusable', `PostgreSQL cannot write in ${place}. Make it writable for this user or set DATA_DIR to another folder.`)
  if (/error while loading shared libraries|cannot execute|GLIBC_/i.test(said)) {
    return new StartError('embedded.unavailable', `The embedded PostgreSQL cannot run on this system (${said.trim().split('\n')[0]}). Run "npm ci" again, or set DATABASE_URL to a PostgreSQL server.`)
  }
  return new StartError('embedded.failed', `${otherwise}:\n${said.trim().split('\n').slice(-8).join('\n')}`)
}
