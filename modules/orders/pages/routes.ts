import { IconBox, IconShoppingBag } from '@tabler/icons-react'
import type { HomeCard, PageRoute } from '#kit/web/routes.ts'
import { orderMenuPhrases as phrases } from './parts/menu-phrases.ts'

const needs = 'order.view'
const menuPath = '/products'
const shops = 'shop.use'

/** Pages of the operators, and the members' own products. */
export const orderPages: readonly PageRoute[] = [
  { path: '/products', load: () => import('./ProductList.tsx'), needs, menu: { group: phrases.orderManagement, label: phrases.orderManagement, icon: IconShoppingBag, order: 400 } },
  { path: '/products/:id', load: () => import('./ProductDetail.tsx'), needs, menuPath },
  { path: '/products/:id/edit', load: () => import('./ProductEdit.tsx'), needs, menuPath },
  { path: '/products/:id/points', load: () => import('./PointManagement.tsx'), needs: 'point.maintain', menuPath },
  { path: '/products/:id/change', load: () => import('./ChangeProduct.tsx'), needs: 'order.request_change', menuPath },
  { path: '/my-products', load: () => import('./mine/MyProducts.tsx'), needs: shops, menu: { group: phrases.shop, label: phrases.myProducts, icon: IconBox, order: 385 } },
  { path: '/my-products/:id', load: () => import('./mine/MyProduct.tsx'), needs: shops, menuPath: '/my-products' },
  { path: '/my-products/:id/change', load: () => import('./mine/ChangeMyProduct.tsx'), needs: shops, menuPath: '/my-products' },
]

export const orderCards: readonly HomeCard[] = [
  { key: 'orders.expiring', load: () => import('./home/ExpiringCard.tsx'), needs: shops, order: 14, width: 'half' },
  { key: 'orders.worklist', load: () => import('./home/WorklistCard.tsx'), needs, order: 12, width: 'half' },
  { key: 'orders.mine', load: () => import('./home/MyProductsCard.tsx'), needs: shops, order: 16, width: 'half' },
]
