import { expect, test } from 'vitest'
import { jpegHead, pngOf, webpHead } from '#testkit/pictures.ts'
import { isLogoSize, pictureType, sizeOfPicture, type PictureType } from './picture.ts'

test.each<[what: string, type: PictureType, bytes: Buffer, width: number, height: number]>([
  ['a PNG', 'image/png', pngOf(64, 48), 64, 48],
  ['a progressive JPEG behind its application segment', 'image/jpeg', jpegHead(320, 200), 320, 200],
  ['a lossy WebP', 'image/webp', webpHead('VP8 ', 120, 80), 120, 80],
  ['a lossless WebP', 'image/webp', webpHead('VP8L', 1024, 16), 1024, 16],
  ['an extended WebP', 'image/webp', webpHead('VP8X', 20_000, 20_000), 20_000, 20_000],
])('%s says how large it is', (_what, type, bytes, width, height) => expect(sizeOfPicture(type, bytes)).toEqual({ width, height }))

test.each<[what: string, type: PictureType, bytes: Buffer]>([
  ['half a PNG', 'image/png', pngOf(64, 64).subarray(0, 20)],
  ['a JPEG that ends before its frame', 'image/jpeg', jpegHead(64, 64).subarray(0, 22)],
  ['a JPEG of ends only', 'image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
  ['a moving WebP', 'image/webp', webpHead('VP8X', 64, 64, true)],
  ['nothing', 'image/webp', Buffer.alloc(0)],
])('%s says nothing', (_what, type, bytes) => expect(sizeOfPicture(type, bytes)).toBeUndefined())

test('drawings and moving pictures are no logo', () => {
  expect(['png', 'jpg', 'webp'].map(pictureType)).toEqual(['image/png', 'image/jpeg', 'image/webp'])
  for (const signature of [null, 'xml', 'svg', 'gif', 'apng', 'pdf', 'constructor']) expect(pictureType(signature)).toBeUndefined()
})

test.each([[16, 16, true], [1024, 1024, true], [15, 64, false], [64, 1025, false], [20_000, 20_000, false]])('%i × %i: %s', (width, height, is) => expect(isLogoSize({ width, height })).toBe(is))
