import { invalid, refuse } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import { action, query } from '#kit/server/action.ts'
import { nextNumber } from '#kit/server/database.ts'
import { grantsOf } from '#modules/accounts/offers.ts'
import { readSetting } from '#modules/settings/offers.ts'
import { askForGrants, readMyGrants } from '../contract.ts'
import { furtherGrants } from '../rules/requestable.ts'
import { dueAfter } from '../rules/status.ts'
import { insertSubmission, readOwnRequests } from '../submission-store.ts'

const none = { roles: [], quotaPermissions: [] }

/** What I hold myself, whomever I act for at the moment, and what I may ask for besides (U1). */
export const readMyGrantsQuery = query(readMyGrants, async ({ database, actor }) => {
  const own = await grantsOf(database, actor.id)
  return {
    held: { roles: [...own.roles], quotaPermissions: [...own.quotaPermissions] },
    offered: own.department === null ? none : furtherGrants(own.department, own),
    hours: await readSetting(database, 'account_request.hours'),
    requests: (await readOwnRequests(database, actor.id)).map(({ decidedByName, submittedAt, dueAt, decidedAt, ...request }) =>
      ({ ...request, decidedBy: decidedByName, submittedAt: submittedAt.toISOString(), dueAt: dueAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null })),
  }
})

/** For oneself only: what was lent to a substitute is not asked for, nor asked with (A6). One request waits at a time. */
export const askForGrantsAction = action(askForGrants, async ({ tx, actor, now, input, record }) => {
  if (actor.actingFor !== null) throw refuse('account_request.while_acting')
  const own = await grantsOf(tx, actor.id)
  if (own.department === null) throw refuse('account_request.without_department')
  const { roles = [], quotaPermissions = [] } = input
  const offered = furtherGrants(own.department, own)
  const errors = [
    ...roles.length + quotaPermissions.length === 0 ? [{ path: 'roles', code: 'account_request.nothing_asked' }] : [],
    ...roles.flatMap((role, index) => offered.roles.includes(role) ? [] : [{ path: `roles/${index}`, code: 'account_request.not_offered' }]),
    ...quotaPermissions.flatMap((permission, index) => offered.quotaPermissions.includes(permission) ? [] : [{ path: `quotaPermissions/${index}`, code: 'account_request.not_offered' }]),
  ]
  if (errors.length > 0) throw invalid(errors)
  const hours = await readSetting(tx, 'account_request.hours')
  const number = await nextNumber(tx, 'AR', dayOf(now))
  const dueAt = dueAfter(now, hours)
  const id = await insertSubmission(tx, {
    kind: 'further_grants', number, departmentId: own.department.id, regionId: null, projects: '', accountName: own.accountName, displayName: own.displayName, phone: own.phone,
    email: own.email, language: actor.language, roles, quotaPermissions, headName: '', headContact: '', reason: input.reason.trim(), accountId: actor.id, dueAt, keyHash: null, contentHash: null,
  }, actor, now)
  if (id === undefined) throw refuse('account_request.already_waiting')
  record({
    kind: 'account_request.submitted', subject: { kind: 'account_request', id }, departmentId: own.department.id, isPersonal: true,
    facts: { number, accountName: own.accountName, displayName: own.displayName, roles, quotaPermissions, reason: input.reason.trim() },
  })
  return { number, dueAt: dueAt.toISOString(), hours }
})
