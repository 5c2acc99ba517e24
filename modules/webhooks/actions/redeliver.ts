import { notFound, refuse } from '#kit/pure/refusal.ts'
import { action } from '#kit/server/action.ts'
import { redeliver } from '../contract.ts'
import { deliveryById, insertRepeat, lockRepeatable } from '../delivery-store.ts'

/** The same body under the same webhook-id once more, as a delivery of its own, so that what came of the first stays to be seen. */
export const redeliverAction = action(redeliver, async ({ tx, now, input, record }) => {
  const known = await lockRepeatable(tx, input.id)
  if (!known) throw notFound()
  if (known.isRemoved) throw refuse('webhook.removed')
  if (!known.isEnabled) throw refuse('webhook.disabled')
  if (known.isWaiting) throw refuse('webhook.still_waiting')
  const id = await insertRepeat(tx, known.rootId, now)
  record({ kind: 'webhook.redelivered', subject: { kind: 'webhook', id: known.webhookId }, facts: { deliveryId: id, againOf: known.rootId, told: known.kind } })
  return deliveryById(tx, id)
})
