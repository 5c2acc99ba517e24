import { IconUserPlus } from '@tabler/icons-react'
import type { HomeCard, PageRoute } from '#kit/web/routes.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import { requestPhrases as phrases } from './parts/request-phrases.ts'

const needs = 'account_request.view'

export const accountRequestPages: readonly PageRoute[] = [
  { path: '/account-request', load: () => import('./AccountRequestForm.tsx'), needs: 'public' },
  { path: '/account-requests', load: () => import('./AccountRequestList.tsx'), needs, menu: { group: accessPhrases.platformMenu, label: phrases.accountRequests, icon: IconUserPlus, order: 811 } },
  { path: '/account-requests/:id', load: () => import('./AccountRequestDetail.tsx'), needs },
  { path: '/me/further-grants', load: () => import('./FurtherGrants.tsx') },
]

export const accountRequestCards: readonly HomeCard[] = [
  { key: 'account-requests.waiting', load: () => import('./home/WaitingRequestsCard.tsx'), needs: ['account_request.decide', 'account.maintain'], order: 16, width: 'half' },
]
