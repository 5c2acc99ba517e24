/** A block of IPv4 addresses: `10.1.0.0/16` is `{first: 167837696, prefix: 16}`. */
export type Block = { readonly first: number; readonly prefix: number }

/** Reads a block; undefined if it is not one, or if its address is not the first of the block. */
export function parseBlock(text: string): Block | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text)
  if (!match) return undefined
  const [, ...digits] = match
  if (digits.some((part) => part !== String(Number(part)))) return undefined
  const parts = digits.map(Number)
  const prefix = parts.pop()!
  if (parts.some((part) => part > 255) || prefix < 8 || prefix > 29) return undefined
  const first = parts.reduce((sum, part) => sum * 256 + part, 0)
  return first % sizeOf(prefix) === 0 ? { first, prefix } : undefined
}

/** Does the outer block contain all of the inner one? */
export function contains(outer: Block, inner: Block): boolean {
  return outer.prefix <= inner.prefix && inner.first >= outer.first && inner.first < outer.first + sizeOf(outer.prefix)
}

/** Blocks share an address exactly if one contains the other. */
export function overlaps(left: Block, right: Block): boolean {
  return contains(left, right) || contains(right, left)
}

function sizeOf(prefix: number): number {
  return 2 ** (32 - prefix)
}
