import { IconChecklist, IconFilePlus, IconServerBolt } from '@tabler/icons-react'
import type { HomeCard, PageRoute } from '#kit/web/routes.ts'
import { reviewPermissions } from './parts/limits.ts'
import { applicationPagePhrases as phrases } from './parts/page-phrases.ts'

const group = phrases.resourceManagement

export const applicationPages: readonly PageRoute[] = [
  { path: '/applications/new', load: () => import('./NewApplication.tsx'), needs: 'resource.apply', menu: { group, label: phrases.applyForResources, icon: IconFilePlus, order: 100 } },
  { path: '/applications/new/batch', load: () => import('./BatchForm.tsx'), needs: 'resource.apply' },
  { path: '/applications/new/:service', load: () => import('./SingleForm.tsx'), needs: 'resource.apply' },
  { path: '/applications', load: () => import('./ApplicationList.tsx'), needs: 'resource.view', menu: { group, label: phrases.applicationList, icon: IconChecklist, order: 110 } },
  { path: '/applications/:id', load: () => import('./ApplicationDetail.tsx'), needs: 'resource.view' },
  { path: '/applications/:id/review', load: () => import('./ReviewPage.tsx'), needs: reviewPermissions },
  { path: '/applications/:id/edit', load: () => import('./EditApplication.tsx'), needs: 'resource.apply' },
  { path: '/provisioning', load: () => import('./ProvisioningList.tsx'), needs: 'resource.provision', menu: { group, label: phrases.provisioning, icon: IconServerBolt, order: 260 } },
  { path: '/applications/:id/provisioning', load: () => import('./ProvisionPage.tsx'), needs: 'resource.provision', menuPath: '/provisioning' },
]

export const applicationCards: readonly HomeCard[] = [
  { key: 'applications.waiting', load: () => import('./home/WaitingCard.tsx'), needs: 'resource.view', order: 10, width: 'half' },
  { key: 'applications.mine', load: () => import('./home/MineCard.tsx'), needs: 'resource.apply', order: 20, width: 'half' },
]
