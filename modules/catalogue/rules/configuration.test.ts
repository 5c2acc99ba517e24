import { describe, expect, test } from 'vitest'
import { afterChoice, checkConfiguration, checkQuantity, withDefaults } from './configuration.ts'
import { componentsOf, quotaDemandOf } from './contributions.ts'
import { ecs } from './definitions/ecs.ts'
import { vpc } from './definitions/network-services.ts'
import { describeConfiguration, unitNames } from './description.ts'
import { sampleFacts } from '#testkit/catalogue-facts.ts'
import type { Configuration } from './service.ts'

const server: Configuration = withDefaults(ecs, {
  vpc: '11', vswitch: '21', name: 'web', family: 'g6', spec: 'g6.xlarge', image: 'centos', imageVersion: '7.6',
}, sampleFacts)

describe('ECS is checked as guide 000 §3.3 has it', () => {
  test('the defaults: public image, system disk of 40 GB, no EIP', () => {
    expect(server).toMatchObject({ imageType: 'public', systemDiskCategory: 'cloud_efficiency', systemDiskSizeGb: 40, eip: false })
    expect(checkConfiguration(ecs, server, sampleFacts)).toEqual([])
  })

  test.each<[string, Configuration, string, string]>([
    ['an unknown option', { colour: 'red' }, 'configuration/colour', 'field.unknown'],
    ['a name that starts with a digit', { name: '1web' }, 'configuration/name', 'field.pattern'],
    ['a name with a space', { name: 'web 1' }, 'configuration/name', 'field.pattern'],
    ['a name of one character', { name: 'w' }, 'configuration/name', 'field.too_short'],
    ['a name of 65 characters', { name: 'w'.repeat(65) }, 'configuration/name', 'field.too_long'],
    ['the vSwitch of another VPC', { vswitch: '22' }, 'configuration/vswitch', 'configuration.does_not_belong'],
    ['a vSwitch that is not there', { vswitch: '99' }, 'configuration/vswitch', 'field.not_an_option'],
    ['the specification of another family', { spec: 'c6.large' }, 'configuration/spec', 'configuration.does_not_belong'],
    ['a retired specification', { spec: 'g6.old' }, 'configuration/spec', 'field.not_an_option'],
    ['the version of another image', { imageVersion: '22.04' }, 'configuration/imageVersion', 'configuration.does_not_belong'],
    ['a private image', { imageType: 'private' }, 'configuration/imageType', 'field.not_an_option'],
    ['a system disk of 39 GB', { systemDiskSizeGb: 39 }, 'configuration/systemDiskSizeGb', 'field.too_small'],
    ['a size that is not whole', { systemDiskSizeGb: 40.5 }, 'configuration/systemDiskSizeGb', 'configuration.step'],
    ['a size as text', { systemDiskSizeGb: '40' }, 'configuration/systemDiskSizeGb', 'field.type'],
    ['bandwidth without EIP', { eipMbps: 5 }, 'configuration/eipMbps', 'configuration.not_applicable'],
    ['EIP without bandwidth', { eip: true }, 'configuration/eipMbps', 'field.required'],
    ['201 Mbps', { eip: true, eipMbps: 201 }, 'configuration/eipMbps', 'field.too_large'],
    ['a data disk of 19 GB', { dataDisks: [{ category: 'cloud_efficiency', sizeGb: 19, count: 1 }] }, 'configuration/dataDisks/0/sizeGb', 'field.too_small'],
    ['a data disk of 32,769 GB', { dataDisks: [{ category: 'cloud_efficiency', sizeGb: 32_769, count: 1 }] }, 'configuration/dataDisks/0/sizeGb', 'field.too_large'],
    ['a data disk without category', { dataDisks: [{ sizeGb: 20, count: 1 }] }, 'configuration/dataDisks/0/category', 'field.required'],
    ['an unknown part of a data disk', { dataDisks: [{ category: 'cloud_efficiency', sizeGb: 20, count: 1, colour: 'red' }] }, 'configuration/dataDisks/0/colour', 'field.unknown'],
    ['17 data disks', { dataDisks: [{ category: 'cloud_efficiency', sizeGb: 20, count: 9 }, { category: 'cloud_ssd', sizeGb: 20, count: 8 }] }, 'configuration/dataDisks', 'configuration.total'],
  ])('%s is refused', (_what, change, path, code) => {
    expect(checkConfiguration(ecs, { ...server, ...change }, sampleFacts)).toEqual([expect.objectContaining({ path, code })])
  })

  test.each([['web'], ['网站服务器'], ['a_b-c.d9'], ['云1']])('the name %s is accepted', (name) => {
    expect(checkConfiguration(ecs, { ...server, name }, sampleFacts)).toEqual([])
  })

  test('sixteen data disks in two groups and an EIP are accepted', () => {
    const dataDisks = [{ category: 'cloud_efficiency', sizeGb: 20, count: 8 }, { category: 'cloud_ssd', sizeGb: 32_768, count: 8 }]
    expect(checkConfiguration(ecs, { ...server, dataDisks, eip: true, eipMbps: 200 }, sampleFacts)).toEqual([])
  })

  test('a VPC that is not there is refused, and with it the vSwitch of another one', () => {
    expect(checkConfiguration(ecs, { ...server, vpc: '99' }, sampleFacts).map((error) => [error.path, error.code])).toEqual([
      ['configuration/vpc', 'field.not_an_option'], ['configuration/vswitch', 'configuration.does_not_belong']])
  })

  test('everything that is missing is named at once', () => {
    expect(checkConfiguration(ecs, {}, sampleFacts).map((error) => error.path)).toEqual(expect.arrayContaining(
      ['vpc', 'name', 'family', 'image'].map((key) => `configuration/${key}`)))
  })

  test.each([[0, 'field.too_small'], [101, 'field.too_large'], [1.5, 'field.type']])('quantity %d is refused', (quantity, code) => {
    expect(checkQuantity(ecs, quantity)).toEqual([expect.objectContaining({ path: 'quantity', code })])
  })
})

describe('what a configuration is made of', () => {
  const full: Configuration = { ...server, dataDisks: [{ category: 'cloud_efficiency', sizeGb: 100, count: 3 }], eip: true, eipMbps: 10 }

  test('components of two servers: one thing first, then the count', () => {
    expect(componentsOf(ecs, full, 2, sampleFacts)).toEqual([
      { category: 'Instance', resource: 'CPU', spec: 'g6', quantity: 4, count: 2 },
      { category: 'Instance', resource: 'RAM', spec: 'g6', quantity: 16, count: 2 },
      { category: 'Storage', resource: 'SSD', spec: 'Balance', quantity: 40, count: 2 },
      { category: 'Storage', resource: 'SSD', spec: 'Balance', quantity: 100, count: 6 },
      { category: 'Network', resource: 'Floating IP', spec: 'NA', quantity: 1, count: 2 },
      { category: 'Network', resource: 'Bandwidth', spec: 'EIP', quantity: 10, count: 2 },
    ])
  })

  test('quota demand of two servers', () => {
    expect(quotaDemandOf(ecs, full, 2, sampleFacts)).toEqual({
      'ecs.vcpu': 8, 'ecs.memory_gb': 32, 'disk.gb': 680, 'eip.count': 2, 'eip.mbps': 20,
    })
  })

  test('an invisible or switched off option counts nothing', () => {
    expect(quotaDemandOf(ecs, { ...full, eip: false }, 1, sampleFacts)).not.toHaveProperty('eip.mbps')
  })

  test('in words, in each language', () => {
    const lines = describeConfiguration(ecs, full, sampleFacts)
    expect(lines).toContainEqual({ key: 'dataDisks/0', label: ['Data disk 1', '資料磁碟 1', '数据盘 1'], value: ['Efficient disk · 100 GB · 3', '高效雲硬碟 · 100 GB · 3', '高效云盘 · 100 GB · 3'] })
    expect(lines).toContainEqual({ key: 'spec', label: ['Specification', '執行個體規格', '实例规格'], value: ['g6.xlarge', 'g6.xlarge', 'g6.xlarge'] })
    expect(lines).toContainEqual({ key: 'eip', label: ['Elastic public IP', '彈性公網 IP', '弹性公网 IP'], value: ['Yes', '是', '是'] })
  })

  test('a retired choice is still described and counted', () => {
    const old = { ...full, spec: 'g6.old' }
    expect(quotaDemandOf(ecs, old, 1, sampleFacts)['ecs.vcpu']).toBe(2)
  })
})

test('n instances are named name-1 … name-n', () => {
  expect(unitNames('web', 3)).toEqual(['web-1', 'web-2', 'web-3'])
  expect(unitNames('web', 1)).toEqual(['web'])
})

test('changing the VPC drops the vSwitch of the old one and takes the only one of the new', () => {
  expect(afterChoice(ecs, { ...server, vpc: '12' }, sampleFacts)).toMatchObject({ vpc: '12', vswitch: '22' })
})

test('switching EIP off drops its bandwidth', () => {
  const on = afterChoice(ecs, { ...server, eip: true }, sampleFacts)
  expect(on).toMatchObject({ eipMbps: 5 })
  expect(afterChoice(ecs, { ...on, eip: false }, sampleFacts)).not.toHaveProperty('eipMbps')
})

test.each([
  ['192.168.1.0/24', undefined], ['192.168.1.1/24', 'configuration.cidr'], ['10.0.0.0/24', 'configuration.cidr_outside'], ['192.168.300.0/24', 'configuration.cidr'],
])('a vSwitch with %s in a VPC of 192.168.0.0/16', (cidr, code) => {
  const errors = checkConfiguration(vpc, { name: 'net', range: '192.168.0.0/16', vswitches: [{ name: 'vsw-1', cidr }] }, sampleFacts)
  expect(errors.map((error) => error.code)).toEqual(code ? [code] : [])
})
