import { query } from '#kit/server/action.ts'
import { allRegions } from '#modules/catalogue/offers.ts'
import { readSetting } from '#modules/settings/offers.ts'
import { listAccountRequestChoices, listAccountRequests, readAccountRequest } from '../contract.ts'
import { requestableRoles } from '../rules/requestable.ts'
import { findRequest, listRequests } from '../store.ts'
import { readActiveDepartments } from '../submission-store.ts'
import { requestView } from '../view.ts'

/** For strangers: no codes, no counts, no people, nothing that is archived or switched off. */
export const accountRequestChoicesQuery = query(listAccountRequestChoices, async ({ database }) => ({
  departments: (await readActiveDepartments(database)).map(({ id, parentId, name, ...department }) => ({ id, parentId, name, roles: requestableRoles(department) })),
  regions: (await allRegions(database)).filter(({ isOn }) => isOn).map(({ id, names }) => ({ id, names })),
  hours: await readSetting(database, 'account_request.hours'),
}))

export const listAccountRequestsQuery = query(listAccountRequests, async ({ database, actor, now, input }) => {
  const found = await listRequests(database, actor, input)
  return { ...found, items: found.items.map((request) => requestView(actor, request, now)) }
})

export const readAccountRequestQuery = query(readAccountRequest, async ({ database, actor, now, input }) =>
  requestView(actor, await findRequest(database, actor, input.id), now))
