import type { Reader } from '#kit/server/database.ts'
import type { AskedAccount } from '#modules/access/offers.ts'
import { readActor } from './actor-store.ts'
import { readRepresented } from './substitution-store.ts'

/** Answers the question of "why may / may not" (A7): who is it, and for whom may they act today? */
export async function accountOf(reader: Reader, accountId: string): Promise<AskedAccount | undefined> {
  const found = await readActor(reader, accountId)
  return found && { ...found, mayActFor: await readRepresented(reader, accountId) }
}
