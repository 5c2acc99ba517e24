import { createHash } from 'node:crypto'
import * as client from 'openid-client'
import { Refusal, refuse } from '#kit/pure/refusal.ts'
import type { ProviderSettings } from './single-sign-on-settings.ts'

// Talking to the identity provider (OpenID Connect: discovery, authorization code, PKCE). Never inside a transaction.

const timeoutSeconds = 8
const knownForMs = 10 * 60_000
const known = new Map<string, { readonly provider: Promise<client.Configuration>; readonly until: number }>()

/** Its metadata are read again after ten minutes, and at once after other settings or a failure; only this process's memory holds them. */
function providerOf(settings: ProviderSettings): Promise<client.Configuration> {
  const key = createHash('sha256').update(JSON.stringify(settings)).digest('base64')
  const found = known.get(key)
  if (found && found.until > Date.now()) return found.provider
  const provider = discover(settings)
  known.clear()
  known.set(key, { provider, until: Date.now() + knownForMs })
  provider.catch(() => known.delete(key))
  return provider
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<client.Configuration> {
  const server = new URL(issuer)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(server.hostname)
  // Without HTTPS anybody on the way could be the provider; on this machine there is no way.
  if (server.protocol !== 'https:' && !isHere) throw refuse('single_sign_on.not_https')
  return client.discovery(server, clientId, undefined, authentication(clientSecret), {
    timeout: timeoutSeconds,
    // The ID token's signature is checked with the provider's keys although it comes straight from it.
    execute: [client.enableNonRepudiationChecks, ...server.protocol === 'https:' ? [] : [client.allowInsecureRequests]],
  })
}

/** As the provider wants it; what it does not say is `client_secret_basic`. */
function authentication(secret: string): client.ClientAuth {
  if (secret === '') return client.None()
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)]
  return (server, ...rest) => (server.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true ? basic : post)(server, ...rest)
}

/** Where the provider sends the browser back to: to be entered there as the client's redirect address. */
export const wayBack = (origin: string): string => `${origin}/api/single-sign-on/answer`

/** What only this browser's answer may fulfil; sealed while it is away. */
export type Checks = { readonly redirectUri: string; readonly issuer: string; readonly state: string; readonly nonce: string; readonly verifier: string; readonly maxAge?: number }
export type Departure = { readonly address: string; readonly checks: Checks }

/** `maxAge`: how many seconds ago the person may have proved there who they are; without, an open log-in there is enough. */
export async function departTo(settings: ProviderSettings, redirectUri: string, maxAge?: number): Promise<Departure> {
  return told(async () => {
    const provider = await providerOf(settings)
    const checks: Checks = {
      redirectUri, issuer: provider.serverMetadata().issuer, state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier(),
      ...maxAge === undefined ? {} : { maxAge },
    }
    const address = client.buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri, scope: 'openid', state: checks.state, nonce: checks.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(checks.verifier), code_challenge_method: 'S256',
      ...maxAge === undefined ? {} : { max_age: String(maxAge) },
    })
    return { address: address.href, checks }
  })
}

export type ProvenIdentity = { readonly issuer: string; readonly subject: string }

/** Exchanges the code and checks signature, issuer, audience, nonce and times of the ID token. */
export async function arriveFrom(settings: ProviderSettings, answer: Readonly<Record<string, unknown>>, checks: Checks): Promise<ProvenIdentity> {
  return told(async () => {
    const provider = await providerOf(settings)
    // Other settings since it began: the answer is of somebody else (mix-up).
    if (provider.serverMetadata().issuer !== checks.issuer) throw refuse('single_sign_on.begin_again')
    const address = new URL(checks.redirectUri)
    for (const [name, value] of Object.entries(answer)) if (typeof value === 'string') address.searchParams.set(name, value)
    const tokens = await client.authorizationCodeGrant(provider, address, {
      expectedState: checks.state, expectedNonce: checks.nonce, pkceCodeVerifier: checks.verifier, idTokenExpected: true,
      ...checks.maxAge === undefined ? {} : { maxAge: checks.maxAge },
    })
    const claims = tokens.claims()
    if (!claims?.sub || claims.sub.length > 255) throw new Refusal('single_sign_on.not_trusted', 401)
    return { issuer: claims.iss, subject: claims.sub }
  })
}

/** The issuer as the provider itself writes it: so it is written down and compared. */
export async function issuerOf(settings: ProviderSettings): Promise<string> {
  return told(async () => (await providerOf(settings)).serverMetadata().issuer)
}

/** What goes wrong there, in words for here; `reason` is for the record, and holds nothing that was sent. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw refusalOfProvider(error)
  }
}

function refusalOfProvider(error: unknown): Refusal {
  const facts = { reason: reasonOf(error) }
  if (error instanceof client.AuthorizationResponseError) return new Refusal(error.error === 'access_denied' ? 'single_sign_on.denied' : 'single_sign_on.not_trusted', 401, facts)
  if (isAboutClient(error)) return new Refusal('single_sign_on.wrong_client', 502, facts)
  if (isAway(error)) return new Refusal('single_sign_on.provider_away', 502, facts)
  return new Refusal('single_sign_on.not_trusted', 401, facts)
}

function isAboutClient(error: unknown): boolean {
  return error instanceof client.ResponseBodyError && ['invalid_client', 'unauthorized_client'].includes(error.error) || error instanceof client.WWWAuthenticateChallengeError
}

/** No answer, a late one, or none of its kind. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'TimeoutError' || error.name === 'AbortError' || error instanceof TypeError) return true
  return error instanceof client.ClientError && ['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'].includes(error.code ?? '')
}

function reasonOf(error: unknown): string {
  const { code, error: said, name } = error as { code?: unknown; error?: unknown; name?: unknown }
  return [said, code, name].find((text): text is string => typeof text === 'string')?.slice(0, 100) ?? 'unknown'
}
