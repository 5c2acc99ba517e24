import { invalid } from '#kit/pure/refusal.ts'
import { action, type ActionContext } from '#kit/server/action.ts'
import { createNetwork } from '#modules/catalogue/offers.ts'
import { unitNames } from '#modules/catalogue/rules/description.ts'
import { startResources } from '#modules/resources/offers.ts'
import { catalogueFor, componentsOfItem, networkIn, type ItemCatalogue } from '../catalogue.ts'
import { insertUnits, itemsOf, refuseItem, unitsOf, usersOf, type ItemRow, type UnitRow } from '../content-store.ts'
import { provisionApplication, type Application, type ProvisionedItem } from '../contract.ts'
import type { Verdict } from '../rules/flow.ts'
import { isDone, outcomeOf, problemsOfEntries } from '../rules/provisioning.ts'
import type { Kind } from '../rules/kind.ts'
import type { ApplicationRecord } from '../store.ts'
import { showApplication } from '../view.ts'
import { changeExisting, releaseExisting } from './carry-out.ts'
import { settlingQuota, type Taking } from './holding.ts'
import { move } from './moving.ts'
import { lockFor } from './opening.ts'

type Context = ActionContext<typeof provisionApplication>
type CountedItem = ItemRow & { readonly unitCount: number; readonly isClosed: boolean; readonly openResources?: readonly string[] }
type Entered = { readonly items: readonly ItemRow[]; readonly units: readonly UnitRow[]; readonly taking: Taking }

/** What is done with what O&M entered. */
const carryOut: Readonly<Record<Kind, (context: Context, application: ApplicationRecord, entered: Entered) => Promise<void>>> = {
  new: startUnits, change: changeExisting, release: releaseExisting,
}

const verdicts: Readonly<Record<ReturnType<typeof outcomeOf>, Verdict>> = { provision: 'provisioned', complete: 'completed', close: 'closed' }

/**
 * R6: O&M enters what it created, changed or released in the cloud, in parts if need be, or refuses an item. It counts from
 * now; when nothing is open any more the application completes, or closes if every item was refused.
 */
export const provisionAction = action(provisionApplication, async (context) => {
  const application = await lockFor('provision', context)
  return settlingQuota(context, application, (taking) => provision(context, application, taking))
})

async function provision(context: Context, application: ApplicationRecord, taking: Taking): Promise<Application> {
  const { tx, actor, input } = context
  const items = await countedItems(context, application)
  const errors = problemsOfEntries(items, input.items)
  if (errors.length > 0) throw invalid(errors)
  for (const entry of input.items) if ('refused' in entry) await refuseItem(tx, entry.id, entry.refused.trim())
  await carryOut[application.kind](context, application, { items, units: unitsIn(context, items), taking })
  const act = outcomeOf(await countedItems(context, application))
  await move(context, application, { act, verdict: verdicts[act], reason: refusals(input.items) })
  return showApplication(tx, actor, application.id)
}

async function countedItems({ tx }: Context, application: ApplicationRecord): Promise<CountedItem[]> {
  const units = Map.groupBy(await unitsOf(tx, application.id), (unit) => unit.itemId)
  return (await itemsOf(tx, application.id)).map((item) => {
    const entered = units.get(item.id) ?? []
    const done = new Set(entered.map(({ resourceId }) => resourceId))
    return {
      ...item, unitCount: entered.length, isClosed: item.refusedReason !== null || item.rejectedReason !== null,
      ...item.resources.length > 0 ? { openResources: item.resources.flatMap(({ id }) => done.has(id) ? [] : [id]) } : {},
    }
  })
}

/** The units entered now: new ones numbered on from those entered before, existing resources by their place in the item. */
function unitsIn({ input, now }: Context, items: readonly CountedItem[]): UnitRow[] {
  const known = new Map(items.map((item) => [item.id, item]))
  return input.items.flatMap((entry) => 'refused' in entry ? [] : entry.units.map((unit, index): UnitRow => {
    const { id, serviceCode, unitCount, resources } = known.get(entry.id)!
    if (!isDone(unit)) return { itemId: id, number: unitCount + index + 1, serviceCode, instanceId: unit.instanceId.trim(), ip: unit.ip?.trim() || null, startedAt: now, resourceId: null }
    const place = resources.findIndex((resource) => resource.id === unit.resourceId)
    return { itemId: id, number: place + 1, serviceCode, instanceId: resources[place]!.instanceId, ip: null, startedAt: now, resourceId: unit.resourceId }
  }))
}

/** Units become resources of the inventory; a VPC becomes a network that others can choose. */
async function startUnits(context: Context, application: ApplicationRecord, { items, units }: Entered): Promise<void> {
  const { tx, record } = context
  const users = await usersOf(tx, application.id)
  const catalogue = await catalogueFor(tx, application.departmentId, items)
  const known = new Map(items.map((item) => [item.id, item]))
  await insertUnits(tx, units)
  await startResources(tx, units.map((unit) => {
    const item = known.get(unit.itemId)!
    return {
      instanceId: unit.instanceId, name: nameOf(catalogue, item, unit), serviceCode: item.serviceCode, serviceVersion: item.serviceVersion,
      regionId: item.regionId, configuration: item.configuration, description: item.description.map(({ label, value }) => ({ label, value })),
      departmentId: application.departmentId, sector: application.sector, unitId: application.unitId, projectId: application.projectId!,
      ips: unit.ip === null ? [] : [unit.ip], users, startedAt: unit.startedAt,
      applicationId: application.id, applicationNumber: application.number, applicationItemId: item.id, quotaDemand: item.quotaDemand,
      components: componentsOfItem(catalogue, item, 1),
    }
  }), record)
  for (const unit of units) {
    const { regionId, configuration } = known.get(unit.itemId)!
    if (regionId === null || catalogue.definitionFor(known.get(unit.itemId)!).provisions !== 'network') continue
    await createNetwork(tx, { ...networkIn(configuration), regionId, departmentId: application.departmentId, cloudId: unit.instanceId })
  }
}

/** `web-1` … `web-3`; a service without a name of its own goes by the cloud's id. */
function nameOf(catalogue: ItemCatalogue, item: ItemRow, unit: UnitRow): string {
  const { nameOption } = catalogue.definitionFor(item)
  const name = nameOption === undefined ? undefined : item.configuration[nameOption]
  return typeof name === 'string' ? unitNames(name, item.quantity)[unit.number - 1]! : unit.instanceId
}

function refusals(entries: readonly ProvisionedItem[]): string {
  return [...new Set(entries.flatMap((entry) => 'refused' in entry ? [entry.refused.trim()] : []))].join('\n')
}
