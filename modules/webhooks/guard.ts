import { lookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { BlockList, isIP } from 'node:net'

/**
 * Where a webhook may lead (ASVS 1.3.6, server-side request forgery): to public addresses only. Names are looked at where
 * they are resolved for the connection itself, so a name that answers differently a moment later gains nothing.
 */
export type Reach = { readonly allowsHttp: boolean; readonly allowsPrivate: boolean }

const closed: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
]
/** Of version 6 only what is given out publicly is open, and of that not what wraps other addresses or is for documents. */
const closedWithin: readonly (readonly [network: string, prefix: number])[] = [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]]

const refused4 = new BlockList()
for (const [network, prefix] of closed) refused4.addSubnet(network, prefix, 'ipv4')
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
const refused6 = new BlockList()
for (const [network, prefix] of closedWithin) refused6.addSubnet(network, prefix, 'ipv6')

export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !refused4.check(address, 'ipv4')
  return version === 6 && open6.check(address, 'ipv6') && !refused6.check(address, 'ipv6')
}

export type AddressProblem = 'webhook.address_wrong' | 'webhook.https_needed' | 'webhook.address_private'

/** What is wrong with an address as it is typed; where its name leads is only known when it is called. */
export function problemOfAddress(url: string, reach: Reach): AddressProblem | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol) || parsed.username !== '' || parsed.password !== '' || parsed.hash !== '') return 'webhook.address_wrong'
  if (parsed.protocol === 'http:' && !reach.allowsHttp) return 'webhook.https_needed'
  const host = hostOf(parsed)
  const isPrivate = isIP(host) === 0 ? /(^|\.)localhost\.?$/i.test(host) : !isPublicAddress(host)
  return isPrivate && !reach.allowsPrivate ? 'webhook.address_private' : undefined
}

/** Without the brackets of version 6. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '')
}

export class AddressRefused extends Error {
  constructor() {
    super('the address is not a public one')
  }
}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void
type Resolve = (host: string, options: { readonly all: true; readonly family?: number }, found: (error: Error | null, addresses: LookupAddress[]) => void) => void

/** The look-up of a connection: one address that is not public refuses the name. */
export function guardedLookup(reach: Reach, resolve: Resolve = lookup as unknown as Resolve) {
  return (host: string, options: LookupOptions, found: Found): void => {
    const family = options.family === 4 || options.family === 6 ? { family: options.family } : {}
    resolve(host, { all: true, ...family }, (error, addresses) => {
      if (error) return found(error, '')
      const [first] = addresses
      if (!first || !reach.allowsPrivate && !addresses.every(({ address }) => isPublicAddress(address))) return found(new AddressRefused(), '')
      return options.all ? found(null, addresses) : found(null, first.address, first.family)
    })
  }
}
