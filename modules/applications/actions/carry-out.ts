import type { Actor } from '#kit/pure/register.ts'
import type { Tx } from '#kit/server/database.ts'
import type { EventDraft } from '#kit/server/events.ts'
import { retireNetwork } from '#modules/catalogue/offers.ts'
import { changeResources, releaseResources, type ResourceChange } from '#modules/resources/offers.ts'
import { catalogueFor, componentsOfItem, describeItem, unitDemandOf, type ItemCatalogue } from '../catalogue.ts'
import { insertUnits, type ExistingResource, type ItemRow, type UnitRow } from '../content-store.ts'
import { configurationFor } from '../rules/existing.ts'
import type { ApplicationRecord } from '../store.ts'
import type { Taking } from './holding.ts'

type Context = { readonly tx: Tx; readonly actor: Actor; readonly now: Date; readonly record: (event: EventDraft) => void }
type Done = { readonly items: readonly ItemRow[]; readonly units: readonly UnitRow[]; readonly taking: Taking }

/** R6 for a change: the resources are as the item says from now on, and are charged so from this day on. */
export async function changeExisting(context: Context, application: ApplicationRecord, { items, units, taking }: Done): Promise<void> {
  const { tx, now, record } = context
  if (units.length === 0) return
  const catalogue = await catalogueFor(tx, application.departmentId, items)
  await insertUnits(tx, units)
  taking(await changeResources(tx, resourcesOf(items, units).map(({ item, resource }) => changeOf(catalogue, item, resource)), { now, record, application }))
}

/** R6 for a release: what was deleted in the cloud is charged for the last time today, and its network is not offered any more. */
export async function releaseExisting(context: Context, application: ApplicationRecord, { items, units, taking }: Done): Promise<void> {
  const { tx, now, record } = context
  if (units.length === 0) return
  const catalogue = await catalogueFor(tx, application.departmentId, items)
  await insertUnits(tx, units)
  const done = resourcesOf(items, units)
  taking(await releaseResources(tx, done.map(({ resource }) => resource.id), { now, record, application }))
  for (const { item, resource } of done)
    if (item.regionId !== null && catalogue.definitionFor(item).provisions === 'network')
      await retireNetwork(tx, { regionId: item.regionId, departmentId: application.departmentId, cloudId: resource.instanceId })
}

function resourcesOf(items: readonly ItemRow[], units: readonly UnitRow[]): { item: ItemRow; resource: ExistingResource }[] {
  const known = new Map(items.map((item) => [item.id, item]))
  return units.flatMap(({ itemId, resourceId }) => {
    const item = known.get(itemId)!
    return item.resources.filter(({ id }) => id === resourceId).map((resource) => ({ item, resource }))
  })
}

/** One resource of a change; of several each keeps its own name, alone it takes the new one. */
function changeOf(catalogue: ItemCatalogue, item: ItemRow, resource: ExistingResource): ResourceChange {
  const { nameOption } = catalogue.definitionFor(item)
  const configuration = configurationFor(item, resource, nameOption)
  const one = { ...item, configuration, quantity: 1 }
  const [before, after] = nameOption === undefined ? [] : [resource.configuration[nameOption], configuration[nameOption]]
  return {
    id: resource.id, name: typeof after === 'string' && after !== before ? after : resource.name, serviceVersion: item.serviceVersion, configuration,
    description: describeItem(catalogue, one).map(({ label, value }) => ({ label, value })), quotaDemand: unitDemandOf(catalogue, one),
    components: componentsOfItem(catalogue, one),
  }
}
