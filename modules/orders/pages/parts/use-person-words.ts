import { useSay } from '#kit/web/i18n.tsx'
import { meets } from '#kit/web/me.ts'
import { useMe } from '#kit/web/session.ts'
import type { Product } from '../../contract.ts'
import { orderPagePhrases as phrases } from './page-phrases.ts'

/** Who did something, and for whom; what time does by itself is the system's. Members are not told who at the platform. */
export function usePersonWords(): (by: Product['expiryChangedBy'], actedFor?: string | null) => string {
  const t = useSay()
  const nobody = meets(useMe(), 'order.view') ? phrases.system : phrases.platform
  return (by, actedFor) => by === null ? t(nobody) : actedFor ? t(phrases.actedFor, { name: by.name, for: actedFor }) : by.name
}
