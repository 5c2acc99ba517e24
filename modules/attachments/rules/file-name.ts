/**
 * A file's name as it may be stored and shown (C-G2): without folders, control characters and marks that
 * turn the reading direction around (`invoice‮fdp.exe` would read as `invoiceexe.pdf`), at most 200 characters.
 * The end of the name says its type, so a long name loses its middle.
 */
export function cleanFileName(given: string): string {
  const base = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1)!
  const plain = base
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const extension = extensionOf(plain)
  const stem = [...(extension === '' ? plain : plain.slice(0, -extension.length - 1))]
  const room = longestName - (extension === '' ? 0 : [...extension].length + 1)
  const kept = stem.slice(0, room).join('').trimEnd()
  return extension === '' ? kept || 'file' : `${kept || 'file'}.${plain.slice(-extension.length)}`
}

const longestName = 200

/** What follows the last dot, in lower case; empty without one. Longer than 10 characters is no extension. */
export function extensionOf(name: string): string {
  return /\.([^.\s]{1,10})$/.exec(name)?.[1]!.toLowerCase() ?? ''
}
