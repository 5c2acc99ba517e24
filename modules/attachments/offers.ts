import { invalid, notFound } from '#kit/pure/refusal.ts'
import type { Actor } from '#kit/pure/register.ts'
import type { Database, Reader, Tx } from '#kit/server/database.ts'
import { attachmentRowsOf, linkRows, lockAttachments, unlinkRows, type AttachmentOwner, type AttachmentOwnerKind } from './store.ts'

export type { AttachmentOwner, AttachmentOwnerKind } from './store.ts'

/**
 * A question to the modules above: may this actor see the record that owns the file? One answer per kind of
 * owner, joined in `app/modules.server.ts`; a missing one does not compile.
 */
export type AttachmentVisibility = { readonly [Kind in AttachmentOwnerKind]: (database: Database, actor: Actor, ownerId: string) => Promise<boolean> }

export type AttachmentLinks = {
  /** The files that the record has from now on. */
  readonly ids: readonly string[]
  readonly owner: AttachmentOwner
  readonly actor: Actor
  readonly maximum: number
  readonly minimum?: number
}

/**
 * Gives the record exactly these files, in the transaction of the record's action: the actor's own pending
 * ones or ones it already has. Files left out become pending again and are swept after a day.
 * Refusals: 422 `attachment.too_many`, 422 `attachment.required`, 404 for anybody else's file.
 */
export async function linkAttachments(tx: Tx, { ids, owner, actor, maximum, minimum = 0 }: AttachmentLinks): Promise<void> {
  const wanted = new Set(ids)
  if (wanted.size > maximum) throw invalid([{ path: 'attachmentIds', code: 'attachment.too_many', facts: { maximum } }], 'attachment.too_many', { maximum })
  if (wanted.size < minimum) throw invalid([{ path: 'attachmentIds', code: 'attachment.required', facts: { minimum } }], 'attachment.required', { minimum })
  const rows = await lockAttachments(tx, [...wanted], owner)
  const isOwned = (row: typeof rows[number]) => row.ownerKind === owner.kind && row.ownerId === owner.id
  const found = rows.filter((row) => wanted.has(row.id))
  const mayUse = (row: typeof rows[number]) => row.state === 'pending' ? row.uploadedBy === actor.id : isOwned(row)
  if (found.length < wanted.size || !found.every(mayUse)) throw notFound()
  await unlinkRows(tx, rows.filter((row) => isOwned(row) && !wanted.has(row.id)).map((row) => row.id))
  await linkRows(tx, found.filter((row) => row.state === 'pending').map((row) => row.id), owner)
}

/** The record's files, oldest first. */
export function attachmentsOf(reader: Reader, owner: AttachmentOwner): Promise<{ id: string; name: string; sizeBytes: number }[]> {
  return attachmentRowsOf(reader, owner)
}
