import { IconUserQuestion, IconUsers, IconUsersGroup } from '@tabler/icons-react'
import type { PageRoute } from '#kit/web/routes.ts'
import { memberMenuPhrases as phrases } from './parts/menu-phrases.ts'

const needs = 'member.maintain'
const group = phrases.userManagement

export const memberPages: readonly PageRoute[] = [
  { path: '/members', load: () => import('./MemberList.tsx'), needs, menu: { group, label: phrases.members, icon: IconUsers, order: 500 } },
  { path: '/members/new', load: () => import('./MemberForm.tsx'), needs },
  { path: '/members/:id', load: () => import('./MemberDetail.tsx'), needs },
  { path: '/members/:id/edit', load: () => import('./MemberEdit.tsx'), needs },
  { path: '/groups', load: () => import('./GroupList.tsx'), needs, menu: { group, label: phrases.groups, icon: IconUsersGroup, order: 501 } },
  { path: '/groups/new', load: () => import('./GroupForm.tsx'), needs },
  { path: '/groups/:id/edit', load: () => import('./GroupForm.tsx'), needs },
  { path: '/sign-ups', load: () => import('./SignUpList.tsx'), needs, menu: { group, label: phrases.signUps, icon: IconUserQuestion, order: 502 } },
  { path: '/sign-ups/:id', load: () => import('./SignUpDetail.tsx'), needs },
  { path: '/sign-up', load: () => import('./SignUpForm.tsx'), needs: 'public' },
]
