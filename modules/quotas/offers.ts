import type { Phrase } from '#kit/pure/phrase.ts'
import type { Actor } from '#kit/pure/register.ts'
import type { Database, Reader } from '#kit/server/database.ts'
import { regionsByIds } from '#modules/catalogue/offers.ts'
import { metrics } from '#modules/catalogue/rules/metrics.ts'
import { blockerOf, type DepartmentBlockers, type DepartmentMover, type QuotaOfMove } from '#modules/departments/offers.ts'
import { waitingRequestsOf, seesRequestRow } from './request-store.ts'
import { bookQuota, readQuotas, type BookedChange, type Booking, type ChangeKind } from './store.ts'
import type { Demand } from './rules/demand.ts'
import { refuseShortages } from './refusals.ts'
import { changed, emptyNumbers, keyOf, remainingOf, shortageOf, type QuotaKey } from './rules/quota.ts'

export { hasBooks, noteOpening, openBooks } from './opening-store.ts'

/** What a reviewer sees of the quotas that an application waits for (R11). */
export { quotaChain, type ChainQuota } from './chain-store.ts'

export { bookPassing, quotaOfPassing, type QuotaEffect } from './passing.ts'

/** In whose name and because of what a department's quota is taken or given back. */
export type DemandBooking = Omit<Booking, 'subject'> & {
  readonly departmentId: string
  readonly subject: { readonly kind: 'application' | 'resource'; readonly id: string; readonly number?: string }
}
/** How an act changes what a department's open applications and resources take: amounts added, negative ones given back. */
export type DemandChange = { readonly reserved?: readonly Demand[]; readonly freed?: readonly Demand[]; readonly used?: readonly Demand[]; readonly returned?: readonly Demand[] }

/**
 * R5, in the transaction of the act, as late as can be: it locks the department's quota rows. `reserved` is newly waited
 * for, `freed` no longer; `used` runs from now on (what was reserved for it is given in `freed`), `returned` no longer runs.
 * 409 `quota.insufficient` with the lines if there is too little; then nothing is booked.
 */
export async function bookDemand(booking: DemandBooking, change: DemandChange): Promise<void> {
  const { departmentId } = booking
  const sums = new Map<string, { regionId: string; metric: Demand['metric']; reserved: number; used: number }>()
  const add = (demands: readonly Demand[] | undefined, name: 'reserved' | 'used', sign: 1 | -1) => {
    for (const { regionId, metric, amount } of demands ?? []) {
      const line = sums.get(`${regionId} ${metric}`) ?? { regionId, metric, reserved: 0, used: 0 }
      sums.set(`${regionId} ${metric}`, { ...line, [name]: line[name] + sign * amount })
    }
  }
  add(change.reserved, 'reserved', 1)
  add(change.freed, 'reserved', -1)
  add(change.used, 'used', 1)
  add(change.returned, 'used', -1)
  await bookQuota(booking, [...sums.values()].map((line): BookedChange => ({ ...line, departmentId, kind: kindOf(line) })))
}

/**
 * A question to the modules above (Q7): how much of each metric they say is taken, and by how many things. Answered in
 * their `offers.ts`, joined in `app/modules.server.ts`.
 */
export type QuotaEvidence = (reader: Reader) => Promise<readonly QuotaEvidenceRow[]>
export type QuotaEvidenceRow = QuotaKey & { readonly amount: number; readonly count: number }

/** A proof of another module (Q10): two sums that must be the same, by what they say of themselves. */
export type Proof = (reader: Reader) => Promise<{ readonly code: string; readonly name: Phrase; readonly count: number; readonly stored: string; readonly found: string }>
/** What the modules above bring to the proofs. */
export type QuotaQuestions = { readonly used: QuotaEvidence; readonly reserved: QuotaEvidence; readonly proofs?: readonly Proof[] }

/** Answers the attachments' question: a request's file is seen by those who see the request. */
export function seesQuotaRequest(database: Database, actor: Actor, requestId: string): Promise<boolean> {
  return seesRequestRow(database, actor, requestId)
}

/** Answers the departments' question: a request has one parent, and what is archived holds nothing that others could use. */
export const quotasBlockDepartments: DepartmentBlockers = async (reader, departmentIds, change) => [
  ...blockerOf('department.has_open_quota_requests', await waitingRequestsOf(reader, departmentIds)),
  ...change === 'archiving' ? blockerOf('department.has_quota', { count: (await readQuotas(reader, departmentIds)).filter(({ total }) => total > 0).length, examples: [] }, '/quotas/import') : [],
]

/**
 * A department takes its quota along (chapter 2, Departments): what the old parent had allocated to it, the new parent
 * has. 409 `quota.insufficient` if the new parent has too little left. The tree's exclusive lock keeps totals as they are.
 */
export const quotasMoveAlong: DepartmentMover = async ({ tx, actor, now, record, moved, parent }) => {
  await bookQuota({ tx, actor, now, record, subject: { kind: 'department', id: moved.id, number: moved.name } }, await changesOfMove(tx, moved, parent))
}

async function changesOfMove(reader: Reader, moved: { readonly id: string; readonly parentId: string | null }, parent: { readonly id: string }): Promise<BookedChange[]> {
  const kind = 'move'
  return (await readQuotas(reader, [moved.id])).filter(({ total }) => total > 0).flatMap(({ regionId, metric, total }): BookedChange[] => [
    { departmentId: moved.parentId!, regionId, metric, allocated: -total, kind },
    { departmentId: parent.id, regionId, metric, allocated: total, kind },
  ])
}

/** Answers the departments' question: what a move does to the new parent's quota, and where that is too little. */
export const quotaOfMove: QuotaOfMove = async (reader, moved, parent) => {
  const changes = (await changesOfMove(reader, moved, parent)).filter(({ departmentId }) => departmentId === parent.id)
  const [rows, regions] = [new Map((await readQuotas(reader, [parent.id])).map((quota) => [keyOf(quota), quota])), await regionsByIds(reader, changes.map(({ regionId }) => regionId))]
  const shortages = changes.flatMap((change) => shortageOf(rows.get(keyOf(change)) ?? emptyNumbers, change) ?? [])
  return {
    lines: changes.map((change) => {
      const before = rows.get(keyOf(change)) ?? emptyNumbers
      const { names, unit } = metrics[change.metric]
      return { region: { id: change.regionId, name: regions.get(change.regionId)!.names }, metric: { code: change.metric, name: names, unit }, moved: change.allocated!, before: remainingOf(before), after: remainingOf(changed(before, change)) }
    }),
    errors: shortages.length === 0 ? [] : (await refuseShortages(reader, shortages)).errors,
  }
}

function kindOf({ reserved, used }: { readonly reserved: number; readonly used: number }): ChangeKind {
  if (used > 0) return 'use'
  if (used < 0) return 'return'
  return reserved > 0 ? 'reservation' : 'release'
}
