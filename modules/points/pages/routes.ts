import { IconCoins } from '@tabler/icons-react'
import type { HomeCard, PageRoute } from '#kit/web/routes.ts'
import { pointsMenuPhrases as phrases } from './parts/menu-phrases.ts'

export const pointsPages: readonly PageRoute[] = [
  { path: '/members/:id/points', load: () => import('./MemberPoints.tsx'), needs: 'point.view' },
  { path: '/my-points', load: () => import('./MyPoints.tsx'), needs: 'shop.use', menu: { group: phrases.shop, label: phrases.myPoints, icon: IconCoins, order: 460 } },
]

export const pointsCards: readonly HomeCard[] = [
  { key: 'points.balance', load: () => import('./home/BalanceCard.tsx'), needs: 'shop.use', order: 5, width: 'half' },
]
