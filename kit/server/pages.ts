import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** What every answer carries unless it says otherwise (C-F5); answers of the API are never stored by a browser. */
export function commonHeaders(isSecure: boolean): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    ...(isSecure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

export function secureHeaders(app: FastifyInstance, isSecure: boolean): void {
  const headers = Object.entries(commonHeaders(isSecure))
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of headers) if (!reply.hasHeader(name)) reply.header(name, value)
  })
}

function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'", `script-src 'self' 'nonce-${nonce}'`, `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:", "font-src 'self'", "connect-src 'self'", "manifest-src 'self'",
    "form-action 'self'", "base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * The built page: `assets/` for ever (their names carry a hash, with a brotli copy beside them), every other
 * address of the page is the one document, with a fresh nonce in each answer.
 */
export async function servePage(app: FastifyInstance, folder: string): Promise<void> {
  const documentPath = join(folder, 'index.html')
  if (!existsSync(documentPath)) return
  const document = readFileSync(documentPath, 'utf8')
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'), prefix: '/assets/', preCompressed: true, index: false, decorateReply: false,
    setHeaders: (reply) => { reply.header('cache-control', 'public, max-age=31536000, immutable') },
  })
  const send = (reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64')
    return reply.header('content-type', 'text/html; charset=utf-8').header('content-security-policy', pagePolicy(nonce)).send(document.replaceAll('__NONCE__', nonce))
  }
  app.get('/', { schema: { hide: true } }, (_request, reply) => send(reply))
  app.get('/*', { schema: { hide: true } }, (request, reply) => /^\/api([/?]|$)/.test(request.url) ? reply.callNotFound() : send(reply))
}
