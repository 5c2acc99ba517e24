import { invalid, notFound, refuse } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import { action } from '#kit/server/action.ts'
import { nextNumber } from '#kit/server/database.ts'
import { accountsWithQuota } from '#modules/accounts/offers.ts'
import { linkAttachments } from '#modules/attachments/offers.ts'
import type { RegionFacts } from '#modules/catalogue/offers.ts'
import { findDepartment, keepTree } from '#modules/departments/offers.ts'
import { createRequest, limits } from '../contract.ts'
import { insertRequest } from '../request-store.ts'
import { showRequest } from '../request-view.ts'
import { zonesOf } from '../rules/zones.ts'
import { guardEnd, knownRegions } from './set-totals.ts'

/** Q3: a department asks its direct parent for more; the tree is kept, so that it stays the direct parent. */
export const createRequestAction = action(createRequest, async ({ tx, actor, now, input, record }) => {
  await keepTree(tx)
  const department = actor.departmentId === null ? undefined : await findDepartment(tx, actor.departmentId)
  if (!department) throw notFound()
  if (department.parentId === null) throw refuse('quota.no_parent')
  guardEnd(input.endsOn, now, 'endsOn')
  const zones = zonesAsked(input.regionItems, await knownRegions(tx, input.regionItems.map(({ regionId }, index) => ({ id: regionId, path: `regionItems/${index}/regionId` }))))
  const reviewers = await accountsWithQuota(tx, department.parentId, ['quota.review'], zones)
  const number = await nextNumber(tx, 'QR', dayOf(now))
  const id = await insertRequest(tx, {
    number, zones, departmentId: department.id, parentId: department.parentId, sector: department.sector,
    reason: input.reason.trim(), endsOn: input.endsOn ?? null, items: together(input.regionItems),
  }, actor, now)
  await linkAttachments(tx, { ids: input.attachmentIds ?? [], owner: { kind: 'quota_request', id }, actor, maximum: limits.attachments })
  record({
    kind: 'quota_request.submitted', subject: { kind: 'quota_request', id }, departmentId: department.id,
    facts: { number, zones, parentId: department.parentId, items: together(input.regionItems), reason: input.reason.trim(), endsOn: input.endsOn ?? null, reviewers: reviewers.length, by: actor.displayName },
  })
  return { ...await showRequest(tx, actor, id), reviewers: reviewers.length }
})

type Asked = { readonly regionId: string; readonly metric: Parameters<typeof insertRequest>[1]['items'][number]['metric']; readonly increase: number }

function zonesAsked(items: readonly Asked[], regions: ReadonlyMap<string, RegionFacts>) {
  const zones = zonesOf(items.map(({ regionId }) => regions.get(regionId)!))
  if (zones === undefined) throw invalid([{ path: 'regionItems', code: 'quota.mixed_zones' }], 'quota.mixed_zones')
  return zones
}

/** The same metric of a region asked for twice is asked for together. */
function together(items: readonly Asked[]): Asked[] {
  return [...Map.groupBy(items, ({ regionId, metric }) => `${regionId} ${metric}`).values()].map((same) =>
    ({ ...same[0]!, increase: same.reduce((sum, { increase }) => sum + increase, 0) }))
}
