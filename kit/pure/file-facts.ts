/** What was found in the bytes of a file, whatever its name says. */
export type FileFacts = {
  /** The type that the first bytes belong to, as a usual extension; null if none is known, or for a zip. */
  readonly signature: string | null
  /** The directory of a sound zip file that begins at byte 0 and ends at the last byte; null otherwise. */
  readonly zip: { readonly names: readonly string[]; readonly unpackedBytes: number } | null
  /** Which of the well-known streams of an OLE compound file were seen. */
  readonly streams: readonly string[]
  /** Text in one of the two encodings, without control characters; null if the bytes are no text. */
  readonly encoding: 'utf-8' | 'gb18030' | null
  /** The beginning reads like a page, a drawing, a program or other markup that a browser would run. */
  readonly hasMarkup: boolean
  /** The end of a zip directory stands in the last bytes, whatever the beginning says. */
  readonly endsAsZip: boolean
}
