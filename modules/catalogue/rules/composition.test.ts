import { describe, expect, test } from 'vitest'
import { sampleFacts } from '#testkit/catalogue-facts.ts'
import { checkConfiguration, withDefaults } from './configuration.ts'
import { componentsOf } from './contributions.ts'
import type { Configuration, Contribution, LeafOption, ServiceDefinition } from './service.ts'

/**
 * The shape carries the option matrix of guide 004 §3.2.2: count × spec, CPU by machine spec, volumes by count,
 * a fixed machine and disk per cluster mode, and network billing by bandwidth or flow.
 */
const machine = (price: string): Contribution['price'] => ({ category: 'Instance', resource: price, spec: { option: 'machineSpec' } })
const group = (name: string): readonly LeafOption[] => [
  { key: `${name}Cpu`, kind: 'number', min: 1, max: 128, default: 4, names: [name, name, name], contributes: [{ amount: { option: `${name}Cpu` }, times: [{ option: `${name}Count` }], price: machine('CPU') }] },
  { key: `${name}Count`, kind: 'number', min: 1, max: 20, default: 3, names: [name, name, name] },
]
const clusterService: ServiceDefinition = {
  code: 'sample', category: 'big_data', channel: 'order', icon: 'chart', names: ['S', 'S', 'S'], description: ['S', 'S', 'S'], quantity: { min: 1, max: 1 },
  options: [
    {
      key: 'clusterMode', kind: 'select', names: ['Cluster mode', '叢集模式', '集群模式'], default: 'ha',
      source: [{ value: 'standalone', names: ['S', 'S', 'S'], attributes: { machines: 1 } }, { value: 'ha', names: ['HA', 'HA', 'HA'], attributes: { machines: 2 } }],
    },
    { key: 'machineSpec', kind: 'select', default: 'Groot', names: ['M', 'M', 'M'], source: ['Groot', 'Twins'].map((value) => ({ value, names: [value, value, value] as const })) },
    ...group('master'), ...group('worker'),
    {
      key: 'networkBilling', kind: 'select', default: 'bandwidth', names: ['N', 'N', 'N'],
      source: [{ value: 'bandwidth', names: ['B', 'B', 'B'] }, { value: 'flow', names: ['F', 'F', 'F'] }],
    },
    {
      key: 'bandwidth', kind: 'select', default: '80', names: ['B', 'B', 'B'], visibleWhen: { option: 'networkBilling', in: ['bandwidth'] },
      source: [80, 500].map((mbps) => ({ value: String(mbps), names: [`${mbps}`, `${mbps}`, `${mbps}`] as const, attributes: { mbps } })),
      contributes: [{ amount: { option: 'bandwidth', attribute: 'mbps' }, price: { category: 'Network', resource: 'Bandwidth', spec: 'NA' } }],
    },
    { key: 'bindIp', kind: 'boolean', default: false, names: ['I', 'I', 'I'], contributes: [{ amount: 1, price: { category: 'Network', resource: 'Floating IP', spec: 'NA' } }] },
  ],
  basicFees: [
    { amount: 8, times: [{ option: 'clusterMode', attribute: 'machines' }], price: { category: 'Instance', resource: 'RAM', spec: 'Groot' } },
    { amount: 100, when: { option: 'clusterMode', in: ['ha'] }, price: { category: 'Storage', resource: 'SSD', spec: 'Standard' } },
  ],
}

const components = (change: Configuration) => componentsOf(clusterService, withDefaults(clusterService, change, sampleFacts), 1, sampleFacts)
  .map(({ category, resource, spec, quantity, count }) => `${category}/${resource}/${spec} ${quantity} × ${count}`)

describe('the option matrix of the commercial services', () => {
  test('the defaults are a valid configuration', () =>
    expect(checkConfiguration(clusterService, withDefaults(clusterService, {}, sampleFacts), sampleFacts)).toEqual([]))

  test('CPU of the chosen machine, times the counts of each group, and the fixed machines of the mode', () =>
    expect(components({ machineSpec: 'Twins', masterCpu: 8, masterCount: 1 })).toEqual([
      'Instance/CPU/Twins 8 × 1', 'Instance/CPU/Twins 4 × 3', 'Network/Bandwidth/NA 80 × 1', 'Instance/RAM/Groot 8 × 2', 'Storage/SSD/Standard 100 × 1',
    ]))

  test('flow has no monthly component, bound IP adds one', () =>
    expect(components({ clusterMode: 'standalone', networkBilling: 'flow', bindIp: true })).toEqual([
      'Instance/CPU/Groot 4 × 6', 'Network/Floating IP/NA 1 × 1', 'Instance/RAM/Groot 8 × 1',
    ]))
})
