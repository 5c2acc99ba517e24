import { useSay } from '#kit/web/i18n.tsx'
import type { Product } from '../../contract.ts'
import { orderPagePhrases as phrases } from './page-phrases.ts'

/** Who did something, and for whom; what time does by itself is the system's. */
export function usePersonWords(): (by: Product['expiryChangedBy'], actedFor?: string | null) => string {
  const t = useSay()
  return (by, actedFor) => by === null ? t(phrases.system) : actedFor ? t(phrases.actedFor, { name: by.name, for: actedFor }) : by.name
}
