import { Type, type Static } from 'typebox'
import { Allowed, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nothing, Nullable, OneOf, Record, Reference, Text, Version } from '#kit/pure/contract.ts'
import { pingKind, toldKinds } from './rules/event-kinds.ts'

const permission = 'webhook.maintain'
export const webhookStates = ['enabled', 'disabled'] as const
export const deliveryStates = ['waiting', 'delivered', 'failed'] as const
const kinds = Type.Array(OneOf(toldKinds), { maxItems: toldKinds.length, uniqueItems: true })
const Address = Type.String({ maxLength: 500, minLength: 1, pattern: '^[Hh][Tt][Tt][Pp][Ss]?://[^\\s]+$' })

export const Webhook = Record({
  id: Id,
  name: Type.String(),
  url: Type.String(),
  /** Empty: all that may be told to programs. */
  eventKinds: Type.Array(Type.String()),
  state: OneOf(webhookStates),
  version: Version,
  madeAt: Moment,
  madeBy: Reference,
  /** Deliveries that wait, that failed, and when one arrived last. */
  waiting: Type.Integer(),
  failed: Type.Integer(),
  lastDeliveredAt: Nullable(Moment),
  allowed: Allowed,
})
export type Webhook = Static<typeof Webhook>

/** The secret is shown once: a repeat under the same idempotency key answers null. */
const WebhookWithSecret = Record({ webhook: Webhook, secret: Nullable(Type.String()) })

const webhookList = { sort: ['name', 'madeAt'], filters: { state: 'choice' }, search: true } as const
export const listWebhooks = endpoint({
  method: 'GET', path: '/webhooks', permission, summary: 'Webhooks: which programs are told what', list: webhookList, query: listQuery(webhookList), answer: listAnswer(Webhook),
})
export const createWebhook = endpoint({
  method: 'POST', path: '/webhooks', permission, needsFreshProof: true, summary: 'Make a webhook; its secret is shown once', status: 201,
  body: Record({ name: Text(64, 1), url: Address, eventKinds: Type.Optional(kinds) }),
  answer: WebhookWithSecret, refusals: ['webhook.name_taken'],
})
export const readWebhook = endpoint({ method: 'GET', path: '/webhooks/:id', permission, summary: 'A webhook', params: IdParams, answer: Webhook })
export const changeWebhook = endpoint({
  method: 'PATCH', path: '/webhooks/:id', permission, needsFreshProof: true, summary: 'Change a webhook, turn it off or on', params: IdParams,
  body: Record({ version: Version, name: Type.Optional(Text(64, 1)), url: Type.Optional(Address), eventKinds: Type.Optional(kinds), isEnabled: Type.Optional(Type.Boolean()) }),
  answer: Webhook, refusals: ['conflict.stale', 'webhook.name_taken'],
})
export const removeWebhook = endpoint({ method: 'DELETE', path: '/webhooks/:id', permission, summary: 'Remove a webhook; what waits for it is not sent', params: IdParams, answer: Nothing })
export const renewSecret = endpoint({
  method: 'POST', path: '/webhooks/:id/secret', permission, needsFreshProof: true, summary: 'Give a webhook a new secret, shown once; the old one no longer signs', params: IdParams, body: Record({ version: Version }),
  answer: WebhookWithSecret, refusals: ['conflict.stale'],
})
export const testWebhook = endpoint({
  method: 'POST', path: '/webhooks/:id/test', permission, summary: 'Send a ping to a webhook', params: IdParams, body: Nothing, answer: Nothing, refusals: ['webhook.disabled'],
})

// ---- deliveries ----

export const Delivery = Record({
  id: Id,
  webhook: Reference,
  eventId: Id,
  kind: OneOf([...toldKinds, pingKind]),
  /** Of the record that it is about, where it has one. */
  number: Nullable(Type.String()),
  state: OneOf(deliveryStates),
  attempts: Type.Integer(),
  madeAt: Moment,
  nextAttemptAt: Nullable(Moment),
  deliveredAt: Nullable(Moment),
  lastStatus: Nullable(Type.Integer()),
  /** The beginning of what was answered last, or why there was no answer. */
  lastAnswer: Nullable(Type.String()),
  isRepeat: Type.Boolean(),
  /** What is sent, as it is signed. */
  body: Type.String(),
  allowed: Allowed,
})
export type Delivery = Static<typeof Delivery>

const deliveryList = { sort: ['madeAt', 'state', 'attempts'], filters: { state: 'choice', kind: 'choice', madeAt: 'days' }, search: false } as const
export const listDeliveries = endpoint({
  method: 'GET', path: '/webhooks/:id/deliveries', permission, summary: 'What a webhook was told, and what it answered', params: IdParams,
  list: deliveryList, query: listQuery(deliveryList), answer: listAnswer(Delivery),
})
export const listAllDeliveries = endpoint({
  method: 'GET', path: '/webhook-deliveries', permission: 'outbox.view', summary: 'Deliveries of all webhooks: waiting, delivered, failed',
  list: deliveryList, query: listQuery(deliveryList), answer: listAnswer(Delivery),
})
export const redeliver = endpoint({
  method: 'POST', path: '/webhook-deliveries/:id/redelivery', permission: 'outbox.send_again', summary: 'Send a delivery once more, under the same webhook-id', status: 201,
  params: IdParams, body: Nothing, answer: Delivery, refusals: ['webhook.disabled', 'webhook.removed', 'webhook.still_waiting'],
})
