import type { FastifyRequest } from 'fastify'
import { cookieName } from './cookies.ts'

export const sessionCookie = 'yunshan_session'

/** How a request says who it is: the cookie of a session, or a token of the interface, which goes before. */
export type Credentials = { readonly sessionToken: string | null; readonly apiToken: string | null }

/**
 * Another site's page can send a cookie but no header of its own: so a token needs no defence against forgery. Where a token
 * is given, whatever it is worth, the cookie does not count. Other schemes are not ours: a proxy before us may want them.
 */
export function credentialsOf(request: FastifyRequest, isSecure: boolean): Credentials {
  const bearer = /^Bearer(?: +(\S*)|$)/i.exec(request.headers.authorization ?? '')
  return bearer ? { sessionToken: null, apiToken: bearer[1] ?? '' } : { sessionToken: request.cookies[cookieName(sessionCookie, isSecure)] ?? null, apiToken: null }
}

/** Why they do not count. */
export function refusedCredentials({ sessionToken, apiToken }: Credentials): string {
  if (apiToken !== null) return 'token.not_valid'
  return sessionToken === null ? 'session.required' : 'session.expired'
}
