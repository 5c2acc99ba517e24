import { IconBuildingStore, IconPackage, IconShoppingCart } from '@tabler/icons-react'
import type { PageRoute } from '#kit/web/routes.ts'
import { setPhrases as phrases } from '../phrases.ts'

const needs = 'set.maintain'
const menuPath = '/sets'
const shops = 'shop.use'

export const setPages: readonly PageRoute[] = [
  { path: '/sets', load: () => import('./SetList.tsx'), needs, menu: { group: phrases.priceManagement, label: phrases.sets, icon: IconPackage, order: 355 } },
  { path: '/sets/new', load: () => import('./SetCreation.tsx'), needs, menuPath },
  { path: '/sets/:id', load: () => import('./SetDetail.tsx'), needs, menuPath },
  { path: '/sets/:id/edit', load: () => import('./SetEdit.tsx'), needs, menuPath },
  { path: '/shop', load: () => import('./Shop.tsx'), needs: shops, menu: { group: phrases.shop, label: phrases.browse, icon: IconBuildingStore, order: 380 } },
  { path: '/shop/sets/:id', load: () => import('./ShopSetPage.tsx'), needs: shops, menuPath: '/shop' },
  { path: '/shop/custom/:service', load: () => import('./CustomProduct.tsx'), needs: shops, menuPath: '/shop' },
  { path: '/shop/cart', load: () => import('./Cart.tsx'), needs: shops, menu: { group: phrases.shop, label: phrases.cart, icon: IconShoppingCart, order: 381 } },
]
