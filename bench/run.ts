import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { seedDemo } from '#app/seed/seed.ts'
import { startEmbedded } from '#kit/server/embedded/start-embedded.ts'
import { migrate } from '#kit/server/migrate.ts'
import { measureApplications } from './applications.ts'
import { measureBillPages } from './bill-pages.ts'
import { measureBills } from './bills.ts'
import { password, rounds, seconds, start, stopAll } from './compare.ts'
import { measureLogIns } from './log-in.ts'
import { measureOrders } from './orders.ts'
import { measureReports } from './reports.ts'
import { measureUsage } from './usage.ts'

/**
 * Ratios of the product to the floor in one run on one machine (chapter 11). Each figure is the median of
 * three rounds, product and floor in turn. Nothing is asserted: the table is read by people.
 */
async function measure(ownerUrl: string, appUrl: string): Promise<void> {
  const product = { url: await start('product.ts', appUrl, ownerUrl) }
  const floor = { url: await start('floor.ts', appUrl), headers: {} }
  console.log(`\n${cpus().length} processors, ${process.version}, ${new Date().toISOString().slice(0, 10)}; ${rounds} rounds of ${seconds} s, median\n`)
  console.log('| what | connections | product | floor | ratio | product p97.5 | floor p97.5 |\n|---|---|---|---|---|---|---|')
  await measureApplications(ownerUrl, product, floor)
  await measureBillPages(ownerUrl, product, floor)
  await measureOrders(ownerUrl, product, floor)
  await measureUsage(ownerUrl, appUrl, product)
  await measureReports(ownerUrl, appUrl)
  await measureBills(ownerUrl, appUrl, product)
  // Last, because it locks and disables accounts.
  await measureLogIns(ownerUrl, product.url)
}

const dataDir = mkdtempSync(join(tmpdir(), 'yunshan-bench-'))
const server = await startEmbedded({ dataDir, log: () => {} })
try {
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  await owner.connect()
  await owner.query('create database bench')
  await owner.end()
  const on = (url: string) => { const parsed = new URL(url); parsed.pathname = '/bench'; return parsed.toString() }
  await migrate({ ownerUrl: on(server.ownerUrl), appUrl: on(server.appUrl) })
  await seedDemo({ ownerUrl: on(server.ownerUrl), size: 'province', password })
  await measure(on(server.ownerUrl), on(server.appUrl))
} finally {
  stopAll()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
