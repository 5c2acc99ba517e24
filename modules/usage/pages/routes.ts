import { IconChartHistogram, IconReceipt } from '@tabler/icons-react'
import type { PageRoute } from '#kit/web/routes.ts'
import { orderMenuPhrases } from '#modules/orders/pages/parts/menu-phrases.ts'
import { usageMenuPhrases as phrases } from './parts/menu-phrases.ts'

const group = orderMenuPhrases.orderManagement
const shops = 'shop.use'

export const usagePages: readonly PageRoute[] = [
  { path: '/usage', load: () => import('./UsageList.tsx'), needs: 'usage.record', menu: { group, label: phrases.usage, icon: IconChartHistogram, order: 420 } },
  { path: '/usage/import', load: () => import('./UsageImport.tsx'), needs: 'usage.record' },
  { path: '/usage-fees', load: () => import('./UsageFees.tsx'), needs: 'point.view', menu: { group, label: phrases.usageFees, icon: IconReceipt, order: 421 } },
  { path: '/usage-fees/:id', load: () => import('./UsageFee.tsx'), needs: 'point.view' },
  { path: '/my-usage', load: () => import('./MyUsage.tsx'), needs: shops, menu: { group: orderMenuPhrases.shop, label: phrases.myUsage, icon: IconChartHistogram, order: 455 } },
  { path: '/my-usage/days', load: () => import('./MyUsageDays.tsx'), needs: shops, menuPath: '/my-usage' },
  { path: '/my-usage/fees/:id', load: () => import('./MyUsageFee.tsx'), needs: shops, menuPath: '/my-usage' },
]
