import { choice, day, moment, number, text } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { orderMenuPhrases } from '#modules/orders/pages/parts/menu-phrases.ts'
import type { listUsage, UsageRow } from '../contract.ts'
import { usageMetric, usageMetricCodes } from '../rules/metrics.ts'
import { usageMenuPhrases } from './parts/menu-phrases.ts'
import { usagePagePhrases as phrases } from './parts/page-phrases.ts'

const kinds = [{ value: 'product', label: phrases.product }, { value: 'resource', label: phrases.resource }]
const metrics = usageMetricCodes.map((code) => ({ value: code, label: usageMetric(code).names }))

/** What was metered, the newest first. */
export default listPage<typeof listUsage>('GET /usage-records', {
  title: usageMenuPhrases.usage, crumbs: [{ label: orderMenuPhrases.orderManagement }, { label: usageMenuPhrases.usage }], empty: phrases.noRecords,
  columns: [
    text('subject', phrases.subject, { filter: true, width: 240 }),
    choice('kind', phrases.kind, { options: kinds, filter: kinds, width: 100 }),
    choice('metric', phrases.metric, { options: metrics, filter: metrics, width: 110 }),
    number('quantity', phrases.quantity, { width: 130 }),
    text('unit', phrases.unit, { width: 80, value: ({ metric }: UsageRow) => usageMetric(metric).unit }),
    day('day', phrases.day, { sort: true, filter: true }),
    moment('from', phrases.from),
    moment('to', phrases.to),
    text('sourceId', phrases.sourceId, { filter: true }),
    text('corrects', phrases.corrects, { width: 150 }),
    moment('receivedAt', phrases.receivedAt, { sort: true }),
    text('by', phrases.by, { width: 120, isHidden: true }),
  ],
  primaryAction: { label: phrases.import, to: '/usage/import', needs: 'usage.record' },
})
