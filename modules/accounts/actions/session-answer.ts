import type { Reader } from '#kit/server/database.ts'
import type { Session } from '../contract.ts'
import { readPublicSettings, readMe } from '../store.ts'

/** What the page is told after log-in, log-out and at its start. */
export async function sessionAnswer(reader: Reader, accountId: string | null, csrfToken: string | null): Promise<Session> {
  return { csrfToken, me: accountId === null ? null : await readMe(reader, accountId), ...await readPublicSettings(reader) }
}
