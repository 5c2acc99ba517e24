import type { Reader } from '#kit/server/database.ts'
import { hashPassword, isOutdated } from './passwords.ts'
import { replaceHash } from './store.ts'

/** A hash of a former cost becomes one of today's while its password is at hand (C-E4). The password stays what it was. */
export async function renewHash(reader: Reader, { accountId, hash, password }: { readonly accountId: string; readonly hash: string; readonly password: string }): Promise<void> {
  if (isOutdated(hash)) await replaceHash(reader, accountId, hash, await hashPassword(password))
}
