import { invalid } from '#kit/pure/refusal.ts'
import { action } from '#kit/server/action.ts'
import { createNetwork, type Network } from '../contract.ts'
import { insertNetwork, mayHaveNetwork, networkSource, regionExists } from '../network-store.ts'
import { readRow } from '../reference-store.ts'
import { checkNetwork } from '../rules/network.ts'

/** O&M adds a VPC that a department can choose from then on. */
export const createNetworkAction = action(createNetwork, async ({ tx, actor, input, record }) => {
  const errors = [
    ...await regionExists(tx, input.regionId) ? [] : [{ path: 'regionId', code: 'field.not_an_option' }],
    ...await mayHaveNetwork(tx, input.departmentId) ? [] : [{ path: 'departmentId', code: 'field.not_an_option' }],
    ...checkNetwork(input),
  ]
  if (errors.length > 0) throw invalid(errors)
  const id = await insertNetwork(tx, input)
  record({ kind: 'network.created', subject: { kind: 'network', id }, departmentId: input.departmentId, facts: { name: input.name, cidr: input.cidr } })
  return readRow<Network>(tx, networkSource(actor.language), id)
})
