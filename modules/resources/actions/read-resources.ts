import { notFound } from '#kit/pure/refusal.ts'
import { query, type Route } from '#kit/server/action.ts'
import { eventsOf } from '#kit/server/events.ts'
import { accountSummaries } from '#modules/accounts/offers.ts'
import { listResources, readResource } from '../contract.ts'
import { resourceRow, stretchOf } from '../present.ts'
import { findResource, listResourceRows } from '../store.ts'
import { stretchesOf } from '../stretch-store.ts'

export const listResourcesRoute: Route = query(listResources, async ({ database, actor, input }) => {
  const list = await listResourceRows(database, actor, input)
  return { ...list, items: list.items.map((resource) => resourceRow(actor, resource)) }
})

export const readResourceRoute: Route = query(readResource, async ({ database, actor, input }) => {
  const resource = await findResource(database, actor, input.id)
  if (!resource) throw notFound()
  const events = await eventsOf(database, 'resource', resource.id)
  const people = new Map((await accountSummaries(database, [...new Set(events.flatMap(({ actorId }) => actorId ?? []))])).map((account) => [account.id, account.displayName]))
  const history = events.map(({ at, kind, actorId, forAccountId, forAccountName }) => {
    const name = actorId === null ? undefined : people.get(actorId)
    return {
      at: at.toISOString(), kind, by: actorId === null || name === undefined ? null : { id: actorId, name },
      for: forAccountId === null || forAccountName === null ? null : { id: forAccountId, name: forAccountName },
    }
  })
  // What was taken over from elsewhere has no event of its start.
  const isStartKnown = history.some(({ kind }) => kind === 'resource.started')
  return {
    ...resourceRow(actor, resource),
    description: resource.description,
    configuration: resource.configuration,
    quotaDemand: { ...resource.quotaDemand },
    users: resource.users,
    stretches: (await stretchesOf(database, resource.id)).map(stretchOf),
    history: isStartKnown ? history : [{ at: resource.startedAt.toISOString(), kind: 'resource.started', by: null, for: null }, ...history],
  }
})
