import { IconFolders } from '@tabler/icons-react'
import type { PageRoute } from '#kit/web/routes.ts'
import { projectPhrases as phrase } from '../phrases.ts'

export const projectPages: readonly PageRoute[] = [
  {
    path: '/projects', load: () => import('./ProjectList.tsx'), needs: 'resource.view',
    menu: { group: phrase.resourceManagement, label: phrase.projects, icon: IconFolders, order: 240 },
  },
  { path: '/projects/new', load: () => import('./ProjectCreation.tsx'), needs: 'resource.apply', menuPath: '/projects' },
  { path: '/projects/:id', load: () => import('./ProjectDetail.tsx'), needs: 'resource.view', menuPath: '/projects' },
  { path: '/projects/:id/edit', load: () => import('./ProjectEdit.tsx'), needs: 'resource.apply', menuPath: '/projects' },
]
