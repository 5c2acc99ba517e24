import type { FieldError } from '#kit/pure/refusal.ts'
import { contains, overlaps, parseBlock } from './cidr.ts'

export type NetworkRanges = { readonly cidr: string; readonly vswitches: readonly { readonly name: string; readonly cidr: string }[] }

/** A VPC's range is a block; its vSwitches lie inside it, apart from each other, with names of their own. */
export function checkNetwork(network: NetworkRanges): FieldError[] {
  const outer = parseBlock(network.cidr)
  if (!outer) return [{ path: 'cidr', code: 'configuration.cidr' }]
  const blocks = network.vswitches.map((vswitch) => parseBlock(vswitch.cidr))
  return network.vswitches.flatMap((vswitch, index): FieldError[] => {
    const path = `vswitches/${index}`
    const block = blocks[index]
    if (network.vswitches.findIndex((other) => other.name === vswitch.name) < index) return [{ path: `${path}/name`, code: 'field.taken' }]
    if (!block) return [{ path: `${path}/cidr`, code: 'configuration.cidr' }]
    if (!contains(outer, block)) return [{ path: `${path}/cidr`, code: 'configuration.cidr_outside' }]
    const isTaken = blocks.slice(0, index).some((other) => other && overlaps(other, block))
    return isTaken ? [{ path: `${path}/cidr`, code: 'configuration.cidr_overlaps' }] : []
  })
}
