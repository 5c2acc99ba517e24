import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { closed, listening, type IdentityProvider } from './identity-provider.ts'

/** What this provider does wrong; nothing: all is well. */
export type Mischief = {
  alg?: 'none' | 'HS256'
  key?: 'other'
  claims?: Record<string, unknown>
  /** Parameters of the way back. */
  answer?: Record<string, string>
  token?: { status: number; body: unknown }
  isSilent?: boolean
  discovery?: Record<string, unknown>
}
export type HostileProvider = IdentityProvider & { mischief: Mischief; subject: string }

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** An identity provider of a few lines that lies as it is told: for what the real one never does. */
export async function startHostileProvider(): Promise<HostileProvider> {
  const [own, other] = [0, 1].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 })) as [KeyPair, KeyPair]
  const nonces = new Map<string, string>()
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', provider.issuer)
    if (provider.mischief.isSilent) return
    if (url.pathname === '/.well-known/openid-configuration') return json(response, 200, { ...metadata(provider.issuer), ...provider.mischief.discovery })
    if (url.pathname === '/jwks') return json(response, 200, { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] })
    if (url.pathname === '/authorize') return sendBack(response, url)
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: provider.issuer, aud: provider.clientId, sub: provider.subject, nonce: [...nonces.values()].at(-1), iat: now, exp: now + 60, email: 'jtt.user@yunshan.example', email_verified: true, ...provider.mischief.claims }
    const { status, body } = provider.mischief.token ?? { status: 200, body: { access_token: 'any', token_type: 'Bearer', id_token: signed(claims) } }
    return json(response, status, body)
  })

  const sendBack = (response: ServerResponse, url: URL) => {
    const back = new URL(url.searchParams.get('redirect_uri')!)
    const code = `code-${nonces.size}`
    nonces.set(code, url.searchParams.get('nonce')!)
    for (const [name, value] of Object.entries({ code, state: url.searchParams.get('state')!, ...provider.mischief.answer })) back.searchParams.set(name, value)
    response.writeHead(302, { location: back.href }).end()
  }
  const signed = (claims: object) => {
    const alg = provider.mischief.alg ?? 'RS256'
    const text = `${encoded({ alg, kid: 'one', typ: 'JWT' })}.${encoded(claims)}`
    if (alg === 'none') return `${text}.`
    return `${text}.${createSign('RSA-SHA256').update(text).sign((provider.mischief.key === 'other' ? other : own).privateKey).toString('base64url')}`
  }
  await listening(server)
  const provider: HostileProvider = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, clientId: 'yunshan', clientSecret: 'known-to-both', mischief: {}, subject: 'mallory', close: () => closed(server),
  }
  return provider
}

type KeyPair = { readonly publicKey: KeyObject; readonly privateKey: KeyObject }

function metadata(issuer: string) {
  return {
    issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], code_challenge_methods_supported: ['S256'],
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
