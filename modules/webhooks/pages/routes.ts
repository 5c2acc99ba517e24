import { IconWebhook } from '@tabler/icons-react'
import type { PageRoute } from '#kit/web/routes.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import { webhookMenuPhrases as phrases } from './menu-phrases.ts'

const needs = 'webhook.maintain'

export const webhookPages: readonly PageRoute[] = [
  { path: '/webhooks', load: () => import('./WebhookList.tsx'), needs, menu: { group: accessPhrases.platformMenu, label: phrases.webhooks, icon: IconWebhook, order: 828 } },
  { path: '/webhooks/new', load: () => import('./WebhookCreation.tsx'), needs },
  { path: '/webhooks/:id', load: () => import('./WebhookDetail.tsx'), needs },
  { path: '/webhooks/:id/edit', load: () => import('./WebhookEdit.tsx'), needs },
]
