import { invalid } from '#kit/pure/refusal.ts'
import type { Reader } from '#kit/server/database.ts'
import { isPassword } from './passwords.ts'
import { passwordErrors } from './rules/password.ts'
import { lastPasswordHashes } from './store.ts'

export type PasswordOwner = { readonly accountId: string; readonly accountName: string; readonly passwordHash: string | null }

/** Refuses a new password that the profile does not allow or that was used before (U3), told at its field. Hashes, so outside of transactions. */
export async function checkNewPassword(reader: Reader, owner: PasswordOwner, newPassword: string): Promise<void> {
  const errors = passwordErrors('newPassword', newPassword, owner.accountName)
  if (errors.length > 0) throw invalid(errors)
  if (await wasUsedBefore(reader, owner, newPassword)) throw invalid([{ path: 'newPassword', code: 'password.used_before' }])
}

/** The current one and the last five (U3); accounts of a demonstration have no history, only the current one. */
async function wasUsedBefore(reader: Reader, { accountId, passwordHash }: PasswordOwner, password: string): Promise<boolean> {
  const hashes = new Set([...passwordHash === null ? [] : [passwordHash], ...await lastPasswordHashes(reader, accountId)])
  for (const hash of hashes) if (await isPassword(password, hash)) return true
  return false
}
