import { IconPackage } from '@tabler/icons-react'
import type { PageRoute } from '#kit/web/routes.ts'
import { setPhrases as phrases } from '../phrases.ts'

const needs = 'set.maintain'
const menuPath = '/sets'

export const setPages: readonly PageRoute[] = [
  { path: '/sets', load: () => import('./SetList.tsx'), needs, menu: { group: phrases.priceManagement, label: phrases.sets, icon: IconPackage, order: 355 } },
  { path: '/sets/new', load: () => import('./SetCreation.tsx'), needs, menuPath },
  { path: '/sets/:id', load: () => import('./SetDetail.tsx'), needs, menuPath },
  { path: '/sets/:id/edit', load: () => import('./SetEdit.tsx'), needs, menuPath },
]
