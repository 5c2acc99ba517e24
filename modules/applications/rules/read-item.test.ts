import { describe, expect, test } from 'vitest'
import { sampleFacts } from '#testkit/catalogue-facts.ts'
import { checkConfiguration } from '#modules/catalogue/rules/configuration.ts'
import { redis } from '#modules/catalogue/rules/definitions/database-services.ts'
import { ecs } from '#modules/catalogue/rules/definitions/ecs.ts'
import type { CatalogueFacts, ServiceDefinition } from '#modules/catalogue/rules/service.ts'
import { fieldsOf } from './item-columns.ts'
import { readItem, withoutConsequences } from './read-item.ts'

function read(definition: ServiceDefinition, row: Record<string, string>, facts: CatalogueFacts = sampleFacts) {
  const fields = fieldsOf(definition, Object.keys(row))
  const item = readItem(definition, Object.values(row).map((text, index) => ({ field: fields[index]!, text })), facts)
  const found = withoutConsequences(definition, item.errors, checkConfiguration(definition, item.configuration, facts))
  return { ...item, problems: [...item.errors, ...found].map(({ path, code }) => `${path} ${code}`) }
}
const complete = { 'VPC': 'vpc-a', 'vSwitch': 'vsw-a1', 'Instance name': 'web', 'Instance family': '通用型', 'Specification': 'g6.xlarge', 'Public image': 'CENTOS', 'Image version': '7.60' }

describe('a row becomes an item', () => {
  test('[R15] names in any language or values; empty cells become defaults', () => {
    const { configuration, problems, quantity } = read(ecs, complete)
    expect(problems).toEqual([])
    expect(configuration).toEqual({
      vpc: '11', vswitch: '21', name: 'web', family: 'g6', spec: 'g6.xlarge', imageType: 'public', image: 'centos', imageVersion: '7.6',
      systemDiskCategory: 'cloud_efficiency', systemDiskSizeGb: 40, eip: false,
    })
    expect(quantity).toBe(1)
    expect(read(ecs, { ...complete, 'Instance family': 'G6', 'Public image': 'ＣｅｎｔＯＳ' }).configuration).toMatchObject({ family: 'g6', image: 'centos' })
  })

  test('[R15] numbers with thousands, units and wide digits; yes and no in every language; a gap between entries closes', () => {
    const { configuration, quantity, problems } = read(ecs, {
      ...complete, 'System disk size': '１００ GB', 'Data disk 3 Size (GB)': '1,000', 'Data disk 3 Disk type': 'SSD', 'Data disk 1 Count': '2', 'Elastic public IP': '是', 'Peak bandwidth': '10Mbps', 'Quantity': '3',
    })
    expect(problems).toEqual([])
    expect(configuration).toMatchObject({ systemDiskSizeGb: 100, eip: true, eipMbps: 10, dataDisks: [{ category: 'cloud_efficiency', sizeGb: 100, count: 2 }, { category: 'cloud_ssd', sizeGb: 1000, count: 1 }] })
    expect(quantity).toBe(3)
  })

  test('[R15] a spreadsheet makes 7 of 7.0; a name that several have is asked for', () => {
    expect(read(redis, { 'VPC': 'vpc-a', 'vSwitch': 'vsw-a1', 'Instance name': 'cache', 'Version': '7' }).configuration).toMatchObject({ version: '7.0' })
    const twins: CatalogueFacts = { ...sampleFacts, choices: { ...sampleFacts.choices, vpcs: [...sampleFacts.choices['vpcs']!, { value: '13', names: ['vpc-a', 'vpc-a', 'vpc-a'] }] } }
    expect(read(ecs, complete, twins).problems).toEqual(['configuration/vpc import.ambiguous'])
    expect(read(ecs, { ...complete, VPC: '11' }, twins).problems).toEqual([])
  })

  test('[R15] what is wrong is said once, at its place', () => {
    expect(read(ecs, { ...complete, VPC: 'nowhere' }).problems).toEqual(['configuration/vpc field.not_an_option'])
    expect(read(ecs, { ...complete, vSwitch: 'vsw-b1' }).problems).toEqual(['configuration/vswitch configuration.does_not_belong'])
    expect(read(ecs, { ...complete, 'Specification': 'g6.old' }).problems).toEqual(['configuration/spec field.not_an_option'])
    expect(read(ecs, { ...complete, 'System disk size': 'big', 'Elastic public IP': 'perhaps', 'Peak bandwidth': '5' }).problems)
      .toEqual(['configuration/systemDiskSizeGb import.not_a_number', 'configuration/eip import.yes_or_no'])
    expect(read(ecs, { ...complete, 'Peak bandwidth': '5' }).problems).toEqual(['configuration/eipMbps configuration.not_applicable'])
    expect(read(ecs, { ...complete, 'Instance name': '=1+1', 'Quantity': '1e3' }).problems).toEqual(['quantity import.not_a_number', 'configuration/name field.pattern'])
    expect(read(ecs, { ...complete, 'Data disk 2 Size': '5', 'Data disk 4 Count': 'x' }).problems)
      .toEqual(['configuration/dataDisks/1/count import.not_a_number', 'configuration/dataDisks/0/sizeGb field.too_small'])
  })
})
