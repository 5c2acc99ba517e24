import type { Phrase } from '#kit/pure/phrase.ts'
import { meets, type Me, type Need } from '#kit/web/me.ts'
import { quotaPagePhrases as phrases } from '../parts/page-phrases.ts'

export type TabName = 'view' | 'requests' | 'allocation' | 'subordinates' | 'history'
type Tab = { readonly name: TabName; readonly path: string; readonly label: Phrase; readonly needs: Need }

/** The tabs of the guide, each with the permission without which it is not shown (guide 000 §5.1). */
const tabs: readonly Tab[] = [
  { name: 'view', path: '/quotas', label: phrases.view, needs: 'quota.view' },
  { name: 'requests', path: '/quotas/requests', label: phrases.requests, needs: ['quota.view', 'quota.apply', 'quota.review'] },
  { name: 'allocation', path: '/quotas/allocation', label: phrases.allocation, needs: 'quota.allocate' },
  { name: 'subordinates', path: '/quotas/subordinates', label: phrases.subordinates, needs: 'quota.view_subordinates' },
  { name: 'history', path: '/quotas/history', label: phrases.history, needs: 'quota.view' },
]

/** "Subordinates" is not shown either to those who have none. */
export function tabsFor(me: Me, hasSubordinates: boolean): readonly Tab[] {
  return tabs.filter(({ name, needs }) => meets(me, needs) && (name !== 'subordinates' || hasSubordinates))
}
