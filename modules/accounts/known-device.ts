import { randomBytes } from 'node:crypto'
import { open, seal } from '#kit/server/secrets.ts'

// A browser in which an account was logged in before is known again by a sealed cookie. Guesses of strangers lock such a
// browser's owner out no more: it has a count of its own for each account that it knows (C-E6).

const purpose = 'known_device'
/** A counter in an office may see many people; the last ones stay known. */
const accountsKept = 8

export type KnownDevice = { readonly id: string; readonly accountIds: readonly string[] }

export function readDevice(token: string | null): KnownDevice | undefined {
  const text = token === null ? undefined : open(token, purpose)
  if (text === undefined) return undefined
  const [id, ...accountIds] = text.split(' ')
  return { id: id!, accountIds }
}

/** The cookie after somebody has logged in; the browser keeps its name, so that its counts go on. */
export function deviceTokenWith(token: string | null, accountId: string): string {
  const known = readDevice(token)
  const accountIds = [accountId, ...(known?.accountIds ?? []).filter((other) => other !== accountId)].slice(0, accountsKept)
  return seal([known?.id ?? randomBytes(16).toString('base64url'), ...accountIds].join(' '), purpose)
}
