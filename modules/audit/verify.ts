import { inSnapshot, type Database, type Reader } from '#kit/server/database.ts'
import { linkHash, nothingBefore, sealOf } from './chain.ts'
import type { Head } from './heads.ts'
import { lastSeal, linksAfter, sealProgress, sealsAfter, unlinkedBetween, type LinkRow, type Place, type SealRow } from './seal-store.ts'
import type { BreakKind } from './rules/breaks.ts'

/** The first thing that is not as it was sealed. `sequence`: the link; `eventId`: the event, where one is meant. */
export type Break = { readonly kind: BreakKind; readonly sequence: string | null; readonly eventId: string | null; readonly at: Date | null; readonly eventKind: string | null }
export type Verification = {
  /** Events in the chain that were looked at. */
  readonly count: number
  readonly head: { readonly sequence: string; readonly hash: string; readonly sealedAt: Date } | null
  /** Events that wait for the next seal. */
  readonly waiting: number
  /** Events whose personal values were replaced since (PIPL 47). */
  readonly replaced: number
  /** Exported heads that were compared. */
  readonly heads: number
  readonly broken: Break | null
}

/**
 * Recomputes every link and seal in one snapshot, batch by batch, and names the first that is broken (C-I2): changed,
 * removed, inserted, reordered, truncated against the exported heads, sealed by another key.
 */
export async function verifyChain(database: Database, heads: readonly Head[]): Promise<Verification> {
  return inSnapshot(database, async (tx) => {
    const head = await lastSeal(tx)
    const { xid, id, waiting } = await sealProgress(tx)
    const links = await verifyLinks(tx, heads)
    const broken = links.broken ?? await verifySeals(tx, links.last) ?? truncation(links, { xid, id }, head, heads)
    return { count: links.count, head: head ? { sequence: head.sequence, hash: head.hash, sealedAt: head.sealedAt } : null, waiting, replaced: links.replaced, heads: heads.length, broken: broken ?? null }
  })
}

type Walk = { readonly count: number; readonly replaced: number; readonly last: string; readonly place: Place; readonly broken: Break | undefined }

async function verifyLinks(reader: Reader, heads: readonly Head[]): Promise<Walk> {
  const exported = new Map(heads.map((head) => [head.sequence, head]))
  let [hash, last, place, count, replaced] = [nothingBefore, '0', { xid: '0', id: '0' } as Place, 0, 0]
  for (;;) {
    const rows = await linksAfter(reader, last)
    const end = rows.findLast(({ xid }) => xid !== null)
    // Events that nobody linked, up to this batch's end: before the first link behind them.
    const stranger = end ? await unlinkedBetween(reader, place, { xid: end.xid!, id: end.eventId }) : undefined
    for (const [index, row] of rows.entries()) {
      const before = String(BigInt(last) + 1n)
      if (row.sequence !== before) return { count, replaced, last, place, broken: broken('removed', { sequence: before }) }
      if (row.xid !== null && stranger && isBefore(stranger, { xid: row.xid, id: row.eventId }))
        return { count, replaced, last, place, broken: { kind: 'inserted', sequence: row.sequence, eventId: stranger.id, at: stranger.at, eventKind: stranger.kind } }
      const wrong = wrongLink(row, hash, place, rows[index + 1], exported.get(row.sequence))
      if (wrong) return { count, replaced, last, place, broken: broken(wrong, row) }
      hash = row.hash
      last = row.sequence
      place = { xid: row.xid!, id: row.eventId }
      count++
      if (row.isReplaced) replaced++
    }
    if (rows.length === 0) return { count, replaced, last, place, broken: undefined }
  }
}

function wrongLink(row: LinkRow, previous: Buffer, place: Place, next: LinkRow | undefined, head: Head | undefined): BreakKind | undefined {
  if (row.canonical === null || row.xid === null) return 'removed'
  const here = { xid: row.xid, id: row.eventId }
  if (!isBefore(place, here) || (next?.xid && !isBefore(here, { xid: next.xid, id: next.eventId }))) return 'reordered'
  if (!linkHash(previous, row.canonical).equals(row.hash)) return 'changed'
  if (!row.isPersonalIntact) return 'personal_changed'
  return head && head.hash !== row.hash.toString('hex') ? 'rewritten' : undefined
}

function isBefore(left: Place, right: Place): boolean {
  return left.xid === right.xid ? BigInt(left.id) < BigInt(right.id) : BigInt(left.xid) < BigInt(right.xid)
}

async function verifySeals(reader: Reader, lastLink: string): Promise<Break | undefined> {
  let [previous, last, sealed] = [nothingBefore, '0', 0]
  for (;;) {
    const rows = await sealsAfter(reader, last)
    for (const row of rows) {
      const first = String(BigInt(last) + 1n)
      if (row.first !== first) return broken('seal_removed', { sequence: first })
      const wrong = wrongSeal(row, previous)
      if (wrong) return broken(wrong === 'seal_changed' && sealed === 0 && await isOtherKey(reader) ? 'other_key' : wrong, { sequence: row.last })
      previous = row.seal
      last = row.last
      sealed++
    }
    if (rows.length === 0) break
  }
  return BigInt(last) < BigInt(lastLink) ? broken('seal_removed', { sequence: String(BigInt(last) + 1n) }) : undefined
}

function wrongSeal(row: SealRow, previous: Buffer): BreakKind | undefined {
  if (row.linkHash === null) return 'truncated'
  const isRight = row.linkHash.equals(row.lastHash) && sealOf({ lastSequence: row.last, lastHash: row.lastHash, previous }).equals(row.seal)
  return isRight ? undefined : 'seal_changed'
}

/** Not one of the first seals fits: the key is another, rather than a seal changed. */
async function isOtherKey(reader: Reader): Promise<boolean> {
  let previous = nothingBefore
  for (const row of await sealsAfter(reader, '0')) {
    if (sealOf({ lastSequence: row.last, lastHash: row.lastHash, previous }).equals(row.seal)) return false
    previous = row.seal
  }
  return true
}

/** The chain is whole in itself but shorter than it was: by an exported head, or by how far sealing had come. */
function truncation(walk: Walk, progress: Place, head: { readonly sequence: string; readonly seal: string } | undefined, heads: readonly Head[]): Break | undefined {
  const longest = heads.reduce<Head | undefined>((found, each) => !found || BigInt(each.sequence) > BigInt(found.sequence) ? each : found, undefined)
  const isShort = longest !== undefined && BigInt(longest.sequence) > BigInt(walk.last)
  const isOtherSeal = longest !== undefined && head !== undefined && longest.sequence === head.sequence && longest.seal !== head.seal
  const isBehind = isBefore(walk.place, progress)
  if (isOtherSeal) return broken('rewritten', { sequence: longest.sequence })
  return isShort || isBehind ? broken('truncated', { sequence: String(BigInt(walk.last) + 1n) }) : undefined
}

function broken(kind: BreakKind, link: { readonly sequence: string } & Partial<LinkRow>): Break {
  return { kind, sequence: link.sequence, eventId: link.eventId ?? null, at: link.at ?? null, eventKind: link.kind ?? null }
}
