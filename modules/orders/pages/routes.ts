import { IconShoppingBag } from '@tabler/icons-react'
import type { HomeCard, PageRoute } from '#kit/web/routes.ts'
import { orderMenuPhrases as phrases } from './parts/menu-phrases.ts'

const needs = 'order.view'
const menuPath = '/products'

/** Pages of the operators; members have their own shop and products. */
export const orderPages: readonly PageRoute[] = [
  { path: '/products', load: () => import('./ProductList.tsx'), needs, menu: { group: phrases.orderManagement, label: phrases.orderManagement, icon: IconShoppingBag, order: 400 } },
  { path: '/products/:id', load: () => import('./ProductDetail.tsx'), needs, menuPath },
  { path: '/products/:id/edit', load: () => import('./ProductEdit.tsx'), needs, menuPath },
  { path: '/products/:id/points', load: () => import('./PointManagement.tsx'), needs: 'point.maintain', menuPath },
]

export const orderCards: readonly HomeCard[] = [
  { key: 'orders.worklist', load: () => import('./home/WorklistCard.tsx'), needs, order: 12, width: 'half' },
]
