import { readFileSync } from 'node:fs'
import type { Config } from '#kit/server/config.ts'
import { openDatabase } from '#kit/server/database.ts'
import { keepSecretKey } from '#kit/server/secrets.ts'
import { StartError } from '#kit/server/start-error.ts'
import { exportedHeads, headsIn, keepHeadsIn, UnreadableHeads, verifyChain, type Verification } from '#modules/audit/offers.ts'

type Heads = Parameters<typeof verifyChain>[1]

/** The audit chain from its first link to its head, against the exported heads (C-I2); answers whether all is as it was sealed. */
export async function verifyAudit(config: Config, ownerUrl: string, headFile: string | undefined): Promise<boolean> {
  keepSecretKey(config)
  keepHeadsIn(config.dataDir)
  const heads = await headsFrom(headFile)
  const { database, close } = openDatabase(ownerUrl, 1)
  try {
    const result = await verifyChain(database, heads)
    console.log(inWords(result))
    return result.broken === null
  } finally {
    await close()
  }
}

async function headsFrom(file: string | undefined): Promise<Heads> {
  try {
    return file === undefined ? await exportedHeads() : headsIn(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof UnreadableHeads) throw new StartError('settings.invalid', `The file of heads cannot be read: ${error.message}.`, error)
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new StartError('settings.invalid', `There is no file ${file}.`, error)
    throw error
  }
}

const reasons: Readonly<Record<NonNullable<Verification['broken']>['kind'], string>> = {
  changed: 'the event was changed', removed: 'the event was removed', inserted: 'the event was slipped in', reordered: 'the order was changed',
  personal_changed: 'the personal values beside the event were changed', truncated: 'the end was cut off', rewritten: 'the chain is not the one that was exported',
  seal_changed: 'a seal was changed, or made by another key', seal_removed: 'a seal is missing', other_key: 'it was sealed by another SECRET_KEY',
}

function inWords({ count, head, waiting, replaced, heads, broken }: Verification): string {
  const facts = `${count} events, ${waiting} waiting for the next seal, ${replaced} with replaced personal values, ${heads} exported heads compared.`
  const at = head === null ? 'Nothing is sealed yet.' : `Head: ${head.sequence} ${head.hash}, sealed ${head.sealedAt.toISOString()}.`
  if (broken === null) return `Verified: the audit chain is whole: ${facts}\n${at}`
  const place = [broken.sequence === null ? '' : ` at place ${broken.sequence}`, broken.eventId === null ? '' : `, event ${broken.eventId}`, broken.eventKind === null ? '' : ` (${broken.eventKind})`].join('')
  return `The audit chain is broken${place}: ${reasons[broken.kind]}. Looked at ${facts}\n${at}`
}
