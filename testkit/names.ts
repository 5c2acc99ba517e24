import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const demoPassword = 'Yunshan-Demo-2026'
export const templateName = 'template_small'

/** All instances of a test share it, as those of one database must. */
export const testSecretKey = 'the same secret key in every instance of a test'

/** A data folder of one test's own; nothing makes it before something is written there. */
export function testDataDir(): string {
  return join(tmpdir(), 'yunshan-test-data', randomUUID())
}
