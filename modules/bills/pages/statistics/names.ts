import type { Phrase } from '#kit/pure/phrase.ts'
import type { BillStatistics } from '../../statistics-contract.ts'
import type { LineKind } from '../../rules/lines.ts'
import type { StatisticsBy } from '../../rules/statistics.ts'
import { kindNames } from '../parts/looks.ts'
import { statisticsPhrases as phrases } from '../parts/statistics-phrases.ts'

/** What a group is called: kinds of charges are words of the product, everything else has names of its own. */
export function nameOfGroup({ id, name }: Pick<BillStatistics['groups'][number], 'id' | 'name'>, by: StatisticsBy): Phrase {
  if (id === null) return phrases.none
  return by === 'kind' ? kindNames[id as LineKind] : name ?? [id, id, id]
}
