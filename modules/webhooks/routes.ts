import { notFound } from '#kit/pure/refusal.ts'
import { query, type Route } from '#kit/server/action.ts'
import { holds } from '#modules/access/rules/actor.ts'
import { redeliverAction } from './actions/redeliver.ts'
import { changeWebhookAction, createWebhookRoute, removeWebhookAction, renewSecretRoute, testWebhookAction } from './actions/write-webhooks.ts'
import { listAllDeliveries, listDeliveries, listWebhooks, readWebhook } from './contract.ts'
import { deliveries } from './delivery-store.ts'
import { findWebhook, webhooks } from './store.ts'

export const webhookRoutes: readonly Route[] = [
  query(listWebhooks, ({ database, input }) => webhooks(database, listWebhooks.list, input)),
  query(readWebhook, async ({ database, input }) => {
    const webhook = await findWebhook(database, input.id)
    if (!webhook) throw notFound()
    return webhook
  }),
  createWebhookRoute, changeWebhookAction, removeWebhookAction, renewSecretRoute, testWebhookAction,
  query(listDeliveries, async ({ database, actor, input }) => {
    const { id, ...search } = input
    if (!await findWebhook(database, id)) throw notFound()
    return deliveries(database, listDeliveries.list, search, holds(actor, 'outbox.send_again'), id)
  }),
  query(listAllDeliveries, ({ database, actor, input }) => deliveries(database, listAllDeliveries.list, input, holds(actor, 'outbox.send_again'))),
  redeliverAction,
]
