import { inflateRawSync } from 'node:zlib'
import { zipEntries, type ZipEntry } from './zip-directory.ts'

const localMark = 0x04034b50
const localHeadBytes = 30
const stored = 0
const deflated = 8

/** A file says one thing about itself and holds another, is encrypted, or unpacks to more than is allowed. */
export class WrongZip extends Error {}

/**
 * The files of a zip whose names are wanted, unpacked. Never makes more than `maximumBytes` of them, whatever sizes the
 * directory states: unpacking stops there (a small file may hold gigabytes, C-G2).
 */
export function unpackZip(bytes: Buffer, maximumBytes: number, isWanted: (name: string) => boolean): Map<string, Buffer> {
  const entries = zipEntries(bytes)
  if (entries === undefined) throw new WrongZip('the directory is broken')
  const files = new Map<string, Buffer>()
  let left = maximumBytes
  for (const entry of entries.filter(({ name }) => isWanted(name))) {
    if (files.has(entry.name)) throw new WrongZip('two files of one name')
    const content = unpack(entry, packedBytesOf(bytes, entry), left)
    left -= content.length
    files.set(entry.name, content)
  }
  return files
}

function packedBytesOf(bytes: Buffer, { offset, packedBytes }: ZipEntry): Buffer {
  if (offset + localHeadBytes > bytes.length || bytes.readUInt32LE(offset) !== localMark) throw new WrongZip('a file is not where the directory says')
  const from = offset + localHeadBytes + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  if (from + packedBytes > bytes.length) throw new WrongZip('a file is longer than the zip')
  return bytes.subarray(from, from + packedBytes)
}

function unpack({ method, isEncrypted }: ZipEntry, packed: Buffer, left: number): Buffer {
  if (isEncrypted || (method !== stored && method !== deflated)) throw new WrongZip('unknown way of packing')
  if (method === stored ? packed.length > left : left <= 0) throw new WrongZip('unpacks to too much')
  try {
    return method === stored ? packed : inflateRawSync(packed, { maxOutputLength: left })
  } catch (error) {
    throw new WrongZip('cannot be unpacked', { cause: error })
  }
}
