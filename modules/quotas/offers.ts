import type { Reader } from '#kit/server/database.ts'
import { bookQuota, type BookedChange, type Booking, type ChangeKind } from './store.ts'
import type { Demand } from './rules/demand.ts'
import type { QuotaKey } from './rules/quota.ts'

export { hasBooks, noteOpening, openBooks } from './opening-store.ts'

/** What a reviewer sees of the quotas that an application waits for (R11). */
export { quotaChain, type ChainQuota } from './chain-store.ts'

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

function kindOf({ reserved, used }: { readonly reserved: number; readonly used: number }): ChangeKind {
  if (used > 0) return 'use'
  if (used < 0) return 'return'
  return reserved > 0 ? 'reservation' : 'release'
}
