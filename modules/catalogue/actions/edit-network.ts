import { invalid } from '#kit/pure/refusal.ts'
import type { InputOf } from '#kit/pure/contract.ts'
import { action } from '#kit/server/action.ts'
import type { Tx } from '#kit/server/database.ts'
import { editNetwork, type Network } from '../contract.ts'
import { changeVpc, changeVswitch, insertVswitches, networkSource } from '../network-store.ts'
import { readRow } from '../reference-store.ts'
import { checkNetwork } from '../rules/network.ts'

/** Names, ids and availability change; ranges stay, since running resources have addresses in them. */
export const editNetworkAction = action(editNetwork, async ({ tx, actor, input, record }) => {
  await changeVpc(tx, input)
  const network = await readRow<Network>(tx, networkSource(actor.language), input.id)
  if (input.vswitches) await changeVswitches(tx, network, input.vswitches)
  const { id, version: _version, ...changes } = input
  record({ kind: 'network.changed', subject: { kind: 'network', id }, departmentId: network.department.id, facts: changes })
  return readRow<Network>(tx, networkSource(actor.language), id)
})

type Vswitches = NonNullable<InputOf<typeof editNetwork>['vswitches']>

async function changeVswitches(tx: Tx, network: Network, given: Vswitches): Promise<void> {
  const strange = given.flatMap((vswitch, index) => {
    if (vswitch.id === undefined) return []
    const known = network.vswitches.find((one) => one.id === vswitch.id)
    if (!known) return [{ path: `vswitches/${index}`, code: 'field.not_an_option' }]
    return known.cidr === vswitch.cidr ? [] : [{ path: `vswitches/${index}/cidr`, code: 'network.range_fixed' }]
  })
  const untouched = network.vswitches.filter((known) => !given.some((vswitch) => vswitch.id === known.id))
  const errors = strange.length > 0 ? strange : checkNetwork({ cidr: network.cidr, vswitches: [...given, ...untouched] })
  if (errors.length > 0) throw invalid(errors)
  for (const { id, ...change } of given) if (id !== undefined) await changeVswitch(tx, { id, ...change })
  await insertVswitches(tx, network.id, given.filter((vswitch) => vswitch.id === undefined))
}
