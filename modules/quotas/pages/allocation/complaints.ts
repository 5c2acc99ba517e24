import type { Complaint } from '#kit/web/checks.ts'
import type { AllocationLine, Wanted } from '../parts/allocation-lines.ts'
import { quotaPagePhrases as phrases } from '../parts/page-phrases.ts'
import type { ShortLine } from '../parts/shortage.ts'

type Values = { readonly totals: Wanted; readonly until: string }

/** Everything that is wrong with an allocation, each beside its field (Q2, Q8); whether a day is over is for the platform's clock to say. */
export function allocationComplaints(lines: readonly AllocationLine[], { totals, until }: Values): Record<string, Complaint | undefined> {
  const complaints: Record<string, Complaint | undefined> = {}
  for (const line of lines) complaints[`totals/${line.metric}`] = complaintOf(line, totals[line.metric] ?? null)
  const changed = lines.filter(({ isChanged }) => isChanged)
  if (changed.length === 0) complaints['totals'] = { phrase: phrases.nothingChanged }
  if (until !== '' && changed.every(({ difference, overdue }) => difference < 0 || (difference === 0 && overdue === 0))) complaints['until'] = { phrase: phrases.untilNothing }
  return complaints
}

function complaintOf({ shortage }: AllocationLine, typed: number | null): Complaint | undefined {
  if (typed !== null && (!Number.isInteger(typed) || typed < 0 || typed > 1_000_000_000_000)) return { phrase: phrases.wholeNumber }
  if (shortage === undefined) return undefined
  return shortage.kind === 'needed' ? { phrase: phrases.belowNeeded, values: { limit: shortage.limit } }
    : { phrase: phrases.notEnoughLeft, values: { limit: shortage.limit, shortfall: shortage.asked - shortage.limit } }
}

/** What my department lacks, to be asked for above. */
export function shortLines(lines: readonly AllocationLine[]): ShortLine[] {
  return lines.flatMap(({ shortage }) => shortage?.kind !== 'insufficient' ? []
    : [{ departmentId: shortage.departmentId, regionId: shortage.regionId, metric: shortage.metric, asked: shortage.asked, remaining: shortage.limit, shortfall: shortage.asked - shortage.limit }])
}
