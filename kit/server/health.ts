import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Database } from './database.ts'

export type Readiness = { readonly isStopping: boolean; readonly migrations: readonly string[] }

/** `/healthz`: the process lives. `/readyz`: it can work, with database and migrations; no details to strangers (C-J5). */
export function healthRoutes(app: FastifyInstance, database: Database, readiness: () => Readiness): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const ready = !readiness().isStopping && await isMigrated(database, readiness().migrations)
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'unavailable' })
  })
}

async function isMigrated(database: Database, names: readonly string[]): Promise<boolean> {
  try {
    const { rows } = await sql<{ name: string }>`select name from schema_migrations`.execute(database)
    const applied = new Set(rows.map((row) => row.name))
    return names.every((name) => applied.has(name))
  } catch {
    return false
  }
}
