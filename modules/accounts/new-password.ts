import { invalid, type FieldError } from '#kit/pure/refusal.ts'
import type { Reader } from '#kit/server/database.ts'
import { isCommonPassword } from './common-passwords.ts'
import { readPasswordRules } from './password-rule-store.ts'
import { isPassword } from './passwords.ts'
import { passwordProblem, rememberedPasswords, type PasswordRules } from './rules/password.ts'
import { lastPasswordHashes, readPublicSettings } from './store.ts'

export type PasswordOwner = { readonly accountId: string; readonly accountName: string; readonly displayName: string; readonly passwordHash: string | null }

/** Refuses a new password that the profile does not allow or that was used before (U3), told at its field. Hashes, so outside of transactions. */
export async function checkNewPassword(reader: Reader, owner: PasswordOwner, newPassword: string): Promise<void> {
  const rules = await readPasswordRules(reader, owner.accountId)
  const { productName } = await readPublicSettings(reader)
  const error = errorOf(newPassword, rules, [owner.accountName, owner.displayName, productName])
    ?? (await wasUsedBefore(reader, owner, newPassword, rules) ? { path: 'newPassword', code: 'password.used_before' } : undefined)
  if (error) throw invalid([error])
}

function errorOf(password: string, rules: PasswordRules, ownWords: readonly string[]): FieldError | undefined {
  const code = passwordProblem(password, rules, ownWords) ?? (isCommonPassword(password) ? 'password.common' : undefined)
  return code && { path: 'newPassword', code, facts: { limit: rules.shortest } }
}

/** The current one; under `mlps3` also the five before it. Accounts of a demonstration have no history, only the current one. */
async function wasUsedBefore(reader: Reader, { accountId, passwordHash }: PasswordOwner, password: string, { profile }: PasswordRules): Promise<boolean> {
  const earlier = profile === 'mlps3' ? await lastPasswordHashes(reader, accountId, rememberedPasswords + 1) : []
  const hashes = new Set([...passwordHash === null ? [] : [passwordHash], ...earlier])
  for (const hash of hashes) if (await isPassword(password, hash)) return true
  return false
}
