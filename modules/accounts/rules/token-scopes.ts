import type { EndpointShape } from '#kit/pure/contract.ts'
import { forbidden, type FieldError, type Refusal } from '#kit/pure/refusal.ts'

/**
 * What a token of the interface may be given (U5): areas, which are the first segments of the paths below `/api`, each to
 * read (GET) or to write (every method). A token never can more than its person; this only makes it less.
 * Example: `POST /usage-records` needs `usage-records:write`; `usage-records:write` is also enough for its GETs.
 */
export const tokenPowers = ['read', 'write'] as const
export type TokenPower = (typeof tokenPowers)[number]
export type TokenScope = `${string}:${TokenPower}`

type Asked = Pick<EndpointShape, 'method' | 'path'>

/**
 * What programs never do, whatever their person may: logging in, one's own account, others' accounts and powers, the
 * platform's settings and channels, and the record that everything is judged by. A stolen token must not be able to make
 * itself stronger, longer or invisible (C-E8).
 */
export const closedAreas: readonly string[] = [
  'me', 'session', 'substitutions', 'messages', 'single-sign-on', 'second-factor', 'passwords', 'password-links', 'one-time-links',
  'accounts', 'account-requests', 'hand-over', 'settings', 'setting-tests', 'logo', 'privacy-notice', 'announcements', 'webhooks', 'webhook-deliveries', 'dingtalk', 'outbox', 'message-templates', 'audit-events', 'audit',
  'reorganisations', 'clock',
]
/** Who one is, so that a program can see whose token it has; and the colleagues that an application names. */
const openBeside: readonly string[] = ['GET /me']
const readBeside: readonly string[] = ['GET /accounts/choices']

export const areaOf = (path: string): string => path.split('/')[1]!
const keyOf = ({ method, path }: Asked): string => `${method} ${path}`

/** The scope that an endpoint asks for; `'open'`: any token; `'closed'`: no token. */
export function scopeNeeded(endpoint: Asked): TokenScope | 'open' | 'closed' {
  const area = areaOf(endpoint.path)
  if (openBeside.includes(keyOf(endpoint))) return 'open'
  if (readBeside.includes(keyOf(endpoint))) return `${area}:read`
  if (closedAreas.includes(area)) return 'closed'
  return `${area}:${endpoint.method === 'GET' ? 'read' : 'write'}`
}

/** Writing implies reading. */
export function covers(scopes: readonly string[], needed: TokenScope): boolean {
  return scopes.includes(needed) || needed.endsWith(':read') && scopes.includes(needed.replace(/read$/, 'write'))
}

/** What hinders a token: a code, and the scope that is missing. */
export function tokenHindrance(scopes: readonly string[], endpoint: EndpointShape): Refusal | undefined {
  const needed = scopeNeeded(endpoint)
  if (needed === 'closed') return forbidden('token.closed_area')
  if (needed === 'open' || endpoint.permission === 'public' || covers(scopes, needed)) return undefined
  return forbidden('token.out_of_scope', { scope: needed })
}

export type TokenArea = { readonly area: string; readonly powers: readonly TokenPower[] }

/** The areas that somebody may choose: those of the routes in which they hold a permission, to write only where they may. */
export function areasToChoose(endpoints: readonly EndpointShape[], holds: (permission: EndpointShape['permission']) => boolean): TokenArea[] {
  const scopes = new Set(endpoints.filter(({ permission }) => permission !== 'public' && holds(permission)).map(scopeNeeded))
  const areas = new Set([...scopes].filter((scope) => scope.includes(':')).map((scope) => scope.split(':')[0]!))
  return [...areas].toSorted().map((area) => ({ area, powers: tokenPowers.filter((power) => power === 'read' || scopes.has(`${area}:write`)) }))
}

/** Every scope must be one that can be chosen; an area is named once. */
export function scopeErrors(path: string, scopes: readonly string[], choices: readonly TokenArea[]): FieldError[] {
  return scopes.flatMap((scope, index) => {
    const [area, power] = scope.split(':')
    const isOffered = choices.some((choice) => choice.area === area && choice.powers.some((offered) => offered === power))
    if (!isOffered) return [{ path: `${path}/${index}`, code: 'field.not_an_option' }]
    return scopes.findIndex((other) => other.split(':')[0] === area) < index ? [{ path: `${path}/${index}`, code: 'token.area_twice' }] : []
  })
}

export const longestTokenDays = 365
/** Live ones of one account. */
export const mostTokens = 20
/** Its owner is told so many days before it ends; one that never lived longer needs no telling. */
export const warningDays = 7
export type TokenState = 'valid' | 'expired'
export const tokenStates: readonly TokenState[] = ['valid', 'expired']
