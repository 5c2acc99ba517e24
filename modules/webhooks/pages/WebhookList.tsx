import { link, moment, number, status, text } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { listWebhooks, Webhook } from '../contract.ts'
import { webhookMenuPhrases } from './menu-phrases.ts'
import { webhookLooks } from './parts/looks.ts'
import { webhookPagePhrases as phrases } from './parts/page-phrases.ts'

export default listPage<typeof listWebhooks>('GET /webhooks', {
  title: webhookMenuPhrases.webhooks,
  crumbs: [{ label: accessPhrases.platformMenu }],
  hasSearch: true,
  empty: phrases.noWebhooks,
  primaryAction: { label: phrases.newWebhook, to: '/webhooks/new', needs: 'webhook.maintain' },
  columns: [
    link('name', phrases.name, (row: Webhook) => `/webhooks/${row.id}`, { sort: true, width: 200 }),
    text('url', phrases.address, { width: 280 }),
    status('state', phrases.state, webhookLooks, { filter: true }),
    number('waiting', phrases.waiting),
    number('failed', phrases.failed),
    moment('lastDeliveredAt', phrases.lastDelivered),
    moment('madeAt', phrases.madeAt, { sort: true, isHidden: true }),
  ],
})
