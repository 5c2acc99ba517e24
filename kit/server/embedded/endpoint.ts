import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { giveTo, type RunAs } from './run-as.ts'

/** Where a postmaster listens: a socket in a folder of its own, or a loopback port where there are no sockets. */
export type Endpoint = { readonly kind: 'socket'; readonly folder: string; readonly port: number } | { readonly kind: 'port'; readonly port: number }

const socketPort = 5432
/** `sun_path` has 108 bytes on Linux, 104 on macOS, with the closing zero. */
const longestSocketPath = process.platform === 'darwin' ? 103 : 107
const socketFile = (folder: string) => join(folder, `.s.PGSQL.${socketPort}`)

export function preferredEndpoint(dataDir: string): Endpoint {
  return { kind: 'socket', folder: join(dataDir, 'socket'), port: socketPort }
}

/** A place to listen: the data folder's `socket`, or a private temporary folder if that path is too long or holds no sockets. */
export async function makeEndpoint(dataDir: string, runAs: RunAs): Promise<Endpoint> {
  if (process.platform === 'win32') return { kind: 'port', port: await freePort() }
  const inside = join(dataDir, 'socket')
  if (Buffer.byteLength(socketFile(inside)) <= longestSocketPath) {
    mkdirSync(inside, { recursive: true, mode: 0o700 })
    if (await holdsSockets(inside)) {
      giveTo(runAs, inside)
      return { kind: 'socket', folder: inside, port: socketPort }
    }
  }
  const outside = mkdtempSync(join(tmpdir(), 'yunshan-'))
  chmodSync(outside, 0o700)
  giveTo(runAs, outside)
  return { kind: 'socket', folder: outside, port: socketPort }
}

/** Removes a temporary socket folder after the database has stopped; PostgreSQL has removed its socket itself. */
export function discardEndpoint(endpoint: Endpoint, dataDir: string): void {
  if (endpoint.kind === 'socket' && endpoint.folder !== join(dataDir, 'socket')) rmSync(endpoint.folder, { recursive: true, force: true })
}

/** The address for the driver; `localhost` only makes it a complete URL, the socket in `host` counts. */
export function addressOf(endpoint: Endpoint, user: string, password: string, database: string): string {
  const credentials = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`
  return endpoint.kind === 'port'
    ? `postgres://${credentials}@127.0.0.1:${endpoint.port}/${database}`
    : `postgres://${credentials}@localhost/${database}?host=${encodeURIComponent(endpoint.folder)}`
}

/** The part of PostgreSQL's settings that says where to listen. */
export function listenSettings(endpoint: Endpoint): Record<string, string> {
  return endpoint.kind === 'port'
    ? { listen_addresses: '127.0.0.1', port: String(endpoint.port), unix_socket_directories: '' }
    : { listen_addresses: '', port: String(endpoint.port), unix_socket_directories: quoteListEntry(endpoint.folder), unix_socket_permissions: '0700' }
}

/** `unix_socket_directories` is a comma-separated list; quoted, a path may hold spaces and commas. */
function quoteListEntry(path: string): string {
  return `"${path.replaceAll('"', '""')}"`
}

function holdsSockets(folder: string): Promise<boolean> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false))
    probe.listen(join(folder, '.probe'), () => probe.close(() => resolve(true)))
  })
}

function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise((resolve, reject) => {
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
