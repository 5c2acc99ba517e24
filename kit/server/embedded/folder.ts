import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../start-error.ts'
import { embeddedMajor } from './binaries.ts'
import type { Owner } from './run-as.ts'

/** What the data folder holds of the embedded database. */
export type Folder = {
  readonly dataDir: string
  /** PostgreSQL's own folder, `pg18`. */
  readonly cluster: string
  readonly log: string
  readonly secrets: Secrets
}
export type Secrets = { readonly ownerPassword: string; readonly appPassword: string }

/** Makes the data folder if need be, refuses one of another PostgreSQL version, reads or makes the secrets. */
export function openFolder(dataDir: string): Folder {
  try {
    // Others may pass through, not look: under root the database may have to run as somebody else. The contents are private.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    const cluster = join(dataDir, `pg${embeddedMajor}`)
    refuseOtherVersions(dataDir, cluster)
    return { dataDir, cluster, log: join(dataDir, 'postgres.log'), secrets: readOrMakeSecrets(dataDir, existsSync(cluster)) }
  } catch (error) {
    throw explainFolderError(error, dataDir)
  }
}

/** Who owns the cluster, or undefined before the first start. */
export function clusterOwner(folder: Folder): Owner | undefined {
  return statSync(folder.cluster, { throwIfNoEntry: false })
}

function refuseOtherVersions(dataDir: string, cluster: string): void {
  const majors = readdirSync(dataDir).flatMap((name) => /^pg(\d+)$/.exec(name)?.[1] ?? []).map(Number)
  const marker = join(cluster, 'PG_VERSION')
  if (existsSync(marker)) majors.push(Number(readFileSync(marker, 'utf8')))
  const newest = Math.max(...majors, 0)
  if (newest > embeddedMajor) {
    throw new StartError('folder.newer', `${dataDir} belongs to a newer version of Yunshan (PostgreSQL ${newest}; this version has ${embeddedMajor}). Start the newer version, or set DATA_DIR to another folder.`)
  }
  if (newest > 0 && !majors.includes(embeddedMajor)) {
    throw new StartError('folder.older', `${dataDir} belongs to an older version of Yunshan (PostgreSQL ${newest}; this version has ${embeddedMajor}). Move the data with the older version first, or set DATA_DIR to another folder.`)
  }
}

function readOrMakeSecrets(dataDir: string, isExisting: boolean): Secrets {
  const file = join(dataDir, 'embedded.json')
  if (!existsSync(file)) {
    if (isExisting) throw new StartError('folder.secret_missing', `${file}, which holds the passwords of the embedded database, is missing. Put it back from a backup.`)
    const password = () => randomBytes(24).toString('base64url')
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, JSON.stringify({ ownerPassword: password(), appPassword: password() }), { mode: 0o600 })
    try {
      // Unlike a rename, a link never replaces: of two processes that start together one makes the secrets.
      linkSync(draft, file)
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') writeFileSync(file, readFileSync(draft), { mode: 0o600, flag: 'wx' })
    } finally {
      unlinkSync(draft)
    }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Secrets
}

/** An empty folder for a new cluster beside the final one; what earlier, interrupted starts left is removed. */
export function makeDraftFolder(folder: Folder): string {
  const prefix = `pg${embeddedMajor}.new-`
  for (const name of readdirSync(folder.dataDir)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : 0
    if (pid > 0 && (pid === process.pid || !isAlive(pid))) rmSync(join(folder.dataDir, name), { recursive: true, force: true })
  }
  const draft = join(folder.dataDir, prefix + process.pid)
  mkdirSync(draft, { mode: 0o700 })
  return draft
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

/** Turns an error of the file system into a sentence for the operator. */
export function explainFolderError(error: unknown, dataDir: string): Error {
  if (error instanceof StartError) return error
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new StartError('folder.full', `There is no space left for ${dataDir}. Free some space and start again; nothing is lost.`, error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return new StartError('folder.unusable', `${dataDir} cannot be written (${code}). Make it writable for this user or set DATA_DIR to another folder.`, error)
  if (code === 'ENOTDIR' || code === 'EEXIST') return new StartError('folder.unusable', `${dataDir} is not a folder. Set DATA_DIR to a folder.`, error)
  return error instanceof Error ? error : new Error(String(error))
}
