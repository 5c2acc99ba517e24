import type { AnswerOf, EndpointShape, ListShape } from '#kit/pure/contract.ts'
import type { Language } from '#kit/pure/register.ts'
import { query, type Route } from '#kit/server/action.ts'
import { listRows, type ListInput, type ListSource } from '#kit/server/list.ts'
import { createNetworkAction } from './actions/create-network.ts'
import { editNetworkAction } from './actions/edit-network.ts'
import { estimateQuery, readFactsQuery, readServiceQuery } from './actions/estimate-service.ts'
import { referenceActions } from './actions/maintain-reference.ts'
import {
  listImages, listInstanceFamilies, listInstanceSpecs, listNetworkDepartments, listNetworks, listOptionValues, listRegions, listServices, listServiceSettings,
} from './contract.ts'
import { networkSource, readNetworkDepartments } from './network-store.ts'
import { everyRow, familySource, imageSource, optionValueSource, regionSource, specSource } from './reference-store.ts'
import { readServiceCards, serviceSource } from './service-store.ts'

/** Reference data has no scope: whoever holds the contract's permission sees every row. */
function wholeList<Shape extends ListShape, E extends EndpointShape & { readonly list: Shape }>(endpoint: E, sourceFor: (language: Language) => ListSource<Shape>): Route {
  return query<EndpointShape>(endpoint, ({ database, actor, input }) =>
    listRows(database, endpoint.list, sourceFor(actor.language), input as ListInput, everyRow) as Promise<AnswerOf<E>>)
}

export const catalogueRoutes: readonly Route[] = [
  query(listServices, async ({ database }) => ({ items: await readServiceCards(database) })),
  readServiceQuery,
  readFactsQuery,
  estimateQuery,
  wholeList(listServiceSettings, serviceSource),
  wholeList(listRegions, regionSource),
  wholeList(listImages, imageSource),
  wholeList(listInstanceFamilies, familySource),
  wholeList(listInstanceSpecs, specSource),
  wholeList(listOptionValues, optionValueSource),
  wholeList(listNetworks, networkSource),
  query(listNetworkDepartments, async ({ database }) => ({ items: await readNetworkDepartments(database) })),
  createNetworkAction,
  editNetworkAction,
  ...referenceActions,
]
