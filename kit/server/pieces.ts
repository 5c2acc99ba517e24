/** The same bytes in pieces of exactly `size` (the last one may be shorter), whatever the source's own pieces are. */
export async function* inPieces(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const piece of source) {
    waiting.push(piece)
    length += piece.length
    if (length < size) continue
    const bytes = Buffer.concat(waiting)
    let at = 0
    for (; at + size <= bytes.length; at += size) yield bytes.subarray(at, at + size)
    waiting = at < bytes.length ? [bytes.subarray(at)] : []
    length = bytes.length - at
  }
  if (length > 0) yield Buffer.concat(waiting)
}
