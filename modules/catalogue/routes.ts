import type { AnswerOf, EndpointShape, IdParams, ListShape } from '#kit/pure/contract.ts'
import type { Language } from '#kit/pure/register.ts'
import { query, type Route } from '#kit/server/action.ts'
import { listRows, type ListInput, type ListSource } from '#kit/server/list.ts'
import { createNetworkAction } from './actions/create-network.ts'
import { editNetworkAction } from './actions/edit-network.ts'
import { readFactsQuery, readServiceQuery } from './actions/read-service.ts'
import { referenceActions } from './actions/maintain-reference.ts'
import {
  listImages, listInstanceFamilies, listInstanceSpecs, listNetworkDepartments, listNetworks, listOptionValues, listRegions, listServices, listServiceSettings,
  readImage, readInstanceFamily, readInstanceSpec, readNetwork, readOptionValue, readRegion, readServiceSettings,
} from './contract.ts'
import { networkSource, readNetworkDepartments } from './network-store.ts'
import { everyRow, familySource, imageSource, optionValueSource, readRow, regionSource, specSource } from './reference-store.ts'
import { readServiceCards, serviceSource } from './service-store.ts'

/** Reference data has no scope: whoever holds the contract's permission sees every row. */
function wholeList<Shape extends ListShape, E extends EndpointShape & { readonly list: Shape }>(endpoint: E, sourceFor: (language: Language) => ListSource<Shape>): Route {
  return query<EndpointShape>(endpoint, ({ database, actor, input }) =>
    listRows(database, endpoint.list, sourceFor(actor.language), input as ListInput, everyRow) as Promise<AnswerOf<E>>)
}

function oneRow<E extends EndpointShape & { readonly params: typeof IdParams }>(endpoint: E, sourceFor: (language: Language) => ListSource<ListShape>): Route {
  return query<EndpointShape>(endpoint, ({ database, actor, input }) => readRow<AnswerOf<E>>(database, sourceFor(actor.language), (input as { id: string }).id))
}

export const catalogueRoutes: readonly Route[] = [
  query(listServices, async ({ database }) => ({ items: await readServiceCards(database) })),
  readServiceQuery,
  readFactsQuery,
  wholeList(listServiceSettings, serviceSource),
  oneRow(readServiceSettings, serviceSource),
  wholeList(listRegions, regionSource),
  oneRow(readRegion, regionSource),
  wholeList(listImages, imageSource),
  oneRow(readImage, imageSource),
  wholeList(listInstanceFamilies, familySource),
  oneRow(readInstanceFamily, familySource),
  wholeList(listInstanceSpecs, specSource),
  oneRow(readInstanceSpec, specSource),
  wholeList(listOptionValues, optionValueSource),
  oneRow(readOptionValue, optionValueSource),
  wholeList(listNetworks, networkSource),
  oneRow(readNetwork, networkSource),
  query(listNetworkDepartments, async ({ database }) => ({ items: await readNetworkDepartments(database) })),
  createNetworkAction,
  editNetworkAction,
  ...referenceActions,
]
