import { IconSitemap } from '@tabler/icons-react'
import type { PageRoute } from '#kit/web/routes.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import { departmentPhrases } from '../phrases.ts'

const needs = 'department.maintain'

export const departmentPages: readonly PageRoute[] = [
  { path: '/departments', load: () => import('./DepartmentTree.tsx'), needs, menu: { group: accessPhrases.platformMenu, label: departmentPhrases.departments, icon: IconSitemap, order: 800 } },
  { path: '/departments/new', load: () => import('./DepartmentForm.tsx'), needs },
  { path: '/departments/:id', load: () => import('./DepartmentDetail.tsx'), needs },
  { path: '/departments/:id/edit', load: () => import('./DepartmentForm.tsx'), needs },
  { path: '/departments/:id/move', load: () => import('./DepartmentMove.tsx'), needs },
]
