import type { FileFacts } from '#kit/pure/file-facts.ts'

const endMark = 0x06054b50
const endBytes = 22
const wideLocatorMark = 0x07064b50
const wideEndMark = 0x06064b50
const entryMark = 0x02014b50
const entryHeadBytes = 46
const unknownOffset = 0xffffffff

/** Where the end record stands in the last bytes of a file: its comment must reach exactly to the end. */
function endRecord(tail: Buffer): number | undefined {
  for (let at = tail.length - endBytes; at >= 0 && at >= tail.length - endBytes - 65_535; at--)
    if (tail.readUInt32LE(at) === endMark && at + endBytes + tail.readUInt16LE(at + 20) === tail.length) return at
  return undefined
}

export function endsAsZip(tail: Buffer): boolean {
  return endRecord(tail) !== undefined
}

/**
 * The names in a zip file, read from its directory without unpacking anything; null if the directory is
 * broken, encrypted away, or so long that it begins before `tail` (the last part of a file of `sizeBytes`).
 */
export function readZipDirectory(tail: Buffer, sizeBytes: number): FileFacts['zip'] {
  const end = endRecord(tail)
  if (end === undefined) return null
  const before = sizeBytes - tail.length
  const offset = directoryOffset(tail, end)
  if (offset === undefined || offset < before || offset > before + end) return null
  const names: string[] = []
  let unpackedBytes = 0
  let at = offset - before
  while (at + entryHeadBytes <= end && tail.readUInt32LE(at) === entryMark) {
    const nameBytes = tail.readUInt16LE(at + 28)
    unpackedBytes += tail.readUInt32LE(at + 24)
    names.push(tail.toString('utf8', at + entryHeadBytes, at + entryHeadBytes + nameBytes))
    at += entryHeadBytes + nameBytes + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32)
  }
  return names.length > 0 ? { names, unpackedBytes } : null
}

export type ZipEntry = { readonly name: string; readonly method: number; readonly isEncrypted: boolean; readonly packedBytes: number; readonly offset: number }

/** The directory of a whole zip file: where each of its files stands, and how it is packed. */
export function zipEntries(bytes: Buffer): ZipEntry[] | undefined {
  const end = endRecord(bytes)
  let at = end === undefined ? undefined : directoryOffset(bytes, end)
  if (end === undefined || at === undefined) return undefined
  const entries: ZipEntry[] = []
  while (at + entryHeadBytes <= end && bytes.readUInt32LE(at) === entryMark) {
    const nameBytes = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + entryHeadBytes, at + entryHeadBytes + nameBytes),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      packedBytes: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += entryHeadBytes + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries.length > 0 ? entries : undefined
}

/** Some programs write the directory's place in the wide form for files of any size. */
function directoryOffset(tail: Buffer, end: number): number | undefined {
  const offset = tail.readUInt32LE(end + 16)
  if (offset !== unknownOffset) return offset
  const locator = end - 20
  const record = locator - 56
  if (record < 0 || tail.readUInt32LE(locator) !== wideLocatorMark || tail.readUInt32LE(record) !== wideEndMark) return undefined
  return Number(tail.readBigUInt64LE(record + 48))
}
