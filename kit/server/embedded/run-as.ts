import { spawnSync } from 'node:child_process'
import { chownSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartError } from '../start-error.ts'
import type { Binaries } from './binaries.ts'

/**
 * As whom PostgreSQL runs: it refuses to run as root. `prefix` is put before the command; `uid`/`gid`
 * are given to the new process and to the files made for it.
 */
export type RunAs = { readonly prefix: readonly string[]; readonly uid?: number; readonly gid?: number }

export type Owner = { readonly uid: number; readonly gid: number }

const nobody = 65_534
/** A user namespace in which root appears as user 1000: the files stay root's, in any folder root can enter. */
const namespacePrefix = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--']

/**
 * Chooses how to run PostgreSQL (chapter 12, database). As an ordinary user: as it is. As root: in a user
 * namespace, else as the owner of the data folder or as nobody if they can reach it. No system user is
 * created and no owner of a foreign file changed. A cluster that exists is run as its owner.
 */
export function chooseRunAs(binaries: Binaries, dataDir: string, clusterOwner: Owner | undefined): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const folder = statSync(dataDir)
  const asUser = (uid: number, gid: number): RunAs => ({ prefix: [], uid, gid })
  const inNamespace: RunAs = { prefix: namespacePrefix }
  const candidates = clusterOwner === undefined ? [inNamespace, asUser(folder.uid, folder.gid), asUser(nobody, nobody)]
    : clusterOwner.uid === 0 ? [inNamespace] : [asUser(clusterOwner.uid, clusterOwner.gid)]
  const found = candidates.find((candidate) => candidate.uid !== 0 && canReach(candidate, binaries, dataDir))
  if (found) return found
  throw new StartError('folder.unusable',
    `PostgreSQL does not run as root, and neither a user namespace nor an unprivileged user can reach both ${dirname(binaries.postgres)} and ${dataDir}. `
    + 'Start Yunshan as an ordinary user, set DATA_DIR to a folder that others may enter, or set DATABASE_URL to a PostgreSQL server.')
}

function canReach(runAs: RunAs, binaries: Binaries, dataDir: string): boolean {
  const [program, ...rest] = [...runAs.prefix, 'sh', '-c', 'test -x "$1" && test -x "$2" && "$1" --version', 'sh', binaries.postgres, dataDir]
  return spawnSync(program!, rest, { stdio: 'ignore', timeout: 10_000, ...identity(runAs) }).status === 0
}

/** The part of `spawn`'s options that changes the user. */
export function identity(runAs: RunAs): { uid?: number; gid?: number } {
  return runAs.uid === undefined ? {} : { uid: runAs.uid, gid: runAs.gid ?? runAs.uid }
}

/** Gives a file or folder that we have just made to the user that PostgreSQL runs as. */
export function giveTo(runAs: RunAs, path: string): void {
  if (runAs.uid !== undefined) chownSync(path, runAs.uid, runAs.gid ?? runAs.uid)
}
