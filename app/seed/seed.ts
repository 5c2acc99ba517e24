import { sql } from 'kysely'
import { dayOf, type Day } from '#kit/pure/time.ts'
import { openDatabase, platformNow, type Database, type Tx } from '#kit/server/database.ts'
import { StartError } from '#kit/server/start-error.ts'
import { hashPassword } from '#modules/accounts/offers.ts'
import { seedAccountRequests } from '#modules/account-requests/seed.ts'
import { seedCatalogue, seedNetworks } from '#modules/catalogue/seed.ts'
import { quotaReservedByApplications } from '#modules/applications/offers.ts'
import { syncDeadlines } from '#modules/applications/sync-deadlines.ts'
import { lastClosedMonth } from '#modules/bills/opening-store.ts'
import { previousMonth } from '#modules/bills/rules/months.ts'
import { seedBills } from '#modules/bills/seed.ts'
import { syncCatalogue } from '#modules/catalogue/sync.ts'
import { seedPrices } from '#modules/prices/seed.ts'
import { seedMembers } from '#modules/members/seed.ts'
import { openPointAccounts, seedTopUps } from '#modules/points/seed.ts'
import { seedSets } from '#modules/sets/seed.ts'
import { syncHolidays } from '#modules/holidays/sync.ts'
import { seedHistory, seedQuotas } from '#modules/quotas/seed.ts'
import { quotaUsedByResources } from '#modules/resources/offers.ts'
import { seedUsage } from '#modules/usage/seed.ts'
import { seedAccounts } from './accounts.ts'
import { plannedDepartments, seedDepartments } from './departments.ts'
import { seedProducts } from './products/seed-products.ts'
import { seedProvince } from './province/province.ts'
import { seedQuotaRequests } from './province/quota-requests.ts'

export type SeedSize = 'small' | 'province' | 'large'
export type SeedOptions = {
  readonly ownerUrl: string
  readonly size: SeedSize
  readonly password: string
  readonly onProgress?: (line: string) => void
}

const products = { province: 3000, large: 100_000 } as const
/** Chapter 13: a large database holds about as many resources as applications. */
const provinces = { province: { applications: 400, mostUnits: 14 }, large: { applications: 100_000, mostUnits: 1 } } as const

/** Fills an empty database with the demonstration of chapter 13; refuses one that holds records. */
export async function seedDemo(options: SeedOptions): Promise<void> {
  const { database, close } = openDatabase(options.ownerUrl, 2)
  try {
    const passwordHash = await hashPassword(options.password)
    await database.transaction().execute((tx) => seedAll(tx, options, passwordHash))
    if (options.size !== 'small') {
      options.onProgress?.('orders and points')
      await seedProducts(database, products[options.size])
      options.onProgress?.('usage and bills')
      await seedBillMonths(database)
    }
    // Plans for what was just loaded; the database itself would only look in a minute. A large one takes longer than a statement may.
    await database.transaction().execute(async (tx) => {
      await sql`set local statement_timeout = 0`.execute(tx)
      await sql`analyze`.execute(tx)
    })
  } finally {
    await close()
  }
}

/** Half a year of bills: the older ones settled, the last but one being answered, the last a draft that waits to be checked. */
async function seedBillMonths(database: Database): Promise<void> {
  const now = await platformNow(database)
  const months: Day[] = []
  for (let month = lastClosedMonth(now); months.length < 6; month = previousMonth(month)) months.unshift(month)
  await seedUsage(database, { since: months[4]!, today: dayOf(now), now })
  await seedBills(database, months.map((month, index) => ({ month, state: index < 4 ? 'settled' : index === 4 ? 'answered' : 'draft' })), now)
}

async function seedAll(tx: Tx, options: SeedOptions, passwordHash: string): Promise<void> {
  const say = options.onProgress ?? (() => {})
  await sql`set local statement_timeout = 0`.execute(tx)
  // A hundred thousand applications are longer in the making than a transaction may wait otherwise.
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
  await refuseRealData(tx)
  const departments = plannedDepartments(options.size === 'small' ? 'small' : 'province')
  say('departments and accounts')
  await seedDepartments(tx, departments)
  await seedAccounts(tx, { departments, members: options.size === 'small' ? 20 : 50 }, passwordHash)
  say('catalogue and networks')
  await syncCatalogue(tx)
  await syncHolidays(tx)
  await seedCatalogue(tx)
  await seedNetworks(tx)
  say('prices')
  await seedPrices(tx, { now: await platformNow(tx), hasHistory: options.size !== 'small' })
  say('members')
  await seedMembers(tx, { now: await platformNow(tx), daysAgo: options.size === 'small' ? 400 : 750, hasSignUps: options.size !== 'small' })
  if (options.size !== 'small') await seedAccountRequests(tx, await platformNow(tx))
  await openPointAccounts(tx)
  if (options.size === 'small') await seedTopUps(tx, await platformNow(tx))
  say('sets')
  await seedSets(tx, await platformNow(tx), options.size === 'small' ? 180 : 740)
  if (options.size !== 'small') {
    say('projects, applications and resources')
    await seedProvince(tx, provinces[options.size])
    await syncDeadlines(tx)
  }
  say('quotas')
  await giveQuotas(tx, options.size)
  await markAsDemo(tx)
}

/** In the small one everybody has plenty; in the province some are short, and have asked for more. */
async function giveQuotas(tx: Tx, size: SeedSize): Promise<void> {
  const now = await platformNow(tx)
  const at = size === 'small' ? now : new Date(now.getTime() - 740 * 24 * 3_600_000)
  const [sharePercent, needPercent, spreadPercent] = size === 'small' ? [100, 100, 0] : [20, 103, 60]
  await seedQuotas(tx, { at, used: await quotaUsedByResources(tx), reserved: await quotaReservedByApplications(tx), sharePercent, needPercent, spreadPercent })
  if (size !== 'small') await seedQuotaRequests(tx, 48)
  await seedHistory(tx, at)
}

async function refuseRealData(tx: Tx): Promise<void> {
  const { rows } = await sql<{ inUse: boolean }>`select exists (select 1 from departments) or exists (select 1 from accounts) as "inUse"`.execute(tx)
  if (rows[0]!.inUse) throw new StartError('seed.database_in_use', 'This database already holds records; demonstration data is only written into an empty one.')
}

/** The log-in page offers these names, and nothing else tells that the data is a demonstration. */
async function markAsDemo(tx: Tx): Promise<void> {
  const offered = ['jtt.user', 'jtt.admin', 'om', 'bureau.admin', 'gat.user', 'committee.admin', 'business', 'member1', 'platform']
  await sql`insert into platform_settings (key, value) values ('demo_accounts', ${JSON.stringify(offered)}::jsonb)`.execute(tx)
}
