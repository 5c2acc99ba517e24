import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import compress from '@fastify/compress'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import type { EndpointShape } from '#kit/pure/contract.ts'
import type { PhraseBook } from '#kit/pure/phrase.ts'
import type { Config } from '#kit/server/config.ts'
import { openDatabase, type Database } from '#kit/server/database.ts'
import { healthRoutes } from '#kit/server/health.ts'
import { keepScanner } from '#kit/server/malware.ts'
import { createHttp } from '#kit/server/http.ts'
import { secureHeaders, servePage } from '#kit/server/pages.ts'
import { keepSecretKey } from '#kit/server/secrets.ts'
import { findCaller } from '#modules/accounts/offers.ts'
import { scopeNeeded, tokenHindrance } from '#modules/accounts/rules/token-scopes.ts'
import { holds } from '#modules/access/rules/actor.ts'
import { syncQuotaDemand } from '#modules/applications/sync.ts'
import { syncDeadlines } from '#modules/applications/sync-deadlines.ts'
import { keepHeadsIn, recordRefusal } from '#modules/audit/offers.ts'
import { syncCatalogue } from '#modules/catalogue/sync.ts'
import { syncHolidays } from '#modules/holidays/sync.ts'
import { syncMembers } from '#modules/members/sync.ts'
import { syncStretches } from '#modules/resources/sync.ts'
import { keepFixedSettings } from '#modules/settings/offers.ts'
import { keepReach } from '#modules/webhooks/offers.ts'
import { clockRoutes } from './clock-route.ts'
import { jobs, notices, phraseBooks, routes, streams } from './modules.server.ts'
import { startWorker } from './worker.ts'

export type RunningServer = { readonly address: string; close(): Promise<void> }
export type ServerOptions = { readonly config: Config; readonly databaseUrl: string; readonly ownerUrl?: string; readonly refuseWrongAnswers?: boolean }

const projectRoot = join(import.meta.dirname, '..')

/** Starts one instance on a migrated database: HTTP, and with `WORKER=1` the jobs. Any number may run side by side. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, databaseUrl } = options
  keepSecretKey(config)
  keepScanner(config.malwareScanner)
  keepFixedSettings(config.fixedSettings)
  keepHeadsIn(config.dataDir)
  keepReach(config)
  const { database, close: closeDatabase } = openDatabase(databaseUrl)
  await database.transaction().execute(syncCatalogue)
  await database.transaction().execute(async (tx) => syncDeadlines(tx, await syncHolidays(tx)))
  await database.transaction().execute(syncQuotaDemand)
  await database.transaction().execute(syncStretches)
  await database.transaction().execute(syncMembers)
  const state = { isStopping: false }
  const app = await createApp(options, database, state)
  const worker = config.worker ? await startWorker({ database, databaseUrl, ownerUrl: options.ownerUrl ?? databaseUrl, config, jobs, notices, phrases: allPhrases }) : undefined
  const address = await app.listen({ host: config.host, port: config.port })
  return {
    address,
    close: async () => {
      state.isStopping = true
      await app.close()
      await worker?.stop()
      await closeDatabase()
    },
  }
}

export const allPhrases: PhraseBook = Object.assign({}, ...phraseBooks)

async function createApp(options: ServerOptions, database: Database, state: { isStopping: boolean }): Promise<FastifyInstance> {
  const { config } = options
  const isSecure = config.publicUrl?.startsWith('https:') ?? false
  const app = await createHttp({
    database, routes: config.allowTimeTravel ? [...routes, ...clockRoutes] : routes, streams, phrases: allPhrases, isSecure,
    findCaller: (credentials) => findCaller(database, credentials), holds,
    barrier: ({ mustChangePassword, mustSetUpSecondFactor }) => mustChangePassword ? 'password.must_change' : mustSetUpSecondFactor ? 'second_factor.must_set_up' : undefined,
    hindersToken: tokenHindrance,
    requestsPerMinute: config.requestsPerMinute,
    trustProxy: config.trustProxy,
    publicUrl: config.publicUrl,
    refuseWrongAnswers: options.refuseWrongAnswers ?? false,
    logLevel: config.logLevel,
    recordRefusal: (act) => recordRefusal(database, act),
    extend: async (instance) => {
      secureHeaders(instance, isSecure)
      await instance.register(compress, { threshold: 4096, encodings: ['gzip'] })
      await describeInterface(instance)
    },
  })
  const migrations = readdirSync(join(projectRoot, 'migrations')).filter((name) => /^\d{4}-.*\.sql$/.test(name))
  healthRoutes(app, database, () => ({ isStopping: state.isStopping, migrations }))
  await servePage(app, join(projectRoot, 'dist'))
  return app
}

const session: Record<string, string[]> = { session: [] }
/** Who may come in how: a browser's cookie everywhere, a token where its scope reaches (U5). */
function securityOf({ method, path, permission }: EndpointShape): { security: Record<string, string[]>[]; description?: string } {
  const scope = scopeNeeded({ method, path })
  if (permission === 'public') return { security: [] }
  if (scope === 'closed') return { security: [session] }
  return { security: [session, { bearer: [] }], ...(scope === 'open' ? {} : { description: `Scope of a token: \`${scope}\`` }) }
}

/** OpenAPI 3.1 from the same contracts that check the requests, and a page to browse it (chapter 9). */
async function describeInterface(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Yunshan', version: '1', description: 'Cloud operations platform: applications, resources, messages.' },
      components: { securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'yunshan_session', description: 'The session of a browser; writes also need the header x-csrf-token, which GET /api/session names.' },
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'ys_…', description: 'A token of the interface, made under My information. It may do what its scopes and its person\'s permissions both allow.' },
      } },
      security: [session, { bearer: [] }],
    },
    transform: ({ schema, url, route }) => {
      const endpoint = route.config?.endpoint
      return { url, schema: endpoint === undefined ? schema : { ...schema, ...securityOf(endpoint) } }
    },
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
