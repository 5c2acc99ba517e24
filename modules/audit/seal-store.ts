import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'
import { advanceReader, lockReader } from '#kit/server/events.ts'
import { linkHash, nothingBefore, sealOf } from './chain.ts'

// Links and seals of the events (chapter 8, audit; C-I2).

const moment = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`)

/**
 * An event (`e`) as one text, the same on every server: an array of everything its row holds, moments in UTC with
 * microseconds, facts as PostgreSQL writes `jsonb`. Personal values are in it by their digest alone.
 */
const canonicalEvent = sql<string>`jsonb_build_array(e.id, e.xid::text, ${moment('e.at')}, ${moment('e.recorded_at')}, e.kind, e.actor_id, e.actor_name, to_jsonb(e.actor_roles),
  e.for_account_id, e.for_account_name, e.address, e.request_id, e.subject_kind, e.subject_id, e.department_id, e.facts, encode(e.personal_digest, 'hex'))::text`

export const sealReader = 'audit'
export const batchSize = 1000

type Head = { readonly sequence: string; readonly hash: Buffer; readonly seal: Buffer }

/**
 * Chains and seals the next events, at most a batch, in commit-safe order: never past the oldest running transaction.
 * The reader's row is locked, so one instance seals at a time; answers how many, 0 too where another one is at it.
 */
export async function sealNext(tx: Tx): Promise<number> {
  const from = await lockReader(tx, sealReader)
  if (!from) return 0
  const { rows } = await sql<{ id: string; xid: string; canonical: string }>`
    select e.id, e.xid::text as xid, ${canonicalEvent} as canonical from events e
    where (e.xid, e.id) > (${from.lastXid}::xid8, ${from.lastId}::bigint) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
    order by e.xid, e.id limit ${batchSize}`.execute(tx)
  const last = rows.at(-1)
  if (!last) return 0
  const head = await headOfChain(tx)
  let hash = head.hash
  const hashes = rows.map(({ canonical }) => { hash = linkHash(hash, canonical); return hash.toString('hex') })
  const lastSequence = String(BigInt(head.sequence) + BigInt(rows.length))
  await sql`insert into audit_links (sequence, event_id, hash)
    select ${head.sequence}::bigint + position, id, decode(hash, 'hex')
    from unnest(${rows.map(({ id }) => id)}::bigint[], ${hashes}::text[]) with ordinality as link (id, hash, position)`.execute(tx)
  await sql`insert into audit_seals (first_sequence, last_sequence, last_hash, seal)
    values (${head.sequence}::bigint + 1, ${lastSequence}, ${hash}, ${sealOf({ lastSequence, lastHash: hash, previous: head.seal })})`.execute(tx)
  await advanceReader(tx, sealReader, last)
  return rows.length
}

/** Where the chain goes on: also after its end was tampered with, which verifying then names. */
async function headOfChain(tx: Tx): Promise<Head> {
  const { rows: [link] } = await sql<{ sequence: string; hash: Buffer }>`select sequence, hash from audit_links order by sequence desc limit 1`.execute(tx)
  const { rows: [last] } = await sql<{ sequence: string; seal: Buffer }>`select last_sequence as sequence, seal from audit_seals order by last_sequence desc limit 1`.execute(tx)
  const sequence = [link?.sequence, last?.sequence].reduce((highest, each) => each !== undefined && BigInt(each) > highest ? BigInt(each) : highest, 0n)
  return { sequence: String(sequence), hash: link?.hash ?? nothingBefore, seal: last?.seal ?? nothingBefore }
}

export type SealedHead = { readonly sequence: string; readonly hash: string; readonly seal: string; readonly sealedAt: Date }

/** The last seal: what is exported, and what a page shows. */
export async function lastSeal(reader: Reader): Promise<SealedHead | undefined> {
  const { rows } = await sql<SealedHead>`select last_sequence as sequence, encode(last_hash, 'hex') as hash, encode(seal, 'hex') as seal, sealed_at as "sealedAt"
    from audit_seals order by last_sequence desc limit 1`.execute(reader)
  return rows[0]
}

// ---- verifying ----

/** A link with its event, as far as both are there, and what is kept apart. */
export type LinkRow = {
  readonly sequence: string
  readonly eventId: string
  readonly hash: Buffer
  readonly at: Date | null
  readonly kind: string | null
  readonly xid: string | null
  readonly canonical: string | null
  /** What is kept apart is what was recorded, or was replaced as the log itself says. */
  readonly isPersonalIntact: boolean
  readonly isReplaced: boolean
}

/** The next links of the chain. Replaced personal values (PIPL 47) count only with the event that says so. */
export async function linksAfter(reader: Reader, sequence: string): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select l.sequence, l.event_id as "eventId", l.hash, e.at, e.kind, e.xid::text as xid, case when e.id is not null then ${canonicalEvent} end as canonical,
      case when e.personal_digest is null then p.event_id is null
        when p.event_id is null then false
        when p.replaced_for is not null then exists (select from events said where said.kind = 'account.pseudonymised' and said.subject_kind = 'account' and said.subject_id = p.replaced_for)
        else sha256(p.salt || convert_to(p.personal::text, 'UTF8')) = e.personal_digest end as "isPersonalIntact",
      p.replaced_for is not null as "isReplaced"
    from audit_links l left join events e on e.id = l.event_id left join event_personals p on p.event_id = l.event_id
    where l.sequence > ${sequence}::bigint order by l.sequence limit ${batchSize}`.execute(reader)
  return rows
}

export type Place = { readonly xid: string; readonly id: string }

/** The first event between two places of the order that has no link. */
export async function unlinkedBetween(reader: Reader, after: Place, until: Place): Promise<{ readonly id: string; readonly xid: string; readonly at: Date; readonly kind: string } | undefined> {
  const { rows } = await sql<{ id: string; xid: string; at: Date; kind: string }>`
    select e.id, e.xid::text as xid, e.at, e.kind from events e
    where (e.xid, e.id) > (${after.xid}::xid8, ${after.id}::bigint) and (e.xid, e.id) <= (${until.xid}::xid8, ${until.id}::bigint)
      and not exists (select from audit_links l where l.event_id = e.id)
    order by e.xid, e.id limit 1`.execute(reader)
  return rows[0]
}

export type SealRow = { readonly first: string; readonly last: string; readonly lastHash: Buffer; readonly seal: Buffer; readonly linkHash: Buffer | null; readonly sealedAt: Date }

export async function sealsAfter(reader: Reader, sequence: string): Promise<SealRow[]> {
  const { rows } = await sql<SealRow>`
    select s.first_sequence as first, s.last_sequence as last, s.last_hash as "lastHash", s.seal, l.hash as "linkHash", s.sealed_at as "sealedAt"
    from audit_seals s left join audit_links l on l.sequence = s.last_sequence
    where s.first_sequence > ${sequence}::bigint order by s.first_sequence limit ${batchSize}`.execute(reader)
  return rows
}

/** How far sealing has come, and how many events wait for it. */
export async function sealProgress(reader: Reader): Promise<{ readonly xid: string; readonly id: string; readonly waiting: number }> {
  const { rows } = await sql<{ xid: string; id: string; waiting: number }>`
    with position as (select coalesce(max(last_xid), '0') as xid, coalesce(max(last_id), 0) as id from event_readers where name = ${sealReader})
    select p.xid::text as xid, p.id::text as id, (select count(*)::int from events e where (e.xid, e.id) > (p.xid, p.id)) as waiting from position p`.execute(reader)
  return rows[0]!
}
