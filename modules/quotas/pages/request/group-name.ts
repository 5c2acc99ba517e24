import type { Phrase } from '#kit/pure/phrase.ts'
import type { ZoneGroup } from '../parts/need.ts'
import { quotaRequestPhrases as phrases } from '../parts/request-phrases.ts'
import type { NamedRegion } from '../parts/use-regions.ts'

/** What is asked for together, as people call it: an industry region by its own name. */
export function groupName(group: ZoneGroup, regions: readonly NamedRegion[]): Phrase {
  return regions.find(({ id }) => group === `industry:${id}`)?.name ?? phrases['zones.shared']
}
