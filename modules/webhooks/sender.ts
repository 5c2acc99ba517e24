import type { Database } from '#kit/server/database.ts'
import { newHeadersOf } from './headers.ts'
import type { Answered, Post } from './post.ts'
import { pauseAfter } from './rules/retry.ts'
import { claimDelivery, dueWebhooks, markDelivered, markUndelivered, releaseDelivery, type DueDelivery } from './sending-store.ts'

/**
 * Sends what is due, each webhook in a lane of its own, so that one that does not answer holds up no other. Nothing is
 * sent inside a transaction.
 */
export type WebhookSender = {
  /** Starts lanes for webhooks that have none; does not wait for them. Answers how many it started. */
  readonly start: () => Promise<number>
  /** Waits until no lane is under way. */
  readonly settled: () => Promise<void>
  /** Ends what is under way; it is tried again later, by whoever runs then. */
  readonly stop: () => Promise<void>
}

const mostLanes = 16
/** Then others have their turn. */
const mostInARow = 50

export function webhookSender(database: Database, post: Post, log: (line: string, facts?: object) => void = () => {}): WebhookSender {
  const lanes = new Map<string, Promise<void>>()
  const stopping = new AbortController()
  const settled = async () => { while (lanes.size > 0) await Promise.all(lanes.values()) }
  const run = (webhookId: string) => {
    const lane = sendTo(database, post, webhookId, stopping.signal)
      .catch((error: unknown) => log('webhook lane failed', { webhookId, reason: error instanceof Error ? error.message : String(error) }))
      .finally(() => lanes.delete(webhookId))
    lanes.set(webhookId, lane)
  }
  return {
    start: async () => {
      if (stopping.signal.aborted || lanes.size >= mostLanes) return 0
      const due = await dueWebhooks(database, [...lanes.keys()], mostLanes - lanes.size)
      for (const webhookId of due) run(webhookId)
      return due.length
    },
    settled,
    stop: async () => { stopping.abort(); await settled() },
  }
}

/** One after the other until something is not taken: the rest waits for the next turn. */
async function sendTo(database: Database, post: Post, webhookId: string, signal: AbortSignal): Promise<void> {
  for (let sent = 0; sent < mostInARow && !signal.aborted; sent++) {
    const delivery = await claimDelivery(database, webhookId)
    if (!delivery) return
    const { status, answer } = await tried(post, delivery, signal)
    if (status !== null && status >= 200 && status < 300) {
      await markDelivered(database, delivery, status, answer)
      continue
    }
    if (signal.aborted) await releaseDelivery(database, delivery)
    else await markUndelivered(database, delivery, status, answer, pauseAfter(delivery.attempts + 1))
    return
  }
}

async function tried(post: Post, delivery: DueDelivery, signal: AbortSignal): Promise<Answered> {
  try {
    return await post(delivery.url, newHeadersOf(delivery), delivery.body, signal)
  } catch (error) {
    return { status: null, answer: error instanceof Error ? error.message : 'it could not be sent' }
  }
}
