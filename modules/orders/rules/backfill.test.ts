import { describe, expect, test } from 'vitest'
import { backfillKindsOf, backfillProblems } from './backfill.ts'

describe('backfill', () => {
  test.each([
    ['fico', 'serviceId instanceId volumeId'], ['cis', 'serviceId volumeId masterNodeId workerNodeId'], ['sfs', 'instanceId volumeId'],
    ['dbs', 'serviceId instanceId volumeId'], ['mqs', 'serviceId instanceId volumeId'], ['fiwo', 'serviceId instanceId volumeId'],
    ['bds', 'serviceId masterNodeId coreNodeId taskNodeId volumeId'], ['ais', 'serviceId instanceId volumeId'],
  ])('[G4.4.2.4] [O5] %s has the ids of guide 004 §4.4.2.4: %s', (service, kinds) => { expect(backfillKindsOf(service).join(' ')).toBe(kinds) })

  test('[O5] several of one kind are fine, the same twice or a strange kind is not', () => {
    expect(backfillProblems('sfs', [{ kind: 'volumeId', value: 'v-1' }, { kind: 'volumeId', value: 'v-2' }])).toEqual([])
    expect(backfillProblems('sfs', [{ kind: 'volumeId', value: 'v-1' }, { kind: 'volumeId', value: ' v-1' }, { kind: 'masterNodeId', value: 'm' }])).toEqual([
      { path: 'backfill/items/1/value', code: 'order.id_twice' }, { path: 'backfill/items/2/kind', code: 'field.not_an_option' },
    ])
  })
})
