import type { StatusLooks } from '#kit/web/StatusTag.tsx'
import type { Delivery, Webhook } from '../../contract.ts'
import { toldKinds, type ToldKind } from '../../rules/event-kinds.ts'
import { eventKindNames, webhookPagePhrases as phrases } from './page-phrases.ts'

export const webhookLooks: StatusLooks<Webhook['state']> = {
  enabled: { label: phrases.enabled, tone: 'success' },
  disabled: { label: phrases.disabled, tone: 'neutral' },
}
export const deliveryLooks: StatusLooks<Delivery['state']> = {
  waiting: { label: phrases.waiting, tone: 'waiting' },
  delivered: { label: phrases.delivered, tone: 'success' },
  failed: { label: phrases.failed, tone: 'danger' },
}
const names: Readonly<Record<ToldKind | 'ping', (typeof eventKindNames)[keyof typeof eventKindNames]>> = eventKindNames
export const kindOptions = toldKinds.map((value) => ({ value, label: names[value] }))
export const deliveryKindOptions = [{ value: 'ping', label: names.ping }, ...kindOptions]
