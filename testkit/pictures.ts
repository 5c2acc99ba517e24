import { crc32, deflateSync } from 'node:zlib'

/** A real PNG of one colour, so that browsers show it as well. */
export function pngOf(width: number, height: number, [red, green, blue] = [9, 88, 217]): Buffer {
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([red!, green!, blue!]))])
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => line)))), chunk('IEND', Buffer.alloc(0))])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** The beginning of a JPEG with a frame header behind an application segment: enough to be recognised and measured. */
export function jpegHead(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc2, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1])
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 0, 0]), frame])
}

type WebpKind = 'VP8 ' | 'VP8L' | 'VP8X'
export function webpHead(kind: WebpKind, width: number, height: number, isMoving = false): Buffer {
  const data = Buffer.alloc(18)
  if (kind === 'VP8 ') { data.writeUInt16LE(width, 6); data.writeUInt16LE(height, 8) }
  else if (kind === 'VP8L') { data[0] = 0x2f; data.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 1) }
  else { data[0] = isMoving ? 2 : 0; data.writeUIntLE(width - 1, 4, 3); data.writeUIntLE(height - 1, 7, 3) }
  const size = Buffer.alloc(4)
  size.writeUInt32LE(data.length)
  const body = Buffer.concat([Buffer.from('WEBP'), Buffer.from(kind), size, data])
  const length = Buffer.alloc(4)
  length.writeUInt32LE(body.length)
  return Buffer.concat([Buffer.from('RIFF'), length, body])
}
