import { startServer } from '#app/server.ts'
import { readConfig } from '#kit/server/config.ts'

/** One instance of the product in a process of its own: `product.ts DATABASE_URL OWNER_URL`. */
const [, , databaseUrl, ownerUrl] = process.argv
const server = await startServer({
  config: readConfig({ PORT: '0', LOG_LEVEL: 'error', WORKER: '0', REQUESTS_PER_MINUTE: '0', SECRET_KEY: 'the secret key of the bench, the same for all', DATABASE_URL: databaseUrl }), databaseUrl: databaseUrl!, ...(ownerUrl ? { ownerUrl } : {}),
})
process.stdout.write(`listening ${server.address}\n`)
