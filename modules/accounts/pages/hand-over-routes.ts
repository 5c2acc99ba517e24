import { IconArrowsRightLeft } from '@tabler/icons-react'
import type { PageRoute } from '#kit/web/routes.ts'
import { adminRoles } from '#modules/access/rules/admins.ts'
import { projectPhrases } from '#modules/projects/phrases.ts'
import { handOverMenuPhrases } from './parts/hand-over-menu-phrases.ts'

export const handOverPages: readonly PageRoute[] = [
  { path: '/hand-over', load: () => import('./HandOverList.tsx'), needs: adminRoles, menu: { group: projectPhrases.resourceManagement, label: handOverMenuPhrases.handOverMenu, icon: IconArrowsRightLeft, order: 245 } },
]
