import { IconArrowsExchange } from '@tabler/icons-react'
import type { PageRoute } from '#kit/web/routes.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import { reorganisationMenuPhrases } from './parts/menu-phrases.ts'

const needs = 'department.maintain'

export const reorganisationPages: readonly PageRoute[] = [
  { path: '/reorganisations', load: () => import('./ReorganisationList.tsx'), needs, menu: { group: accessPhrases.platformMenu, label: reorganisationMenuPhrases.reorganisations, icon: IconArrowsExchange, order: 805 } },
  { path: '/reorganisations/new', load: () => import('./ReorganisationForm.tsx'), needs },
  { path: '/reorganisations/:id', load: () => import('./ReorganisationDetail.tsx'), needs },
]
