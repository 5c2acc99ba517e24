import { sql } from 'kysely'
import type { Database, Reader, Tx } from '#kit/server/database.ts'

/** What a record's attachment belongs to. A module whose records own files adds its noun here. */
export type AttachmentOwnerKind = 'project' | 'application' | 'quota_request'
export type AttachmentOwner = { readonly kind: AttachmentOwnerKind; readonly id: string }

export type AttachmentRow = {
  readonly id: string
  readonly name: string
  readonly sizeBytes: number
  readonly contentType: string
  readonly sha256: Buffer | null
  readonly uploadedBy: string
  readonly state: 'pending' | 'linked'
  readonly ownerKind: AttachmentOwnerKind | null
  readonly ownerId: string | null
}

const columns = sql`id::text as id, name, size_bytes as "sizeBytes", content_type as "contentType", sha256, uploaded_by::text as "uploadedBy",
  state, owner_kind as "ownerKind", owner_id::text as "ownerId"`

/** Begins a pending file; it counts as whole only once `finishAttachment` has set its hash. */
export async function beginAttachment(database: Database, file: { name: string; uploadedBy: string }): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into attachments (name, content_type, uploaded_by) values (${file.name}, 'application/octet-stream', ${file.uploadedBy})
    returning id::text as id`.execute(database)
  return rows[0]!.id
}

/** One short transaction per chunk, so that a slow upload holds nothing (chapter 12, Attachments). */
export async function writeChunk(database: Database, attachmentId: string, index: number, bytes: Uint8Array): Promise<void> {
  await sql`insert into attachment_chunks (attachment_id, index, bytes) values (${attachmentId}, ${index}, ${Buffer.from(bytes)})`.execute(database)
}

export async function finishAttachment(database: Database, id: string, file: { sizeBytes: number; sha256: Buffer; contentType: string }): Promise<void> {
  await sql`update attachments set size_bytes = ${file.sizeBytes}, sha256 = ${file.sha256}, content_type = ${file.contentType},
    pending_since = clock_timestamp() where id = ${id}`.execute(database)
}

export async function deleteAttachment(database: Database, id: string): Promise<void> {
  await sql`delete from attachments where id = ${id} and state = 'pending'`.execute(database)
}

export async function countPending(reader: Reader, accountId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from attachments where uploaded_by = ${accountId} and state = 'pending'`.execute(reader)
  return rows[0]!.count
}

/** A whole file by id; one that is still arriving does not exist for readers. */
export async function findAttachment(reader: Reader, id: string): Promise<AttachmentRow | undefined> {
  const { rows } = await sql<AttachmentRow>`select ${columns} from attachments where id = ${id} and sha256 is not null`.execute(reader)
  return rows[0]
}

export async function readChunk(reader: Reader, attachmentId: string, index: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from attachment_chunks where attachment_id = ${attachmentId} and index = ${index}`.execute(reader)
  return rows[0]?.bytes
}

/** The files named and the files that the owner has, locked in order of id. */
export async function lockAttachments(tx: Tx, ids: readonly string[], owner: AttachmentOwner): Promise<AttachmentRow[]> {
  const { rows } = await sql<AttachmentRow>`
    select ${columns} from attachments
    where sha256 is not null and (id = any(${[...ids]}::bigint[]) or (state = 'linked' and owner_kind = ${owner.kind} and owner_id = ${owner.id}))
    order by id for update`.execute(tx)
  return rows
}

export async function linkRows(tx: Tx, ids: readonly string[], owner: AttachmentOwner): Promise<void> {
  if (ids.length === 0) return
  await sql`update attachments set state = 'linked', owner_kind = ${owner.kind}, owner_id = ${owner.id}, pending_since = null
    where id = any(${[...ids]}::bigint[])`.execute(tx)
}

export async function unlinkRows(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`update attachments set state = 'pending', owner_kind = null, owner_id = null, pending_since = clock_timestamp()
    where id = any(${[...ids]}::bigint[])`.execute(tx)
}

export async function attachmentRowsOf(reader: Reader, owner: AttachmentOwner): Promise<{ id: string; name: string; sizeBytes: number }[]> {
  const { rows } = await sql<{ id: string; name: string; sizeBytes: number }>`
    select id::text as id, name, size_bytes as "sizeBytes" from attachments
    where state = 'linked' and owner_kind = ${owner.kind} and owner_id = ${owner.id} order by id`.execute(reader)
  return rows
}

/** Pending since longer than a day of real time; a bounded batch, so that no run takes long. */
export async function sweepPending(database: Database, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from attachments where id in (
      select id from attachments where state = 'pending' and pending_since < clock_timestamp() - interval '24 hours'
      order by pending_since limit ${limit} for update skip locked)`.execute(database)
  return Number(numAffectedRows ?? 0n)
}
