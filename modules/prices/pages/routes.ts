import { IconTag } from '@tabler/icons-react'
import type { PageRoute } from '#kit/web/routes.ts'
import { pricePhrases as phrases } from '../phrases.ts'

const needs = 'price.maintain'
const menuPath = '/unit-prices'

export const pricePages: readonly PageRoute[] = [
  { path: '/unit-prices', load: () => import('./PriceList.tsx'), needs, menu: { group: phrases.priceManagement, label: phrases.unitPrices, icon: IconTag, order: 350 } },
  { path: '/unit-prices/new', load: () => import('./PriceCreation.tsx'), needs, menuPath },
  { path: '/unit-prices/:id', load: () => import('./PriceDetail.tsx'), needs, menuPath },
  { path: '/unit-prices/:id/edit', load: () => import('./PriceEdit.tsx'), needs, menuPath },
]
