/**
 * What O&M enters about created resources (O5, guide 004 §4.4.2.4): ids, of each kind as many as there are, and how one
 * gets in. Which kinds there are is the service's.
 */
export const backfillKinds = ['serviceId', 'instanceId', 'volumeId', 'masterNodeId', 'workerNodeId', 'coreNodeId', 'taskNodeId'] as const
export type BackfillKind = (typeof backfillKinds)[number]

const common = ['serviceId', 'instanceId', 'volumeId'] as const
const kindsByService: Readonly<Record<string, readonly BackfillKind[]>> = {
  fico: common,
  cis: ['serviceId', 'volumeId', 'masterNodeId', 'workerNodeId'],
  sfs: ['instanceId', 'volumeId'],
  dbs: common,
  mqs: common,
  fiwo: common,
  bds: ['serviceId', 'masterNodeId', 'coreNodeId', 'taskNodeId', 'volumeId'],
  ais: common,
}

/** A service that the guide does not know has ids of the common kinds. */
export function backfillKindsOf(serviceCode: string): readonly BackfillKind[] {
  return kindsByService[serviceCode] ?? common
}

export type BackfillItem = { readonly kind: BackfillKind; readonly value: string }
export type Backfill = { readonly items: readonly BackfillItem[]; readonly access: string }
export const emptyBackfill: Backfill = { items: [], access: '' }

export type BackfillProblem = { readonly path: string; readonly code: 'field.not_an_option' | 'order.id_twice' }
/** Kinds that the service does not have, and ids that are written twice. */
export function backfillProblems(serviceCode: string, items: readonly BackfillItem[]): BackfillProblem[] {
  const kinds = backfillKindsOf(serviceCode)
  return items.flatMap(({ kind, value }, index): BackfillProblem[] => {
    if (!kinds.includes(kind)) return [{ path: `backfill/items/${index}/kind`, code: 'field.not_an_option' }]
    const isTwice = items.findIndex((other) => other.kind === kind && other.value.trim() === value.trim()) < index
    return isTwice ? [{ path: `backfill/items/${index}/value`, code: 'order.id_twice' }] : []
  })
}

export function isEmptyBackfill({ items, access }: Backfill): boolean {
  return items.length === 0 && access === ''
}
