import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { buildPagesIfOld } from '#app/cli/build-pages.ts'
import { seedDemo } from '#app/seed/seed.ts'
import { startEmbedded } from '#kit/server/embedded/start-embedded.ts'
import { migrate } from '#kit/server/migrate.ts'
import { demoPassword, templateName } from './names.ts'

declare module 'vitest' {
  export interface ProvidedContext { ownerUrl: string; appUrl: string }
}

/** One PostgreSQL per run; a migrated and seeded template, which every test file clones (chapter 12, Tests). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildPagesIfOld(console.log)
  const dataDir = mkdtempSync(join(tmpdir(), 'yunshan-test-'))
  // Two files at a time, each with up to three instances and pools of its own besides: more than the product itself ever opens.
  const server = await startEmbedded({ dataDir, log: () => {}, settings: { max_connections: '250' } })
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  await owner.connect()
  await owner.query(`create database ${templateName}`)
  await owner.end()
  const templateUrl = withDatabase(server.ownerUrl, templateName)
  await migrate({ ownerUrl: templateUrl, appUrl: withDatabase(server.appUrl, templateName) })
  await seedDemo({ ownerUrl: templateUrl, size: 'small', password: demoPassword })
  project.provide('ownerUrl', server.ownerUrl)
  project.provide('appUrl', server.appUrl)
  return async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

export function withDatabase(url: string, name: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${name}`
  return parsed.toString()
}
