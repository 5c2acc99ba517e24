import { allow } from '#kit/pure/policy.ts'
import { notFound, refuse } from '#kit/pure/refusal.ts'
import { action, query } from '#kit/server/action.ts'
import { inTransaction, type Database } from '#kit/server/database.ts'
import { pseudonymiseAccount, readPseudonymisation, type PseudonymisationPreview } from '../contract.ts'
import { personPolicy } from '../policy.ts'
import { lockPerson, replacePerson, type Person, type Places } from '../pseudonym-store.ts'
import { pseudonymOf } from '../rules/pseudonyms.ts'

/** A person's data give way to a number everywhere; ledgers, bills, decisions and the audit chain stay as they are (C-I6, PIPL 47). */
export const pseudonymiseAccountAction = action(pseudonymiseAccount, async ({ tx, actor, now, input, record }) => {
  const person = await lockPerson(tx, input.id)
  if (!person) throw notFound()
  allow(personPolicy, 'pseudonymise', actor, person)
  if (person.version !== input.version) throw refuse('conflict.stale', { version: person.version })
  const places = await replacePerson(tx, person)
  const { name } = pseudonymOf(person.id)
  record({ kind: 'account.pseudonymised', subject: { kind: 'account', id: person.id }, facts: { number: name, reason: input.reason.trim(), places: Object.fromEntries(places) } })
  return answerOf({ ...person, accountName: name, displayName: name, pseudonymisedAt: now, version: person.version + 1 }, places)
})

/** Shown before it is confirmed: done in a transaction that is taken back, so that it is exactly what would happen. */
export const readPseudonymisationQuery = query(readPseudonymisation, async ({ database, input }) => {
  const found = await tried(database, input.id)
  if (!found) throw notFound()
  return answerOf(found.person, found.places)
})

class TakenBack extends Error {}

async function tried(database: Database, id: string): Promise<{ person: Person; places: Places } | undefined> {
  let found: { person: Person; places: Places } | undefined
  await inTransaction(database, async (tx) => {
    const person = await lockPerson(tx, id)
    if (!person) return
    found = { person, places: person.pseudonymisedAt === null ? await replacePerson(tx, person) : new Map() }
    throw new TakenBack()
  }).catch((error: unknown) => { if (!(error instanceof TakenBack)) throw error })
  return found
}

function answerOf({ id, accountName, displayName, isEnabled, pseudonymisedAt, version }: Person, places: Places): PseudonymisationPreview {
  return {
    account: { id, name: displayName }, accountName, pseudonym: pseudonymOf(id).name, isEnabled, pseudonymisedAt: pseudonymisedAt?.toISOString() ?? null, version,
    places: [...places].map(([table, rows]) => ({ table, rows })),
  }
}
