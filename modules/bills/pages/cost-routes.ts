import { IconCloudUpload } from '@tabler/icons-react'
import type { PageRoute } from '#kit/web/routes.ts'
import { costMenuPhrases } from './costs/menu-phrases.ts'
import { billMenuPhrases } from './parts/menu-phrases.ts'

/** What outside clouds cost: brought in, mapped and converted by business operators (B10). */
export const costPages: readonly PageRoute[] = [
  { path: '/bills/costs', load: () => import('./ProviderCosts.tsx'), needs: 'bill.prepare', menu: { group: billMenuPhrases.bills, label: costMenuPhrases.providerCosts, icon: IconCloudUpload, order: 304 } },
]
