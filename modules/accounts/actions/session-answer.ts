import type { Reader } from '#kit/server/database.ts'
import type { Session } from '../contract.ts'
import type { FoundSession } from '../session-store.ts'
import { readPasswordRules } from '../password-rule-store.ts'
import { readProvider } from '../single-sign-on-settings.ts'
import { readPublicSettings, readMe } from '../store.ts'

/** What the page is told after log-in, log-out, a change of whom one acts for, and at its start. */
export async function sessionAnswer(reader: Reader, session: FoundSession | null): Promise<Session> {
  const provider = await readProvider(reader)
  const singleSignOn = provider ? { name: provider.name } : null
  const me = session === null ? null : await readMe(reader, session.actor)
  const { profile, shortest } = await readPasswordRules(reader, me?.id ?? null)
  return { csrfToken: session?.csrfToken ?? null, me, passwordProfile: profile, shortestPassword: shortest, ...await readPublicSettings(reader), singleSignOn }
}
