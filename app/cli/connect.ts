import type { Config } from '#kit/server/config.ts'
import { startEmbedded } from '#kit/server/embedded/start-embedded.ts'

/** The database of this process, whichever kind it is. */
export type Connected = {
  /** Migrates: `MIGRATION_DATABASE_URL`, or the embedded owner. */
  readonly ownerUrl: string
  /** Serves: `DATABASE_URL`, or the embedded `yunshan_app`. */
  readonly appUrl: string
  readonly isEmbedded: boolean
  stop(): Promise<void>
}

/** `share`: a command beside a running server uses that server's embedded database. */
export async function connect(config: Config, log: (line: string) => void, share = false): Promise<Connected> {
  if (config.databaseUrl) {
    return { ownerUrl: config.migrationDatabaseUrl ?? config.databaseUrl, appUrl: config.databaseUrl, isEmbedded: false, stop: async () => undefined }
  }
  return { ...await startEmbedded({ dataDir: config.dataDir, log, share }), isEmbedded: true }
}
