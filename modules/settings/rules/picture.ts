/** A logo: which pictures are taken, and how large they are, read from their first bytes without decoding anything. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const
export type PictureType = (typeof pictureTypes)[number]
export const largestLogoBytes = 512 * 1024
export const logoPixels = { least: 16, most: 1024 } as const
export type Size = { readonly width: number; readonly height: number }

const typeOfSignature: Readonly<Record<string, PictureType>> = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' }

/** By what the content is, never by its name. Drawings (SVG), moving pictures and everything else: undefined. */
export function pictureType(signature: string | null): PictureType | undefined {
  return signature !== null && Object.hasOwn(typeOfSignature, signature) ? typeOfSignature[signature] : undefined
}

export function isLogoSize({ width, height }: Size): boolean {
  return [width, height].every((side) => side >= logoPixels.least && side <= logoPixels.most)
}

/** Undefined: the file ends before it says so, or is damaged. */
export function sizeOfPicture(type: PictureType, bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return type === 'image/png' ? pngSize(view) : type === 'image/webp' ? webpSize(view) : jpegSize(view)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const word = (view: DataView, at: number) => String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)))

/** The header chunk comes first (PNG 5.6). */
function pngSize(view: DataView): Size | undefined {
  return word(view, 12) === 'IHDR' ? { width: view.getUint32(16), height: view.getUint32(20) } : undefined
}

/** Segment by segment to the frame header (JPEG B.2.2): C0 to CF but C4 (tables), C8 (reserved) and CC (arithmetic). */
function jpegSize(view: DataView): Size | undefined {
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) { at++; continue }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    if (marker === 0xd9 || marker === 0xda) return undefined
    at += 2 + view.getUint16(at + 2)
  }
}

/** Lossy, lossless and extended files each say it in their own way (RFC 9649, 2.5 to 2.7). A moving one is none. */
function webpSize(view: DataView): Size | undefined {
  const kind = word(view, 12)
  if (kind === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  const isMoving = (view.getUint8(20) & 0b10) !== 0
  const whole24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
  return kind === 'VP8X' && !isMoving ? { width: whole24(24) + 1, height: whole24(27) + 1 } : undefined
}
