import { notFound, refuse } from '#kit/pure/refusal.ts'
import { action, query, type Route } from '#kit/server/action.ts'
import { inSnapshot, type Tx } from '#kit/server/database.ts'
import { findDepartment } from '#modules/departments/offers.ts'
import { checkQuotas, correctQuota } from '../contract.ts'
import type { QuotaQuestions } from '../offers.ts'
import { proveQuotas } from '../proof.ts'
import { childrenTotalOf } from '../proof-store.ts'
import { keyOf, type QuotaKey } from '../rules/quota.ts'
import { bookQuota, lockQuotas, makeRows } from '../store.ts'
import { knownRegions } from './set-totals.ts'

/** Q7: everything from one snapshot, in which nothing moves. */
export const checkRoute = (questions: QuotaQuestions): Route => query(checkQuotas, ({ database, now }) => inSnapshot(database, (tx) => proveQuotas(tx, questions, now)))

type Correction = QuotaKey & { readonly number: 'allocated' | 'used' | 'reserved' }

/**
 * Q10: a difference is mended by a booked entry and in no other way. The row is locked before the evidence is counted, and
 * whoever changes the evidence books it into this row: so nothing slips in between.
 */
export const correctRoute = (questions: QuotaQuestions): Route => action(correctQuota, async ({ tx, actor, now, input, record }) => {
  const department = await findDepartment(tx, input.departmentId)
  if (!department) throw notFound()
  await knownRegions(tx, [{ id: input.regionId, path: 'regionId' }])
  const { departmentId, regionId, metric, number } = input
  const key = { departmentId, regionId, metric }
  await makeRows(tx, [key])
  const { quotas: [quota] } = await lockQuotas(tx, [key])
  const found = await foundOf(tx, questions, input)
  const stored = quota![number]
  if (found === stored) throw refuse('quota.no_difference')
  const reason = input.reason.trim()
  await bookQuota({ tx, actor, now, record, reason, subject: { kind: 'quota', id: null } }, [{ ...key, [number]: found - stored, kind: 'correction' }])
  record({ kind: 'quota.corrected', subject: { kind: 'department', id: departmentId }, departmentId, facts: { regionId, metric, number, before: stored, after: found, reason } })
  return proveQuotas(tx, questions, now)
})

async function foundOf(tx: Tx, questions: QuotaQuestions, correction: Correction): Promise<number> {
  if (correction.number === 'allocated') return childrenTotalOf(tx, correction)
  const evidence = await questions[correction.number](tx)
  return evidence.filter((row) => keyOf(row) === keyOf(correction)).reduce((sum, { amount }) => sum + amount, 0)
}
