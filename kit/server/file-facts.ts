import { fileTypeFromBuffer } from 'file-type'
import type { FileFacts } from '#kit/pure/file-facts.ts'
import { endsAsZip, readZipDirectory } from './zip-directory.ts'

/** Looks at a file as it passes, in pieces of any size; keeps only its beginning and its end. */
export type FileInspector = { push(piece: Uint8Array): void; facts(): Promise<FileFacts> }

const headBytes = 64 * 1024
/** Enough for the directory of a zip file with some ten thousand entries. */
const tailBytes = 1024 * 1024

export function inspectFile(): FileInspector {
  let sizeBytes = 0
  let head: Buffer = Buffer.alloc(0)
  let tail: Buffer = Buffer.alloc(0)
  const text = textWatch()
  const streams = streamWatch()
  return {
    push(piece) {
      if (head.length < headBytes) head = Buffer.concat([head, piece.subarray(0, headBytes - head.length)])
      tail = Buffer.concat([tail, piece]).subarray(-tailBytes)
      text.push(piece)
      streams.push(piece, sizeBytes)
      sizeBytes += piece.length
    },
    async facts() {
      const isZip = head.subarray(0, 2).equals(Buffer.from('PK'))
      // What a zip is for is told by its directory; the library would unpack it to find out.
      const signature = isZip ? null : (await fileTypeFromBuffer(head))?.ext ?? null
      return {
        signature,
        zip: isZip ? readZipDirectory(tail, sizeBytes) : null,
        streams: signature === 'cfb' ? streams.seen() : [],
        encoding: text.encoding(),
        hasMarkup: hasMarkup(head),
        endsAsZip: endsAsZip(tail),
      }
    },
  }
}

/** A page, a drawing or a program: at the very beginning, or hidden in the first part of something else. */
function hasMarkup(head: Buffer): boolean {
  const start = head.toString('latin1').replace(/^(\xef\xbb\xbf)?[\s\0]*/, '')
  return /^(<|#!)/.test(start)
    || /<(script|html|svg|iframe|body|!doctype|\?php|\?xml-stylesheet)[\s>/]/i.test(head.subarray(0, 4096).toString('latin1'))
}

/** Tab, line feed, form feed and carriage return are text; other control characters are not. */
const isControl = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 32 && ![9, 10, 12, 13].includes(byte)) || byte === 127 ? 1 : 0)

/** Whether everything so far is text, in UTF-8 or in the national encoding that older Windows programs write. */
function textWatch(): { push(piece: Uint8Array): void; encoding(): FileFacts['encoding'] } {
  const decoders = new Map((['utf-8', 'gb18030'] as const).map((name) => [name, new TextDecoder(name, { fatal: true })] as const))
  const tryEach = (piece?: Uint8Array) => {
    for (const [name, decoder] of decoders) try {
      decoder.decode(piece, { stream: piece !== undefined })
    } catch {
      decoders.delete(name)
    }
  }
  return {
    push(piece) {
      if (decoders.size === 0) return
      if (piece.some((byte) => isControl[byte] === 1)) decoders.clear()
      tryEach(piece)
    },
    encoding() {
      tryEach()
      return [...decoders.keys()][0] ?? null
    },
  }
}

const knownStreams = ['WordDocument', 'Workbook', 'Book', 'PowerPoint Document']
/** A directory entry of a compound file: 128 bytes, aligned, begins with its name in UTF-16. */
const entryBytes = 128

function streamWatch(): { push(piece: Uint8Array, offset: number): void; seen(): string[] } {
  const names = knownStreams.map((name) => ({ name, bytes: Buffer.from(`${name}\0`, 'utf16le') }))
  const seen = new Set<string>()
  let rest: Buffer = Buffer.alloc(0)
  return {
    push(piece, offset) {
      const bytes = Buffer.concat([rest, piece])
      const from = offset - rest.length
      for (const { name, bytes: wanted } of names) {
        for (let at = bytes.indexOf(wanted); at >= 0 && !seen.has(name); at = bytes.indexOf(wanted, at + 1))
          if ((from + at) % entryBytes === 0) seen.add(name)
      }
      rest = Buffer.from(bytes.subarray(-entryBytes))
    },
    seen: () => [...seen],
  }
}
