/**
 * Which files are accepted (chapter 4, Attachments): the extension must be on the list, and the content must
 * be what the extension says. What a file contains is found out by `kit/server/file-facts.ts`; the decision is here.
 */
import type { FileFacts } from '#kit/pure/file-facts.ts'

type FileKind = { readonly contentType: string; readonly fits: (facts: FileFacts) => boolean }

/** An office document unpacks to no more than this; more is a bomb for whoever opens it. */
const largestUnpackedBytes = 512 * 1024 * 1024

const bySignature = (signature: string) => (facts: FileFacts) =>
  facts.signature === signature && !facts.hasMarkup && !facts.endsAsZip
const byStream = (...names: string[]) => (facts: FileFacts) =>
  facts.signature === 'cfb' && names.some((name) => facts.streams.includes(name))
/** A document in a zip: has its main part, carries no macros, is no bomb. */
const byZipPart = (part: string) => (facts: FileFacts) =>
  facts.zip !== null && facts.zip.names.includes(part) && facts.zip.unpackedBytes <= largestUnpackedBytes
  && !facts.zip.names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))
const either = (left: FileKind['fits'], right: FileKind['fits']) => (facts: FileFacts) => left(facts) || right(facts)
/** Plain text that is not secretly another format made of text. */
const plainText = (facts: FileFacts) =>
  facts.encoding !== null && !facts.hasMarkup && !textFormats.has(facts.signature ?? '')
const textFormats = new Set(['pdf', 'rtf', 'xml', 'svg', 'html', 'ps', 'eps', 'ics', 'vcf', 'vtt'])

const wordStream = byStream('WordDocument')
const sheetStream = byStream('Workbook', 'Book')
const slideStream = byStream('PowerPoint Document')
const wordPart = byZipPart('word/document.xml')
const sheetPart = byZipPart('xl/workbook.xml')
const slidePart = byZipPart('ppt/presentation.xml')
const officeXml = 'application/vnd.openxmlformats-officedocument'

export const fileKinds: Readonly<Record<string, FileKind>> = {
  pdf: { contentType: 'application/pdf', fits: bySignature('pdf') },
  ofd: { contentType: 'application/ofd', fits: byZipPart('OFD.xml') },
  doc: { contentType: 'application/msword', fits: wordStream },
  docx: { contentType: `${officeXml}.wordprocessingml.document`, fits: wordPart },
  xls: { contentType: 'application/vnd.ms-excel', fits: sheetStream },
  xlsx: { contentType: `${officeXml}.spreadsheetml.sheet`, fits: sheetPart },
  ppt: { contentType: 'application/vnd.ms-powerpoint', fits: slideStream },
  pptx: { contentType: `${officeXml}.presentationml.presentation`, fits: slidePart },
  // The domestic office suite writes its own extensions into either container.
  wps: { contentType: 'application/vnd.ms-works', fits: either(wordStream, wordPart) },
  et: { contentType: 'application/vnd.ms-excel', fits: either(sheetStream, sheetPart) },
  dps: { contentType: 'application/vnd.ms-powerpoint', fits: either(slideStream, slidePart) },
  png: { contentType: 'image/png', fits: bySignature('png') },
  jpg: { contentType: 'image/jpeg', fits: bySignature('jpg') },
  jpeg: { contentType: 'image/jpeg', fits: bySignature('jpg') },
  txt: { contentType: 'text/plain', fits: plainText },
  csv: { contentType: 'text/csv', fits: plainText },
  zip: { contentType: 'application/zip', fits: (facts) => facts.zip !== null },
  rar: { contentType: 'application/vnd.rar', fits: bySignature('rar') },
  '7z': { contentType: 'application/x-7z-compressed', fits: bySignature('7z') },
}

/** The list as people read it; `jpeg` is the same as `jpg`. */
export const acceptedExtensions = Object.keys(fileKinds).filter((extension) => extension !== 'jpeg')
export const largestFileBytes = 20 * 1024 * 1024

export function isAcceptedExtension(extension: string): boolean {
  return Object.hasOwn(fileKinds, extension)
}

/** The content type to store, or undefined if the content is not what the extension says. */
export function contentTypeFor(extension: string, facts: FileFacts): string | undefined {
  if (!isAcceptedExtension(extension)) return undefined
  const kind = fileKinds[extension]!
  return kind.fits(facts) ? kind.contentType : undefined
}

/** What a refused file seems to be, for the sentence that names both types. */
export function foundKind(facts: FileFacts): string {
  if (facts.hasMarkup) return 'html/xml/script'
  if (facts.signature === 'cfb') return facts.streams.length > 0 ? `ole (${facts.streams.join(', ')})` : 'ole'
  if (facts.signature !== null) return facts.signature
  if (facts.zip !== null) return 'zip'
  return facts.encoding === null ? '?' : 'txt'
}
