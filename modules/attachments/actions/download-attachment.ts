import { createHash } from 'node:crypto'
import { notFound } from '#kit/pure/refusal.ts'
import type { Actor } from '#kit/pure/register.ts'
import { query, type Route } from '#kit/server/action.ts'
import type { Database } from '#kit/server/database.ts'
import { downloadAttachment } from '../contract.ts'
import type { AttachmentVisibility } from '../offers.ts'
import { findAttachment, readChunk, type AttachmentRow } from '../store.ts'

/** A file is seen by those who see its record; while nothing owns it, by its uploader only (A2, A3). */
export function downloadAttachmentRoute(visibility: AttachmentVisibility): Route {
  return query(downloadAttachment, async ({ database, actor, input }) => {
    const file = await findAttachment(database, input.id)
    if (!file || !await isVisible(database, actor, file, visibility)) throw notFound()
    return { fileName: file.name, contentType: file.contentType, sizeBytes: file.sizeBytes, stream: bytesOf(database, file) }
  })
}

async function isVisible(database: Database, actor: Actor, file: AttachmentRow, visibility: AttachmentVisibility): Promise<boolean> {
  if (file.ownerKind === null || file.ownerId === null) return file.uploadedBy === actor.id
  return visibility[file.ownerKind](database, actor, file.ownerId)
}

/**
 * The chunks in order. The hash is compared before the last chunk leaves, so that a damaged file never
 * arrives as a whole one: the connection breaks instead (C-G3).
 */
async function* bytesOf(database: Database, file: AttachmentRow): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let sentBytes = 0
  for (let index = 0; sentBytes < file.sizeBytes; index++) {
    const chunk = await readChunk(database, file.id, index)
    if (!chunk) throw new Error(`attachment ${file.id}: chunk ${index} is missing`)
    hash.update(chunk)
    sentBytes += chunk.length
    if (sentBytes >= file.sizeBytes && !hash.digest().equals(file.sha256!)) throw new Error(`attachment ${file.id}: the stored bytes do not match their hash`)
    yield chunk
  }
}
