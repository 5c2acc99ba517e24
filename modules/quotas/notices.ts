import type { PhraseValues } from '#kit/pure/phrase.ts'
import type { Tx } from '#kit/server/database.ts'
import type { StoredEvent } from '#kit/server/events.ts'
import type { Notice, NoticeTable, Recipient } from '#kit/server/notices.ts'
import { quotaPermissions } from '#modules/access/rules/permissions.ts'
import { accountsWithQuota, accountsWithRoles } from '#modules/accounts/offers.ts'
import { regionsByIds } from '#modules/catalogue/offers.ts'
import { metrics, type Metric } from '#modules/catalogue/rules/metrics.ts'
import { findDepartment } from '#modules/departments/offers.ts'
import { readRequestRecord, type RequestRecord } from './request-store.ts'
import { ownShareOf, takenOf, type Quota } from './rules/quota.ts'

type Told = { readonly tx: Tx; readonly event: StoredEvent }

/** Whom to tell what: those who are asked, those who asked, and those who have to make do with it (Q3, Q4, Q8, Q9). */
export const quotaNotices: NoticeTable = {
  'quota_request.submitted': async ({ tx, event }) => {
    const request = await readRequestRecord(tx, event.subjectId)
    const facts = { number: request.number, department: request.departmentName, parent: request.parentName, by: request.requestedByName, reason: request.reason }
    const reviewers = await accountsWithQuota(tx, request.parentId, ['quota.review'], request.zones)
    if (reviewers.length > 0) return notice(to(reviewers), 'task', ['to_review'], facts, linkOf(request))
    // Nobody could ever decide: the platform admins can see to it.
    return notice(to(await accountsWithRoles(tx, ['platform_admin'])), 'system', ['no_reviewer'], facts, '/accounts')
  },
  'quota_request.approved': decided('approved'),
  'quota_request.rejected': decided('rejected'),
  'quota.grant_ended': grantEnded,
  'quota.threshold_crossed': thresholdCrossed,
}

function decided(verdict: 'approved' | 'rejected'): NoticeTable[string] {
  return async ({ tx, event }) => {
    const request = await readRequestRecord(tx, event.subjectId)
    const askers = [request.requestedById, ...request.requestedForId === null ? [] : [request.requestedForId]].map((accountId) => ({ accountId }))
    const facts = { number: request.number, by: request.decidedByName ?? '', reason: request.decisionReason }
    return notice(askers, 'result', [verdict, 'decided'], facts, linkOf(request))
  }
}

/** Q8: both departments are told what fell back, and what did not. */
async function grantEnded({ tx, event }: Told): Promise<Notice[]> {
  const { parentId, regionId, metric, fallen, overdue, total } = event.facts as { parentId: string; regionId: string; metric: Metric; fallen: number; overdue: number; total: number }
  const facts = { ...await placeFacts(tx, event.departmentId!, regionId, metric), fallen, overdue, total }
  const holders = [...await accountsWithQuota(tx, event.departmentId!, quotaPermissions), ...await accountsWithQuota(tx, parentId, quotaPermissions)]
  return notice(to(holders), 'system', [overdue > 0 ? 'grant_overdue' : 'grant_ended'], facts, '/quotas')
}

/** Q9: one message for what one act made short, however many quotas it were. */
async function thresholdCrossed({ tx, event }: Told): Promise<Notice[]> {
  const { level, quotas } = event.facts as { level: 1 | 2; quotas: (Quota & { warned: number })[] }
  const worst = quotas.find(({ warned }) => warned === level) ?? quotas[0]!
  const taken = takenOf(worst)
  const facts = {
    ...await placeFacts(tx, event.departmentId!, worst.regionId, worst.metric),
    taken, total: ownShareOf(worst), percent: Math.floor(taken * 100 / ownShareOf(worst)), more: quotas.length - 1,
  }
  const holders = await accountsWithQuota(tx, event.departmentId!, quotaPermissions)
  return notice(to(holders), 'system', [level === 2 ? 'alarm' : 'warning', quotas.length > 1 ? 'thresholds' : 'threshold'], facts, '/quotas')
}

async function placeFacts(tx: Tx, departmentId: string, regionId: string, metric: Metric): Promise<PhraseValues> {
  const department = await findDepartment(tx, departmentId)
  const region = (await regionsByIds(tx, [regionId])).get(regionId)!
  return { department: department!.name, region: region.names, metric: metrics[metric].names, unit: metrics[metric].unit }
}

function to(accounts: readonly { readonly id: string }[]): Recipient[] {
  return [...new Set(accounts.map(({ id }) => id))].map((accountId) => ({ accountId }))
}

/** `said`: the title's phrase, and the body's where it is another one. */
function notice(recipients: readonly Recipient[], kind: Notice['kind'], [title, body = title]: readonly [string, string?], facts: PhraseValues, link: string): Notice[] {
  return recipients.length === 0 ? [] : [{ to: recipients, kind, title: `quota.notice.${title}`, body: `quota.notice.${body}_body`, facts, link }]
}

function linkOf({ id }: RequestRecord): string {
  return `/quotas/requests/${id}`
}
