import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inPieces } from './pieces.ts'

test('the bytes stay the same, each piece but the last has the wanted size', () =>
  fc.assert(fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 40 })), fc.integer({ min: 1, max: 16 }), async (parts, size) => {
    async function* source() { yield* parts }
    const pieces: Buffer[] = []
    for await (const piece of inPieces(source(), size)) pieces.push(piece)
    expect(Buffer.concat(pieces)).toEqual(Buffer.concat(parts))
    expect(pieces.slice(0, -1).every((piece) => piece.length === size)).toBe(true)
    expect(pieces.every((piece) => piece.length > 0)).toBe(true)
  }), { numRuns: 200 }))
