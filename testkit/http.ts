import { randomUUID } from 'node:crypto'
import { readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { notices } from '#app/modules.server.ts'
import { allPhrases, startServer, type RunningServer } from '#app/server.ts'
import { readConfig } from '#kit/server/config.ts'
import { openDatabase, type Database } from '#kit/server/database.ts'
import { drainEvents } from '#kit/server/relay.ts'
import { demoPassword, templateName, testDataDir, testSecretKey } from './names.ts'

export type Answer = { readonly status: number; readonly body: any; readonly headers: Headers } // oxlint-disable-line typescript/no-explicit-any -- a test reads whatever came
type CallOptions = { readonly key?: string; readonly language?: string; readonly headers?: Record<string, string> }

/** A person at a browser: keeps the cookie and the CSRF token. */
export class Client {
  readonly url: string
  readonly name: string
  cookie = ''
  /** What the browser keeps of earlier log-ins. */
  device = ''
  csrfToken = ''

  constructor(url: string, name: string) {
    this.url = url
    this.name = name
  }

  async logIn(password: string = demoPassword): Promise<Answer> {
    const answer = await this.call('POST', '/session', { account: this.name, password })
    if (answer.status === 200) this.csrfToken = answer.body.csrfToken
    return answer
  }

  get(path: string, options?: CallOptions): Promise<Answer> { return this.call('GET', path, undefined, options) }
  post(path: string, body: unknown = {}, options?: CallOptions): Promise<Answer> { return this.call('POST', path, body, options) }
  put(path: string, body: unknown = {}, options?: CallOptions): Promise<Answer> { return this.call('PUT', path, body, options) }
  patch(path: string, body: unknown = {}, options?: CallOptions): Promise<Answer> { return this.call('PATCH', path, body, options) }
  delete(path: string, options?: CallOptions): Promise<Answer> { return this.call('DELETE', path, undefined, options) }

  /** A multipart upload of one file. */
  async upload(path: string, fileName: string, content: Uint8Array | string, type = 'application/octet-stream'): Promise<Answer> {
    const form = new FormData()
    form.append('file', new Blob([content as Uint8Array<ArrayBuffer>], { type }), fileName)
    return this.send('POST', path, form, {})
  }

  call(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<Answer> {
    const json = body === undefined ? undefined : JSON.stringify(body)
    return this.send(method, path, json, {
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.key ? { 'idempotency-key': options.key } : {}),
      ...(options.language ? { 'accept-language': options.language } : {}),
      ...options.headers,
    })
  }

  private async send(method: string, path: string, body: string | FormData | undefined, headers: Record<string, string>): Promise<Answer> {
    const response = await fetch(`${this.url}/api${path}`, {
      method, ...(body === undefined ? {} : { body }),
      headers: { ...(this.cookie || this.device ? { cookie: [this.cookie, this.device].filter(Boolean).join('; ') } : {}), ...(this.csrfToken ? { 'x-csrf-token': this.csrfToken } : {}), ...headers },
    })
    for (const line of response.headers.getSetCookie()) {
      const cookie = line.split(';')[0]!
      if (cookie.includes('yunshan_session=')) this.cookie = cookie
      if (cookie.includes('yunshan_device=')) this.device = cookie
    }
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, headers: response.headers, body: isJson ? await response.json() : Buffer.from(await response.arrayBuffer()) }
  }
}

export type TestApp = {
  readonly url: string
  readonly databaseUrl: string
  readonly ownerUrl: string
  readonly database: Database
  /** The demonstration account, logged in. */
  as(name: string): Promise<Client>
  /** Nobody. */
  stranger(): Client
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  /** Turns the events so far into messages and mails, as the worker does. */
  drain(): Promise<void>
  /** Moves the platform's time forward. */
  travel(interval: string): Promise<void>
  /** Another instance on the same database. */
  another(): Promise<{ url: string; as(name: string): Promise<Client>; close(): Promise<void> }>
}

const clients = new WeakMap<object, Map<string, Promise<Client>>>()
function clientOf(owner: object, url: string, name: string): Promise<Client> {
  const known = clients.get(owner) ?? new Map<string, Promise<Client>>()
  clients.set(owner, known)
  const found = known.get(name) ?? (async () => {
    const client = new Client(url, name)
    const answer = await client.logIn()
    expect(answer.status, `${name} logs in: ${JSON.stringify(answer.body)}`).toBe(200)
    return client
  })()
  known.set(name, found)
  return found
}

/**
 * The product on a database of its own, for one test file. The invariants' SQL must return no row after
 * every test (chapter 11). `environment` adds settings of the process.
 */
export function useTestApp(environment: Record<string, string> = {}): TestApp {
  let running: RunningServer
  let owner: pg.Client
  let opened: ReturnType<typeof openDatabase>
  let urls = { ownerUrl: '', databaseUrl: '' }
  const extra: { close(): Promise<void> }[] = []
  const key = {}
  const dataDir = testDataDir()
  const config = () => readConfig({ PORT: '0', LOG_LEVEL: 'error', WORKER: '0', NODE_ENV: 'test', ALLOW_TIME_TRAVEL: '1', REQUESTS_PER_MINUTE: '0', SECRET_KEY: testSecretKey, DATA_DIR: dataDir, DATABASE_URL: urls.databaseUrl, ...environment })
  const start = () => startServer({ config: config(), databaseUrl: urls.databaseUrl, ownerUrl: urls.ownerUrl, refuseWrongAnswers: true })

  beforeAll(async () => {
    const name = `test_${randomUUID().replaceAll('-', '')}`
    const admin = new pg.Client({ connectionString: inject('ownerUrl') })
    await admin.connect()
    await cloneTemplate(admin, name)
    await admin.end()
    urls = { ownerUrl: onDatabase(inject('ownerUrl'), name), databaseUrl: onDatabase(inject('appUrl'), name) }
    owner = new pg.Client({ connectionString: urls.ownerUrl })
    await owner.connect()
    opened = openDatabase(urls.databaseUrl, 4)
    running = await start()
  })
  afterEach(async () => { expect(await brokenInvariants(owner), 'invariants').toEqual([]) })
  afterAll(async () => {
    for (const instance of extra) await instance.close()
    await running?.close()
    await opened?.close()
    await owner?.end()
  })

  return {
    get url() { return running.address },
    get databaseUrl() { return urls.databaseUrl },
    get ownerUrl() { return urls.ownerUrl },
    get database() { return opened.database },
    as: (name) => clientOf(key, running.address, name),
    stranger: () => new Client(running.address, 'nobody'),
    sql: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await owner.query<Row>(text, values)).rows,
    // The relay never passes a running transaction, and other test files' count too: cloning a database can take long.
    drain: async () => { await drainEvents(opened.database, { notices, phrases: allPhrases, publicUrl: 'http://yunshan.example' }, 45_000) },
    travel: async (interval) => { await owner.query('update clock set shift = shift + $1::interval', [interval]) },
    another: async () => {
      const instance = await start()
      extra.push(instance)
      const itsKey = {}
      return { url: instance.address, as: (name) => clientOf(itsKey, instance.address, name), close: async () => { extra.splice(extra.indexOf(instance), 1); await instance.close() } }
    },
  }
}

/** Two files may clone at the same moment; PostgreSQL refuses while the template is in use, so it is tried again. */
async function cloneTemplate(admin: pg.Client, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await admin.query(`create database ${name} template ${templateName}`)
      return
    } catch (error) {
      if (attempt === 20) throw error
      await new Promise((resolve) => setTimeout(resolve, 100 * attempt))
    }
  }
}

function onDatabase(url: string, name: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${name}`
  return parsed.toString()
}

const invariantsPath = join(import.meta.dirname, '..', 'migrations', 'invariants.sql')
async function brokenInvariants(owner: pg.Client): Promise<unknown[]> {
  return existsSync(invariantsPath) ? (await owner.query(readFileSync(invariantsPath, 'utf8'))).rows : []
}
