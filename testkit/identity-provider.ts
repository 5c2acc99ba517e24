import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { seal } from '#kit/server/secrets.ts'
import type { TestApp } from './http.ts'

/** An identity provider as an office would run one: oidc-provider, with a log-in page of a few lines. */
export type IdentityProvider = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string; close(): Promise<void> }

export async function startIdentityProvider(redirectUris: readonly string[], authMethod: 'client_secret_basic' | 'client_secret_post' = 'client_secret_basic'): Promise<IdentityProvider> {
  const server = createServer()
  await listening(server)
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = { clientId: 'yunshan', clientSecret: 'the-secret-of-the-client' }
  const provider = providerFor(issuer, client, redirectUris, authMethod)
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) void interact(provider, request, response)
    else answer(request, response)
  })
  return { issuer, ...client, close: () => closed(server) }
}

function providerFor(issuer: string, { clientId, clientSecret }: { clientId: string; clientSecret: string }, redirectUris: readonly string[], authMethod: string): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider: Provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [...redirectUris], token_endpoint_auth_method: authMethod }],
    clientAuthMethods: [authMethod],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['a key of the cookies of the test provider'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    interactions: { url: (_context: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    findAccount: async (_context: unknown, accountId: string) => ({ accountId, claims: async () => ({ sub: accountId }) }),
    // Nobody is asked for consent: the office runs both.
    loadExistingGrant: async (context: { oidc: { client: { clientId: string }; session: { accountId: string } } }) => {
      const grant = new provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  return provider
}

const page = '<!doctype html><html lang="zh-Hans"><title>统一身份认证</title><main><h1>统一身份认证</h1><form method="post"><label>用户 <input name="login" autofocus></label> <button>登录</button></form></main></html>'

async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') return void response.setHeader('content-type', 'text/html; charset=utf-8').end(page)
  let body = ''
  for await (const part of request) body += String(part)
  const accountId = new URLSearchParams(body).get('login') ?? ''
  const result = accountId === '' ? { error: 'access_denied', error_description: 'nobody said who it is' } : { login: { accountId } }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

export const listening = (server: Server): Promise<void> => new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve) })
export const closed = (server: Server): Promise<void> => new Promise((resolve) => {
  server.close(() => resolve())
  server.closeAllConnections()
})

/** As if the platform admin had set it; null: none. */
export async function useProvider(app: Pick<TestApp, 'sql'>, provider: { issuer: string; clientId: string; clientSecret: string } | null, name = '政务统一身份'): Promise<void> {
  await app.sql(`delete from platform_settings where key like 'oidc.%'`)
  if (provider) await app.sql(`insert into platform_settings (key, value) select key, value from jsonb_each($1)`,
    [JSON.stringify({ 'oidc.issuer': provider.issuer, 'oidc.client_id': provider.clientId, 'oidc.client_secret': { sealed: seal(provider.clientSecret, 'setting') }, 'oidc.name': name })])
}

/** As if its owner had linked the account before. */
export async function link(app: Pick<TestApp, 'sql'>, accountName: string, { issuer }: { issuer: string }, subject: string): Promise<void> {
  await app.sql('insert into external_identities (account_id, issuer, subject) select id, $2, $3 from accounts where account_name = $1 on conflict do nothing', [accountName, issuer, subject])
}

/** What the page says that one was refused for. */
export const problemOf = ({ url }: { readonly url: URL }): string | null => url.searchParams.get('problem')
export async function whoIsIn(app: Pick<TestApp, 'url'>, browser: Wanderer): Promise<string | null> {
  return (await browser.call(app.url, 'GET', '/session')).body.me?.accountName ?? null
}

export type Arrival = { readonly url: URL; readonly status: number; readonly text: string }

/** A browser without a screen: keeps every site's cookies and goes where it is sent. */
export class Wanderer {
  private readonly jars = new Map<string, Map<string, string>>()

  cookies(origin: string): string {
    return [...this.jars.get(origin) ?? []].map(([name, value]) => `${name}=${value}`).join('; ')
  }
  keep(origin: string, line: string): void {
    const [name, value] = line.split(';')[0]!.split(/=(.*)/s) as [string, string]
    const jar = this.jars.get(origin) ?? new Map<string, string>()
    this.jars.set(origin, jar)
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
    else jar.set(name, value)
  }

  /** Until a page answers, or before an address is opened that `until` describes. */
  async open(address: string, { form, until }: { form?: Record<string, string>; until?: RegExp } = {}): Promise<Arrival> {
    let url = new URL(address)
    for (let steps = 0; steps < 15; steps++) {
      if (until?.test(url.href)) return { url, status: 0, text: '' }
      const isForm = form !== undefined && steps === 0
      const response = await fetch(url, {
        redirect: 'manual', headers: { cookie: this.cookies(url.origin), ...isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {} },
        ...isForm ? { method: 'POST', body: new URLSearchParams(form).toString() } : {},
      })
      for (const line of response.headers.getSetCookie()) this.keep(url.origin, line)
      const location = response.headers.get('location')
      const text = await response.text()
      if (location === null) return { url, status: response.status, text }
      url = new URL(location, url)
    }
    throw new Error('sent around in circles')
  }

  /** Logs in at the identity provider's page, where it asks for that, and comes back. */
  async through(address: string, login: string, until?: RegExp): Promise<Arrival> {
    const asked = await this.open(address, until ? { until } : {})
    return asked.url.pathname.startsWith('/interaction/') ? this.open(asked.url.href, { form: { login }, ...until ? { until } : {} }) : asked
  }

  async call(origin: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: any }> { // oxlint-disable-line typescript/no-explicit-any -- a test reads whatever came
    const response = await fetch(`${origin}/api${path}`, {
      method, headers: { cookie: this.cookies(origin), ...body === undefined ? {} : { 'content-type': 'application/json' }, ...headers },
      ...body === undefined ? {} : { body: JSON.stringify(body) },
    })
    for (const line of response.headers.getSetCookie()) this.keep(origin, line)
    return { status: response.status, body: await response.json() }
  }
}
