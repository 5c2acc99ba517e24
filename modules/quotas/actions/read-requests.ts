import { forbidden } from '#kit/pure/refusal.ts'
import { query } from '#kit/server/action.ts'
import { listRequests, readRequest } from '../contract.ts'
import { mayRead } from '../policy.ts'
import { listRequestRows } from '../request-store.ts'
import { requestRow, showRequest } from '../request-view.ts'

export const listRequestsQuery = query(listRequests, async ({ database, actor, input: { tab, ...input } }) => {
  if (!mayRead(actor, tab)) throw forbidden()
  const page = await listRequestRows(database, actor, tab, input)
  return { ...page, items: page.items.map((request) => requestRow(actor, request)) }
})

/** Outside what the actor sees in either tab: 404. */
export const readRequestQuery = query(readRequest, ({ database, actor, input }) => showRequest(database, actor, input.id))
