import { webAddressIn } from '#kit/pure/web-address.ts'

/** What an identity provider says of itself (OpenID Connect Discovery 1.0): whether single sign-on could work with it. */
export const discoveryCodes = ['fine', 'unreachable', 'too_slow', 'other_status', 'moved', 'too_large', 'not_json', 'other_issuer', 'endpoints_missing'] as const
export type DiscoveryCode = (typeof discoveryCodes)[number]
export type Discovery = { readonly code: DiscoveryCode; readonly detail: string }

const needed = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const

/** The path is put behind the issuer's own, whether or not that ends with a slash (section 4.1). */
export function discoveryAddress(issuer: string): string {
  return `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`
}

/** The issuer must be written exactly as it was configured (section 4.3): tokens are refused otherwise. */
export function judgeDiscovery(document: unknown, issuer: string): Discovery {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return { code: 'not_json', detail: '' }
  const said = document as Readonly<Record<string, unknown>>
  if (said['issuer'] !== issuer) return { code: 'other_issuer', detail: typeof said['issuer'] === 'string' ? said['issuer'].slice(0, 300) : '—' }
  const missing = needed.filter((name) => typeof said[name] !== 'string' || !webAddressIn(said[name]))
  return missing.length > 0 ? { code: 'endpoints_missing', detail: missing.join(', ') } : { code: 'fine', detail: issuer }
}
