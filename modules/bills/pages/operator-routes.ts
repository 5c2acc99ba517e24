import { IconCalculator, IconChartBar } from '@tabler/icons-react'
import type { PageRoute } from '#kit/web/routes.ts'
import { billMenuPhrases } from './parts/menu-phrases.ts'
import { operatorMenuPhrases as phrases } from './parts/operator-menu-phrases.ts'

const group = billMenuPhrases.bills

/** What business operators do with bills, and the statistics for everybody who sees bills (B1, B5). */
export const billOperatorPages: readonly PageRoute[] = [
  { path: '/bills/prepare', load: () => import('./PrepareBills.tsx'), needs: 'bill.prepare', menu: { group, label: phrases.prepareBills, icon: IconCalculator, order: 302 } },
  { path: '/bills/prepare/:id', load: () => import('./PrepareBill.tsx'), needs: 'bill.prepare' },
  { path: '/bills/statistics', load: () => import('./BillStatistics.tsx'), needs: 'bill.view', menu: { group, label: phrases.billStatistics, icon: IconChartBar, order: 303 } },
]
