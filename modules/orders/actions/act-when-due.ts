import { inTransaction, platformNow, type Database, type Tx } from '#kit/server/database.ts'
import { appendEvents, type EventDraft } from '#kit/server/events.ts'
import { system } from '#modules/access/rules/actor.ts'
import { dueReminders, most, noteReminder, productsToEnd, productsToTurnOver, unverifiedDays, unverifiedProducts, type DueReminder } from '../due-store.ts'
import { retentionDays } from '../rules/status.ts'
import { lockRows, readProductRecord } from '../store.ts'
import { cancel } from './cancel-product.ts'
import { eventOf, moveProduct, type Acting } from './moving.ts'
import { turnOver } from './turn-over.ts'

const day = 86_400_000
type Log = (line: string, facts?: object) => void
type Due = { readonly database: Database; readonly log: Log }

/**
 * O8: what time does to products. Each is found by what is due at the platform's now and done in a short transaction of its
 * own, which looks again under the product's lock: done twice, late, or by two servers at once, it is done once.
 */
export async function actWhenDue({ database, log }: Due): Promise<number> {
  const now = await platformNow(database)
  const days = await unverifiedDays(database)
  const due = { database, log }
  const cancelled = await each(due, () => unverifiedProducts(database, new Date(now.getTime() - days * day)), (acting, id) => cancelUnverified(acting, id, days))
  const turned = await each(due, () => productsToTurnOver(database, now), turnOver)
  const ended = await each(due, () => productsToEnd(database), endCancelled)
  return cancelled + turned + ended
}

/** Reminders of what comes: each is said once for an expiry. */
export async function remindOfExpiry({ database, log }: Due): Promise<number> {
  const now = await platformNow(database)
  return each({ database, log }, () => dueReminders(database, now), remind)
}

/** Until nothing is left that can be done; one that fails holds up no other and is tried again at the next run. */
async function each<Item>(due: Due, find: () => Promise<readonly Item[]>, act: (acting: Acting, item: Item) => Promise<boolean>): Promise<number> {
  for (let total = 0; ;) {
    const items = await find()
    let done = 0
    for (const item of items) if (await tried(due, item, act)) done++
    total += done
    if (done === 0 || items.length < most) return total
  }
}

async function tried<Item>({ database, log }: Due, item: Item, act: (acting: Acting, item: Item) => Promise<boolean>): Promise<boolean> {
  try {
    return await inTransaction(database, (tx) => asSystem(tx, (acting) => act(acting, item)))
  } catch (error) {
    log('product left for the next run', { item, reason: error instanceof Error ? error.message : String(error) })
    return false
  }
}

async function asSystem(tx: Tx, act: (acting: Acting) => Promise<boolean>): Promise<boolean> {
  const now = await platformNow(tx)
  const events: EventDraft[] = []
  const isDone = await act({ tx, actor: system, now, record: (event) => { events.push(event) } })
  await appendEvents(tx, { actor: system, now, address: null, requestId: null }, events)
  return isDone
}

async function cancelUnverified(acting: Acting, id: string, days: number): Promise<boolean> {
  await lockRows(acting.tx, [id])
  const product = await readProductRecord(acting.tx, id)
  const dueAt = new Date(product.placedAt.getTime() + days * day)
  if (product.status !== 'product_place' || dueAt > acting.now) return false
  await cancel(acting, product, { as: 'system', reason: '', at: dueAt })
  return true
}

async function endCancelled(acting: Acting, id: string): Promise<boolean> {
  await lockRows(acting.tx, [id])
  const product = await readProductRecord(acting.tx, id)
  if (product.status !== 'product_cancel' || product.hasResources) return false
  await moveProduct(acting, product, { act: 'end', as: 'system', at: product.statusSince })
  return true
}

async function remind(acting: Acting, reminder: DueReminder): Promise<boolean> {
  await lockRows(acting.tx, [reminder.productId])
  const product = await readProductRecord(acting.tx, reminder.productId)
  if (product.expiresAt?.getTime() !== reminder.expiresAt.getTime() || !await noteReminder(acting.tx, reminder, acting.now)) return false
  acting.record(eventOf(product, `product.${reminder.kind}`, {
    expiresAt: product.expiresAt.toISOString(), deletedAt: new Date(product.expiresAt.getTime() + retentionDays * day).toISOString(),
  }))
  return true
}
