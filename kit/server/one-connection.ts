import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { explainConnection, migrationsFolder } from './migrate.ts'

/** One violation: a row of `migrations/invariants.sql`, which must return none (chapter 11, correctness under stress). */
export type Violation = Readonly<Record<string, unknown>>

export async function findViolations(url: string): Promise<Violation[]> {
  const sql = readFileSync(join(migrationsFolder, 'invariants.sql'), 'utf8')
  return await withClient(url, async (client) => (await client.query<Violation>(sql)).rows)
}

/** Whether a table has no row yet. */
export async function isTableEmpty(url: string, table: string): Promise<boolean> {
  return await withClient(url, async (client) => {
    const { rows } = await client.query<{ empty: boolean }>(`select not exists (select from ${client.escapeIdentifier(table)}) as empty`)
    return rows[0]!.empty
  })
}

/** One connection for one piece of work. */
export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'yunshan', connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect().catch((error: unknown) => { throw explainConnection(error, url) })
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
