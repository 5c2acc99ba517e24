import { ZipFile } from 'yazl'

/** Small but real files of every kind, for tests of uploads. */
export const pdfFile = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
export const pngFile = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
export const jpgFile = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.alloc(64, 0x11), Buffer.from('ffd9', 'hex')])
export const rarFile = Buffer.concat([Buffer.from('526172211a070100', 'hex'), Buffer.alloc(64, 7)])
export const sevenZipFile = Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), Buffer.alloc(64, 7)])

/** A zip with these entries, each holding a few bytes. */
export async function zipFile(names: readonly string[], content = 'content'): Promise<Buffer> {
  const zip = new ZipFile()
  for (const name of names) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/** An OLE compound file: header, one directory sector with these streams, and some content. */
export function oleFile(streams: readonly string[]): Buffer {
  const header = Buffer.alloc(512)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(0x3e, 24)
  header.writeUInt16LE(3, 26)
  header.writeUInt16LE(0xfffe, 28)
  header.writeUInt16LE(9, 30)
  const entries = ['Root Entry', ...streams].map((name) => {
    const entry = Buffer.alloc(128)
    entry.write(name, 0, 'utf16le')
    entry.writeUInt16LE((name.length + 1) * 2, 64)
    return entry
  })
  return Buffer.concat([header, ...entries, Buffer.alloc(1024, 0x20)])
}

export const openDocumentFiles = {
  docx: () => zipFile(['[Content_Types].xml', '_rels/.rels', 'word/document.xml']),
  xlsx: () => zipFile(['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml']),
  pptx: () => zipFile(['[Content_Types].xml', '_rels/.rels', 'ppt/presentation.xml']),
  ofd: () => zipFile(['OFD.xml', 'Doc_0/Document.xml']),
} as const
