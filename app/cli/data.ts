import type { SeedSize } from '#app/seed/seed.ts'
import { readConfig } from '#kit/server/config.ts'
import { migrate } from '#kit/server/migrate.ts'
import { findViolations } from '#kit/server/one-connection.ts'
import { connect, type Connected } from './connect.ts'
import { choosePassword } from './demo-password.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Runs on the migrated database and lets go of it afterwards. */
async function onDatabase(env: Environment, work: (database: Connected) => Promise<number>): Promise<number> {
  const database = await connect(readConfig(env), console.log, true)
  try {
    await migrate({ ...database, log: console.log })
    return await work(database)
  } finally {
    await database.stop()
  }
}

export function migrateNow(env: Environment): Promise<number> {
  return onDatabase(env, async () => {
    console.log('The database is at this version.')
    return 0
  })
}

const sizes: readonly SeedSize[] = ['small', 'province', 'large']

/** `yunshan seed`: the demonstration of chapter 13, into an empty database only. */
export async function seed(env: Environment, size: string): Promise<number> {
  const known = sizes.find((name) => name === size)
  if (!known) {
    console.error(`--size must be one of ${sizes.join(', ')}, not "${size}".`)
    return 1
  }
  const { seedDemo } = await import('#app/seed/seed.ts')
  return onDatabase(env, async ({ ownerUrl }) => {
    const { password, isNew } = choosePassword(readConfig(env))
    await seedDemo({ ownerUrl, size: known, password, onProgress: (line) => console.log(`  ${line}`) })
    console.log(`The demonstration (${known}) is loaded. Password of every demo account: ${isNew ? password : 'as DEMO_PASSWORD says'}`)
    return 0
  })
}

/** `yunshan create-admin`: the first account of a real installation; the password is shown once and must be changed. */
export async function makeAdmin(env: Environment, account: string | boolean | undefined, email: string | boolean | undefined): Promise<number> {
  if (typeof account !== 'string' || typeof email !== 'string') {
    console.error('Give both: yunshan create-admin --account NAME --email ADDRESS')
    return 1
  }
  const { createAdmin } = await import('#modules/accounts/offers.ts')
  return onDatabase(env, async ({ appUrl }) => {
    const { oneTimePassword } = await createAdmin(appUrl, { accountName: account, email })
    console.log(`Platform administrator ${account} is ready.\nOne-time password (shown only now, to be changed at the first log-in): ${oneTimePassword}`)
    return 0
  })
}

/** `yunshan verify`: 1 and the reason if a record breaks an invariant or the audit chain is not what was sealed (chapters 9 and 11). */
export async function verify(env: Environment, headFile: string | boolean | undefined): Promise<number> {
  const { verifyAudit } = await import('./verify-audit.ts')
  return onDatabase(env, async (database) => {
    const violations = await findViolations(database.ownerUrl)
    for (const violation of violations) console.log(Object.entries(violation).map(([name, value]) => `${name}: ${String(value)}`).join('  '))
    console.log(violations.length === 0 ? 'Verified: no invariant is broken.' : `${violations.length} records break an invariant.`)
    const isWhole = await verifyAudit(readConfig(env), database.ownerUrl, typeof headFile === 'string' ? headFile : undefined)
    return violations.length === 0 && isWhole ? 0 : 1
  })
}
