import { IconUsers } from '@tabler/icons-react'
import type { PageRoute } from '#kit/web/routes.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import { accountPhrases } from '../phrases.ts'
import { handOverPages } from './hand-over-routes.ts'

const needs = 'account.maintain'

export const accountPages: readonly PageRoute[] = [
  { path: '/accounts', load: () => import('./AccountList.tsx'), needs, menu: { group: accessPhrases.platformMenu, label: accountPhrases.accounts, icon: IconUsers, order: 810 } },
  { path: '/accounts/new', load: () => import('./AccountForm.tsx'), needs },
  { path: '/accounts/import', load: () => import('./AccountImport.tsx'), needs },
  { path: '/accounts/:id', load: () => import('./AccountDetail.tsx'), needs },
  { path: '/accounts/:id/edit', load: () => import('./AccountForm.tsx'), needs },
  { path: '/forgotten-password', load: () => import('./ForgottenPassword.tsx'), needs: 'public' },
  { path: '/set-password', load: () => import('./SetPassword.tsx'), needs: 'public' },
  ...handOverPages,
  { path: '/me', load: () => import('./MyInformation.tsx') },
]
