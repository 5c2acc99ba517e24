import { expect, test } from 'vitest'
import { sampleFacts } from '#testkit/catalogue-facts.ts'
import { shippedDefinitions } from './definitions/all.ts'
import { placesOf } from './places.ts'

const wordsOf = (code: string) => placesOf(shippedDefinitions.find((definition) => definition.code === code)!, sampleFacts).map(({ category, resource, spec }) => `${category}/${resource}/${spec}`)

test('every choice that names a price is followed, retired ones included; basic fees too', () => {
  expect(wordsOf('disk')).toEqual(['Storage/SSD/Balance', 'Storage/SSD/Standard'])
  expect(wordsOf('eip')).toEqual(['Network/Floating IP/NA', 'Network/Bandwidth/EIP'])
  expect(wordsOf('acs')).toEqual(expect.arrayContaining(['Instance/CPU/g6', 'Instance/RAM/c6', 'Network/SLB/slb.s1.small', 'Container/ACS/Control plane']))
  expect(wordsOf('fico').filter((place) => place.startsWith('OS/'))).toHaveLength(10)
  expect(wordsOf('vpc')).toEqual([])
})
