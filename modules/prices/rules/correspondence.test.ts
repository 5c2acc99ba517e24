import { describe, expect, test } from 'vitest'
import { families, optionValues } from '#modules/catalogue/seed-data.ts'
import { shippedDefinitions } from '#modules/catalogue/rules/definitions/all.ts'
import { placesOf } from '#modules/catalogue/rules/places.ts'
import type { CatalogueFacts } from '#modules/catalogue/rules/service.ts'
import { checkPlace, correspondenceOf, guideTable, placeIn, type Place } from './correspondence.ts'

const facts: CatalogueFacts = {
  regionId: null, departmentId: null,
  choices: {
    instance_families: families.map(({ code, names }) => ({ value: code, names })),
    ...Object.fromEntries([...Map.groupBy(optionValues, ({ list }) => `option_values:${list}`)].map(([source, found]) =>
      [source, found.map(({ value, names, attributes }) => ({ value, names, ...(attributes ? { attributes } : {}) }))])),
  },
}
const table = correspondenceOf(facts.choices)

describe('[P2] the correspondence table', () => {
  test('[G2.2.2] begins with the table of guide 004 §2.2.2; RAM is counted in GB', () => {
    const lines = guideTable.map(({ category, resource, specs, numbers, unit }) => `${category} | ${resource} | ${specs.join('、')} | ${Array.isArray(numbers) ? numbers.join('、') : Object.values(numbers).join('~')} | ${unit}`)
    expect(lines).toEqual([
      'Instance | CPU | Groot、Twins | 1~128 | Core', 'Instance | RAM | Groot、Twins | 1~128 | GB',
      'Network | Bandwidth | NA | 80、500 | Mbps', 'Network | Floating IP | NA | 1 | PC', 'Network | Flow | NA | 1 | MB',
      'OS | Linux | 30.10.0 | 1 | Set', 'OS | Linux-centos | 7.2、7.6、7.4 | 1 | Set', 'OS | Linux-ubuntu | 16.04.3 | 1 | Set', 'OS | Windows | server2000、XP、10、8、7 | 1 | Set',
      'Storage | HDD | Standard | 1~4096 | GB', 'Storage | SSD | Standard、Balance、Enhance、High-Perf、Ultra-Perf | 1~4096 | GB',
    ])
  })

  test.each(shippedDefinitions.map((definition) => [definition.code, definition] as const))('holds every component that %s can contribute', (code, definition) => {
    const places = placesOf(definition, facts)
    if (code !== 'vpc') expect(places.length).toBeGreaterThan(0)
    expect(places.filter((place) => !placeIn(table, place))).toEqual([])
  })

  test('what O&M adds to the catalogue is in it: a family, a load balancer, a disk type', () => {
    const added = correspondenceOf({
      instance_families: [{ value: 'h9', names: ['h9', 'h9', 'h9'] }], 'option_values:slb_spec': [{ value: 'slb.s9', names: ['x', 'x', 'x'] }],
      'option_values:disk_category': [{ value: 'n', names: ['n', 'n', 'n'], attributes: { resource: 'NVMe', spec: 'Fast' } }, { value: 's', names: ['s', 's', 's'], attributes: { resource: 'SSD', spec: 'Balance' } }],
    })
    for (const [category, resource, spec] of [['Instance', 'CPU', 'h9'], ['Instance', 'RAM', 'h9'], ['Network', 'SLB', 'slb.s9'], ['Storage', 'NVMe', 'Fast']] as const)
      expect(checkPlace(added, { category, resource, spec, number: 1 })).toEqual([])
    expect(added.filter(({ category, resource, specs }) => category === 'Storage' && resource === 'SSD' && specs.includes('Balance'))).toHaveLength(1)
  })

  test('names each place once', () => {
    const places = table.flatMap(({ category, resource, specs }) => specs.map((spec) => `${category}/${resource}/${spec}`))
    expect(places.filter((place, index) => places.indexOf(place) < index)).toEqual([])
  })

  test.each<[string, Place & { number: number }, string, string]>([
    ['a category that is not there', { category: 'Air', resource: 'CPU', spec: 'Groot', number: 1 }, 'category', 'field.not_an_option'],
    ['a resource of another category', { category: 'Network', resource: 'CPU', spec: 'Groot', number: 1 }, 'resource', 'price.does_not_belong'],
    ['the specification of another resource', { category: 'Instance', resource: 'CPU', spec: 'Standard', number: 1 }, 'spec', 'price.does_not_belong'],
    ['a specification that is not there', { category: 'Storage', resource: 'HDD', spec: 'Balance', number: 1 }, 'spec', 'price.does_not_belong'],
    ['129 cores', { category: 'Instance', resource: 'CPU', spec: 'Groot', number: 129 }, 'number', 'field.too_large'],
    ['no core', { category: 'Instance', resource: 'CPU', spec: 'Groot', number: 0 }, 'number', 'field.too_small'],
    ['100 Mbps', { category: 'Network', resource: 'Bandwidth', spec: 'NA', number: 100 }, 'number', 'price.number_of'],
    ['two addresses', { category: 'Network', resource: 'Floating IP', spec: 'NA', number: 2 }, 'number', 'price.number_of'],
    ['4097 GB', { category: 'Storage', resource: 'SSD', spec: 'Balance', number: 4097 }, 'number', 'field.too_large'],
  ])('%s is refused', (_what, row, path, code) => expect(checkPlace(table, row)).toEqual([expect.objectContaining({ path, code })]))

  test.each([['Instance', 'CPU', 'Twins', 128], ['Network', 'Bandwidth', 'NA', 80], ['Network', 'Bandwidth', 'NA', 500], ['Network', 'Bandwidth', 'EIP', 200], ['Storage', 'SSD', 'Ultra-Perf', 4096], ['OS', 'Windows', 'XP', 1]])(
    '%s %s %s %d is accepted', (category, resource, spec, number) => expect(checkPlace(table, { category, resource, spec, number })).toEqual([]))
})
