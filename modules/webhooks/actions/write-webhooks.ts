import { invalid, notFound, refuse } from '#kit/pure/refusal.ts'
import { action, type Route } from '#kit/server/action.ts'
import type { EventDraft } from '#kit/server/events.ts'
import { changeWebhook, createWebhook, removeWebhook, renewSecret, testWebhook, type Webhook } from '../contract.ts'
import { problemOfAddress } from '../guard.ts'
import { webhookReach } from '../reach.ts'
import { testEvent } from '../rules/event-kinds.ts'
import { newSecret } from '../signing.ts'
import { findWebhook, insertWebhook, markRemoved, writeSecret, writeWebhook } from '../store.ts'

/**
 * The secret is added to the answer after the commit, so that neither the event nor the stored answer of an idempotency
 * key ever holds it; a repeat gets the answer without it.
 */
export const createWebhookRoute: Route = withSecret((secret, isFirst) => action(createWebhook, async ({ tx, actor, now, input, record }) => {
  const url = checkedAddress(input.url)
  const { eventKinds = [] } = input
  const id = await insertWebhook(tx, { name: input.name.trim(), url, eventKinds, secret, by: actor.id, now })
  const webhook = await found(findWebhook(tx, id))
  record(eventOf('webhook.created', webhook, { url, eventKinds }))
  isFirst()
  return { webhook, secret: null }
}))

export const renewSecretRoute: Route = withSecret((secret, isFirst) => action(renewSecret, async ({ tx, input, record }) => {
  await found(findWebhook(tx, input.id))
  if (!await writeSecret(tx, input.id, input.version, secret)) throw refuse('conflict.stale')
  const webhook = await found(findWebhook(tx, input.id))
  record(eventOf('webhook.secret_renewed', webhook))
  isFirst()
  return { webhook, secret: null }
}))

export const changeWebhookAction = action(changeWebhook, async ({ tx, input, record }) => {
  const before = await found(findWebhook(tx, input.id))
  const url = input.url === undefined || input.url === before.url ? input.url : checkedAddress(input.url)
  const was = { name: before.name, url: before.url, eventKinds: before.eventKinds, isEnabled: before.state === 'enabled' }
  const after = { ...was, ...given({ name: input.name?.trim(), url, eventKinds: input.eventKinds, isEnabled: input.isEnabled }) }
  if (!await writeWebhook(tx, input.id, input.version, after)) throw refuse('conflict.stale')
  const webhook = await found(findWebhook(tx, input.id))
  record(eventOf('webhook.changed', webhook, { before: was, after }))
  return webhook
})

export const removeWebhookAction = action(removeWebhook, async ({ tx, now, input, record }) => {
  const webhook = await found(findWebhook(tx, input.id))
  if (!await markRemoved(tx, input.id, now)) throw notFound()
  record(eventOf('webhook.removed', webhook))
  return {}
})

/** The event is the ping: it becomes a delivery to this webhook alone. */
export const testWebhookAction = action(testWebhook, async ({ tx, input, record }) => {
  const webhook = await found(findWebhook(tx, input.id))
  if (webhook.state === 'disabled') throw refuse('webhook.disabled')
  record(eventOf(testEvent, webhook))
  return {}
})

function withSecret(makeRoute: (secret: string, isFirst: () => void) => Route): Route {
  const shape = makeRoute('', () => {})
  return {
    ...shape,
    run: async (call) => {
      const secret = newSecret()
      let isFirst = false
      const answer = await makeRoute(secret, () => { isFirst = true }).run(call) as object
      return { ...answer, secret: isFirst ? secret : null }
    },
  }
}

const longestAddress = 500

/** The address as it will be called: `HTTPS://Ä.example` is one in small letters and Punycode. */
function checkedAddress(typed: string): string {
  const code = problemOfAddress(typed, webhookReach())
  if (code) throw invalid([{ path: 'url', code }])
  const { href } = new URL(typed)
  if (href.length > longestAddress) throw invalid([{ path: 'url', code: 'webhook.address_wrong' }])
  return href
}

function given<Values extends object>(values: Values): { [Name in keyof Values]?: Exclude<Values[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [Name in keyof Values]?: Exclude<Values[Name], undefined> }
}

function eventOf(kind: string, { id, name }: Webhook, facts: Record<string, unknown> = {}): EventDraft {
  return { kind, subject: { kind: 'webhook', id }, facts: { name, ...facts } }
}

async function found(reading: Promise<Webhook | undefined>): Promise<Webhook> {
  const webhook = await reading
  if (!webhook) throw notFound()
  return webhook
}
