import type { FastifyReply } from 'fastify'

/** Behind TLS no other host, and no page without TLS, can set it: the browser keeps `__Host-` to this host, with `Secure` and the path '/' (C-F5). */
export function cookieName(name: string, isSecure: boolean): string {
  return isSecure ? `__Host-${name}` : name
}

/** A cookie that no script of a page reads; null removes it. Lax: it comes along when another site sends the browser here, and with no request that such a site makes by itself. */
export function writeCookie(reply: FastifyReply, name: string, token: string | null, { path, isSecure, seconds }: { readonly path: string; readonly isSecure: boolean; readonly seconds?: number }): void {
  const attributes = { httpOnly: true, sameSite: 'lax', path, secure: isSecure } as const
  if (token === null) reply.clearCookie(name, attributes)
  else reply.setCookie(name, token, seconds === undefined ? attributes : { ...attributes, maxAge: seconds })
}
