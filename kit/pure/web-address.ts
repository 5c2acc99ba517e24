/** An address as the URL standard reads it. Browser and server both have it; rules are compiled with the types of neither. */
export type WebAddress = {
  readonly protocol: string
  readonly username: string
  readonly password: string
  readonly hostname: string
  readonly pathname: string
  readonly search: string
  readonly hash: string
}
type Reader = { new (text: string): WebAddress; canParse(text: string): boolean }
const { URL: Address } = globalThis as unknown as { readonly URL: Reader }

/** Undefined for what is no whole address. */
export function webAddressIn(text: string): WebAddress | undefined {
  return Address.canParse(text) ? new Address(text) : undefined
}
