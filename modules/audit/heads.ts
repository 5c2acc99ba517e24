import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '#kit/server/database.ts'
import { lastSeal } from './seal-store.ts'

// Heads of the chain, kept outside the database: what was sealed by then cannot be cut off unseen (C-I2).

/** One line of the file: how far the chain went, its hash and its seal at that moment. */
export type Head = { readonly sequence: string; readonly hash: string; readonly seal: string; readonly sealedAt: string }

let folder: string | undefined

/** Where this process keeps the heads: `DATA_DIR`. */
export function keepHeadsIn(dataDir: string): void {
  folder = dataDir
}
export const headsFileName = 'audit-heads.jsonl'

/** Appends the present head; only the process's user may read the file. Answers it, or nothing if there is none yet. */
export async function exportHead(database: Database): Promise<Head | undefined> {
  const last = await lastSeal(database)
  if (!last || folder === undefined) return undefined
  const head: Head = { sequence: last.sequence, hash: last.hash, seal: last.seal, sealedAt: last.sealedAt.toISOString() }
  await mkdir(folder, { recursive: true })
  await appendFile(join(folder, headsFileName), `${JSON.stringify(head)}\n`, { mode: 0o600 })
  return head
}

/** The heads that this process exported; none where it never did. */
export async function exportedHeads(): Promise<Head[]> {
  if (folder === undefined) return []
  try {
    return headsIn(await readFile(join(folder, headsFileName), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** A file that is not one of heads is told by its line. */
export class UnreadableHeads extends Error {
  constructor(line: number) {
    super(`line ${line} is no exported head`)
  }
}

export function headsIn(text: string): Head[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const head = parsed(line)
    if (!isHead(head)) throw new UnreadableHeads(index + 1)
    return [{ sequence: head.sequence, hash: head.hash, seal: head.seal, sealedAt: head.sealedAt }]
  })
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function isHead(value: unknown): value is Head {
  const head = value as Partial<Record<keyof Head, unknown>> | null | undefined
  return typeof head === 'object' && head !== null && /^[1-9]\d{0,17}$/.test(String(head.sequence)) && /^[0-9a-f]{64}$/.test(String(head.hash))
    && /^[0-9a-f]{64}$/.test(String(head.seal)) && typeof head.sealedAt === 'string'
}
