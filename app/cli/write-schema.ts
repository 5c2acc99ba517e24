import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '#kit/server/embedded/start-embedded.ts'
import { migrate, migrationsFolder } from '#kit/server/migrate.ts'
import { withClient } from '#kit/server/one-connection.ts'
import { snapshotSchema } from '#kit/server/schema-snapshot.ts'
import { tableTypes } from '#kit/server/table-types.ts'

/** `yunshan migrate --snapshot --types`: from a database made for it, so that only the migrations count. */
export async function writeSchema(what: { snapshot: boolean; types: boolean }): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yunshan-schema-'))
  try {
    const { ownerUrl, stop } = await startEmbedded({ dataDir, log: () => undefined, settings: { fsync: 'off' } })
    try {
      await migrate({ ownerUrl })
      await withClient(ownerUrl, async (client) => {
        if (what.snapshot) write('schema.sql', await snapshotSchema(client))
        if (what.types) write('tables.ts', await tableTypes(client))
      })
    } finally {
      await stop()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
  return 0
}

function write(name: string, text: string): void {
  writeFileSync(join(migrationsFolder, name), text)
  console.log(`Wrote migrations/${name}.`)
}
