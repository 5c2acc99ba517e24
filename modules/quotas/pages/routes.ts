import { IconChartBar, IconGauge, IconScale, IconTableImport } from '@tabler/icons-react'
import type { HomeCard, PageRoute } from '#kit/web/routes.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import { quotaPermissions } from '#modules/access/rules/permissions.ts'
import { quotaMenuPhrases as phrases } from './parts/menu-phrases.ts'

const group = phrases.resourceManagement
const platform = accessPhrases.platformMenu

export const quotaPages: readonly PageRoute[] = [
  { path: '/quotas', load: () => import('./OwnQuotas.tsx'), needs: quotaPermissions, menu: { group, label: phrases.quotas, icon: IconChartBar, order: 200 } },
  { path: '/quotas/requests', load: () => import('./RequestList.tsx'), needs: ['quota.view', 'quota.apply', 'quota.review'] },
  { path: '/quotas/requests/new', load: () => import('./RequestForm.tsx'), needs: 'quota.apply' },
  { path: '/quotas/requests/:id', load: () => import('./RequestDetail.tsx'), needs: ['quota.view', 'quota.apply', 'quota.review'] },
  { path: '/quotas/allocation', load: () => import('./Allocation.tsx'), needs: 'quota.allocate' },
  { path: '/quotas/allocation/:id', load: () => import('./AllocateForm.tsx'), needs: 'quota.allocate' },
  { path: '/quotas/subordinates', load: () => import('./SubordinateTree.tsx'), needs: 'quota.view_subordinates' },
  { path: '/quotas/history', load: () => import('./QuotaHistory.tsx'), needs: 'quota.view' },
  { path: '/quotas/capacities', load: () => import('./Capacities.tsx'), needs: 'quota.capacity', menu: { group: platform, label: phrases.capacities, icon: IconGauge, order: 840 } },
  { path: '/quotas/import', load: () => import('./QuotaImport.tsx'), needs: 'quota.import', menu: { group: platform, label: phrases.import, icon: IconTableImport, order: 841 } },
  { path: '/quotas/proof', load: () => import('./QuotaProof.tsx'), needs: 'quota.check', menu: { group: platform, label: phrases.proof, icon: IconScale, order: 842 } },
]

export const quotaCards: readonly HomeCard[] = [
  { key: 'quotas.waiting', load: () => import('./home/WaitingRequestsCard.tsx'), needs: 'quota.review', order: 15, width: 'half' },
  { key: 'quotas.fullest', load: () => import('./home/FullestCard.tsx'), needs: 'quota.view', order: 30, width: 'half' },
]
