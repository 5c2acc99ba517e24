import { startServer } from '#app/server.ts'
import { readConfig } from '#kit/server/config.ts'
import { testDataDir, testSecretKey } from './names.ts'

/** One instance in a process of its own, for tests that kill it: `serve-instance.ts DATABASE_URL OWNER_URL`. */
const [, , databaseUrl, ownerUrl] = process.argv
const server = await startServer({
  config: readConfig({ PORT: '0', LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent', WORKER: '1', NODE_ENV: 'test', REQUESTS_PER_MINUTE: '0', SECRET_KEY: testSecretKey, DATA_DIR: testDataDir(), DATABASE_URL: databaseUrl }),
  databaseUrl: databaseUrl!, ownerUrl: ownerUrl!, refuseWrongAnswers: true,
})
process.stdout.write(`listening ${server.address}\n`)
