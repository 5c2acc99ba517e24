import type { Phrase } from '#kit/pure/phrase.ts'
import type { ApplicationSnapshot } from '../../contract.ts'
import { existingPhrases } from './existing-phrases.ts'
import { applicationPagePhrases as phrases } from './page-phrases.ts'

type SnapshotItem = ApplicationSnapshot['items'][number]
/** One line of a comparison: a text of the record, or a phrase in three languages; null where there is nothing. */
export type DifferenceRow = { readonly label: Phrase; readonly before: Phrase | string | null; readonly after: Phrase | string | null }

function resourcesOf({ resources }: SnapshotItem): string | null {
  return resources?.map(({ instanceId }) => instanceId).join(', ') ?? null
}

/** What differs between two versions of an item, in the words that its configuration was shown with. */
export function itemRows(before: SnapshotItem, after: SnapshotItem): DifferenceRow[] {
  const rows: DifferenceRow[] = [
    { label: phrases.region, before: before.region?.name ?? null, after: after.region?.name ?? null },
    ...lineRows(before, after),
    { label: phrases.quantity, before: String(before.quantity), after: String(after.quantity) },
    { label: existingPhrases.resource, before: resourcesOf(before), after: resourcesOf(after) },
    { label: phrases.remark, before: before.remark || null, after: after.remark || null },
  ]
  return rows.filter((row) => String(row.before) !== String(row.after))
}

type Described = { readonly description: readonly { readonly label: Phrase; readonly value: Phrase }[] }

/** What differs between two configurations, in the words that they were shown with. */
export function changedRows(before: Described, after: Described): DifferenceRow[] {
  return lineRows(before, after).filter((row) => String(row.before) !== String(row.after))
}

/** Lines are matched by their label: "Data disk 2" with "Data disk 2". */
function lineRows(before: Described, after: Described): DifferenceRow[] {
  const earlier = new Map(before.description.map((line) => [line.label[0], line]))
  const later = new Map(after.description.map((line) => [line.label[0], line]))
  return [
    ...after.description.map(({ label, value }) => ({ label, before: earlier.get(label[0])?.value ?? null, after: value })),
    ...before.description.filter(({ label }) => !later.has(label[0])).map(({ label, value }) => ({ label, before: value, after: null })),
  ]
}
