import { choice, day, number, text, type RowOf } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { orderMenuPhrases } from '#modules/orders/pages/parts/menu-phrases.ts'
import type { listMyUsage } from '../fee-contract.ts'
import { usageMetric, usageMetricCodes } from '../rules/metrics.ts'
import { usageMenuPhrases } from './parts/menu-phrases.ts'
import { usagePagePhrases as phrases } from './parts/page-phrases.ts'

const metrics = usageMetricCodes.map((code) => ({ value: code, label: usageMetric(code).names }))

/** A member's own usage by product and day. */
export default listPage<typeof listMyUsage>('GET /usage/mine/days', {
  title: phrases.byDay, crumbs: [{ label: orderMenuPhrases.shop }, { label: usageMenuPhrases.myUsage, to: '/my-usage' }, { label: phrases.byDay }], empty: phrases.noRecords,
  columns: [
    day('day', phrases.day, { sort: true, filter: true }),
    text('product', phrases.product, { filter: true, width: 200 }),
    text('productName', phrases.productName),
    choice('metric', phrases.metric, { options: metrics, filter: metrics, width: 110 }),
    number('quantity', phrases.quantity, { width: 140 }),
    text('unit', phrases.unit, { width: 80, value: ({ metric }: RowOf<typeof listMyUsage>) => usageMetric(metric).unit }),
  ],
})
