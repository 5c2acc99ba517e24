import { allowedActs } from '#kit/pure/policy.ts'
import { notFound } from '#kit/pure/refusal.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { readAccount, type AccountRow } from './admin-store.ts'
import type { Account } from './contract.ts'
import { accountPolicy, type AccountFacts } from './policy.ts'

export function factsOf({ id, state, roles, secondFactor }: AccountRow): AccountFacts {
  return { id, roles, isEnabled: state !== 'disabled', isLocked: state === 'locked', hasSecondFactor: secondFactor === 'on' }
}

export function accountAnswer(actor: Actor, row: AccountRow): Account {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    allowed: allowedActs(accountPolicy, actor, factsOf(row)),
  }
}

export async function readAccountAnswer(reader: Reader, actor: Actor, id: string): Promise<Account> {
  const row = await readAccount(reader, id)
  if (!row) throw notFound()
  return accountAnswer(actor, row)
}
