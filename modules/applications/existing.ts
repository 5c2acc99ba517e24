import { invalid, refuse, type FieldError } from '#kit/pure/refusal.ts'
import type { Tx } from '#kit/server/database.ts'
import { checkConfiguration } from '#modules/catalogue/rules/configuration.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import { lockResources, standingResources, type StandingResource } from '#modules/resources/offers.ts'
import { catalogueFor, describeItem, offeredDefinitions, type ItemCatalogue } from './catalogue.ts'
import type { ExistingResource, WantedItem } from './content-store.ts'
import { changesNothing, configurationFor, problemsOfChoice, problemsOfStanding, type ExistingPlace } from './rules/existing.ts'

/** What a client says of such an item; the resources say the rest. */
export type NamedItem = {
  readonly id?: string | undefined
  readonly resourceIds: readonly string[]
  readonly configuration?: Configuration | undefined
  readonly remark: string
}

/** As a draft keeps them: they exist and are of its department; everything else is asked when it is submitted. */
export async function namedItems(tx: Tx, place: ExistingPlace, named: readonly NamedItem[]): Promise<WantedItem[]> {
  const ids = named.map(({ resourceIds }) => resourceIds)
  const found = byId(await standingResources(tx, ids.flat()))
  const errors = problemsOfChoice(place, ids, found)
  if (errors.length > 0) throw invalid(errors)
  return asItems(tx, place, named, found)
}

/**
 * As reviewers are to see them: locked, as they stand now, and right by the catalogue's present rules. A release needs no
 * catalogue, so that what is no longer offered can be given back.
 */
export async function completedItems(tx: Tx, place: ExistingPlace, items: readonly WantedItem[]): Promise<{ items: WantedItem[]; catalogue: ItemCatalogue; errors: FieldError[] }> {
  const ids = items.map(({ resources }) => resources.map(({ id }) => id))
  const found = byId(await lockResources(tx, ids.flat()))
  const wrong = [...problemsOfChoice(place, ids, found), ...problemsOfStanding(place, ids, found)]
  if (wrong.length > 0) throw invalid(wrong, 'application.incomplete')
  const present = await asItems(tx, place, items.map((item, index) => ({ id: item.id, remark: item.remark, configuration: item.configuration, resourceIds: ids[index]! })), found)
  const catalogue = await catalogueFor(tx, place.departmentId, present)
  return { items: present, catalogue, errors: place.kind === 'change' ? await problemsOfChange(tx, catalogue, present) : [] }
}

async function asItems(tx: Tx, { kind }: ExistingPlace, named: readonly NamedItem[], found: ReadonlyMap<string, StandingResource>): Promise<WantedItem[]> {
  const offered = kind === 'change' ? await offeredDefinitions(tx, [...new Set([...found.values()].map(({ serviceCode }) => serviceCode))]) : new Map<string, never>()
  return named.map(({ id, resourceIds, configuration, remark }) => {
    const resources = resourceIds.map((resourceId) => found.get(resourceId)!)
    const first = resources[0]!
    return {
      id, serviceCode: first.serviceCode, serviceVersion: offered.get(first.serviceCode)?.version ?? first.serviceVersion, regionId: first.regionId,
      configuration: kind === 'release' ? {} : configuration ?? first.configuration, quantity: resources.length, remark, resources: resources.map(kept),
    }
  })
}

async function problemsOfChange(tx: Tx, catalogue: ItemCatalogue, items: readonly WantedItem[]): Promise<FieldError[]> {
  const offered = await offeredDefinitions(tx, items.map(({ serviceCode }) => serviceCode))
  return items.flatMap((item, index): FieldError[] => {
    const path = `items/${index}`
    const definition = catalogue.definitionFor(item)
    // A network is other people's ground: its ranges are not moved below them.
    if (!offered.has(item.serviceCode) || definition.provisions === 'network') return [{ path: `${path}/resourceIds`, code: 'application.not_changeable' }]
    const errors = checkConfiguration(definition, item.configuration, catalogue.factsFor(item), `${path}/configuration`)
    return errors.length > 0 || !changesNothing(item, definition.nameOption) ? errors : [{ path: `${path}/configuration`, code: 'application.nothing_changed' }]
  })
}

/** R14: of an old application what still runs in its department, as it stands now. 409 `application.resources_gone` if nothing does. */
export async function itemsToRepeat(tx: Tx, place: ExistingPlace, items: readonly WantedItem[]): Promise<WantedItem[]> {
  const found = byId((await standingResources(tx, items.flatMap(({ resources }) => resources.map(({ id }) => id))))
    .filter(({ status, departmentId }) => status !== 'released' && departmentId === place.departmentId))
  const named = items.flatMap(({ resources, configuration, remark }): NamedItem[] => {
    const resourceIds = resources.flatMap(({ id }) => found.has(id) ? [id] : [])
    return resourceIds.length === 0 ? [] : [{ resourceIds, configuration, remark }]
  })
  if (named.length === 0) throw refuse('application.resources_gone')
  return asItems(tx, place, named, found)
}

/** Each resource of a change with what it is to be, in words. */
export function withWhatTheyBecome(catalogue: ItemCatalogue, item: WantedItem): ExistingResource[] {
  const { nameOption } = catalogue.definitionFor(item)
  return item.resources.map((resource) => ({
    ...resource, becomes: describeItem(catalogue, { ...item, configuration: configurationFor(item, resource, nameOption) }).map(({ label, value }) => ({ label, value })),
  }))
}

function byId(resources: readonly StandingResource[]): Map<string, StandingResource> {
  return new Map(resources.map((resource) => [resource.id, resource]))
}

function kept({ id, instanceId, name, serviceVersion, configuration, description, quotaDemand, components }: StandingResource): ExistingResource {
  return { id, instanceId, name, serviceVersion, configuration, description, quotaDemand, components }
}
