import { HOTP, Secret } from 'otpauth'
import { expect } from 'vitest'
import type { Client } from './http.ts'

/** What an authenticator app shows, now or some half minutes later. */
export function codeOf(secret: string, later = 0): string {
  return HOTP.generate({ secret: Secret.fromBase32(secret), counter: Math.floor(Date.now() / 30_000) + later })
}

export type OwnFactor = { readonly secret: string; readonly recoveryCodes: readonly string[] }

/** The person sets up a second factor; their session goes on. */
export async function setUpFactor(client: Client): Promise<OwnFactor> {
  const begun = await client.post('/me/second-factor')
  expect(begun.status, JSON.stringify(begun.body)).toBe(200)
  const { secret } = begun.body as { secret: string }
  const confirmed = await client.post('/me/second-factor/confirmation', { code: codeOf(secret) })
  expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200)
  client.csrfToken = confirmed.body.session.csrfToken
  return { secret, recoveryCodes: confirmed.body.recoveryCodes }
}
