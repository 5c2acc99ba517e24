import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { PictureType } from './rules/picture.ts'

export type LogoRow = { readonly sha256: string; readonly changedAt: Date; readonly changedById: string | null; readonly changedByName: string | null }

export async function readLogo(reader: Reader): Promise<LogoRow | undefined> {
  const { rows } = await sql<LogoRow>`
    select l.sha256, l.changed_at as "changedAt", l.changed_by::text as "changedById", a.display_name as "changedByName"
    from platform_logos l left join accounts a on a.id = l.changed_by`.execute(reader)
  return rows[0]
}

export async function readLogoContent(reader: Reader, sha256: string): Promise<{ content: Buffer; contentType: PictureType } | undefined> {
  const { rows } = await sql<{ content: Buffer; contentType: PictureType }>`
    select content, content_type as "contentType" from platform_logos where sha256 = ${sha256}`.execute(reader)
  return rows[0]
}

/** In place of the one before; of two at once the later one stays. */
export async function writeLogo(tx: Tx, logo: { readonly content: Buffer; readonly contentType: PictureType; readonly sha256: string; readonly by: string; readonly now: Date }): Promise<void> {
  const { content, contentType, sha256, by, now } = logo
  await sql`insert into platform_logos (content, content_type, sha256, changed_by, changed_at) values (${content}, ${contentType}, ${sha256}, ${by}, ${now})
    on conflict (only_row) do update set content = excluded.content, content_type = excluded.content_type, sha256 = excluded.sha256,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(tx)
}

/** The one that was removed. */
export async function deleteLogo(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ sha256: string }>`delete from platform_logos returning sha256`.execute(tx)
  return rows[0]?.sha256
}
