import { createHash, createHmac } from 'node:crypto'
import { keyFor } from '#kit/server/secrets.ts'

/** What stands before the first link and the first seal. */
export const nothingBefore: Buffer = Buffer.alloc(32)

/** SHA-256 over the link before and the event (C-I2). */
export function linkHash(previous: Buffer, canonical: string): Buffer {
  return createHash('sha256').update(previous).update(canonical, 'utf8').digest()
}

/** Keyed by the process's secret: whoever may write the whole database cannot make it. Covers the batch's end and the seal before. */
export function sealOf(batch: { readonly lastSequence: string; readonly lastHash: Buffer; readonly previous: Buffer }): Buffer {
  return createHmac('sha256', keyFor('audit')).update(`${batch.lastSequence}\n`).update(batch.lastHash).update(batch.previous).digest()
}
