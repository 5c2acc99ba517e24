import { IconServer2 } from '@tabler/icons-react'
import type { PageRoute } from '#kit/web/routes.ts'
import { resourcePhrases as phrase } from '../phrases.ts'

export const resourcePages: readonly PageRoute[] = [
  {
    path: '/resources', load: () => import('./ResourceList.tsx'), needs: 'resource.view',
    menu: { group: phrase.resourceManagement, label: phrase.resources, icon: IconServer2, order: 230 },
  },
  { path: '/resources/:id', load: () => import('./ResourceDetail.tsx'), needs: 'resource.view', menuPath: '/resources' },
]
