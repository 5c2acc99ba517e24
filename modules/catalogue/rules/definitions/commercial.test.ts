import { describe, expect, test } from 'vitest'
import { componentsOf } from '../contributions.ts'
import { withDefaults } from '../configuration.ts'
import { noFacts, type Configuration } from '../service.ts'
import { shippedDefinitions } from './all.ts'

/** Guide 004 §3.2.2, the rows "Other Option" as they stand there. */
const matrix = `
| Item | FiCo | CIS | SFS | DBS | MQS | FiWo | BDS | AIS |
| DB Type |   |   |   | V |   |   |   |   |
| Service Type |   |   |   |   | V |   | V |   |
| Service version |   |   |   |   |   |   | V |   |
| Cluster Mode |   |   |   | V | V | V | V |   |
| Account Mgmt |   |   |   |   |   | V |   |   |
| Machine Spec | V |   |   | V | V |   | V | V |
| Select CPU | V |   |   | V | V |   |   | V |
| Select RAM | V |   |   | V | V |   |   | V |
| Volume Spec | V | V | V | V | V |   |   | V |
| Volume Size | V | V | V | V | V |   |   | V |
| Master Machine Spec |   | V |   |   |   |   |   |   |
| Master CPU |   | V |   |   |   |   | V |   |
| Master RAM |   | V |   |   |   |   | V |   |
| Master Volume Spec |   |   |   |   |   |   | V |   |
| Master Volume Size |   |   |   |   |   |   | V |   |
| Master Volume Count |   |   |   |   |   |   | V |   |
| Master Count |   | V |   |   |   |   | V |   |
| Worker Machine Spec |   | V |   |   |   |   |   |   |
| Worker CPU |   | V |   |   |   |   |   |   |
| Worker RAM |   | V |   |   |   |   |   |   |
| Worker Count |   | V |   |   |   |   |   |   |
| Core CPU |   |   |   |   |   |   | V |   |
| Core RAM |   |   |   |   |   |   | V |   |
| Core Volume Spec |   |   |   |   |   |   | V |   |
| Core Volume Size |   |   |   |   |   |   | V |   |
| Core Volume Count |   |   |   |   |   |   | V |   |
| Core Count |   |   |   |   |   |   | V |   |
| Task CPU |   |   |   |   |   |   | V |   |
| Task RAM |   |   |   |   |   |   | V |   |
| Task Count |   |   |   |   |   |   | V |   |
| Select OS | V |   |   |   |   |   |   |   |
| Network Billing | V | V | V | V | V | V | V | V |
| Bind IP | V | V |   | V | V | V | V | V |
| RDGW Bind Floating IP |   |   |   |   |   | V |   |   |
`

/** What an item of the guide is called here; network billing by bandwidth asks which one. */
const keys: Readonly<Record<string, readonly string[]>> = {
  'DB Type': ['dbType'], 'Service Type': ['serviceType'], 'Service version': ['serviceVersion'], 'Cluster Mode': ['clusterMode'],
  'Account Mgmt': ['accountManagement'], 'Machine Spec': ['machineSpec'], 'Select CPU': ['cpu'], 'Select RAM': ['ram'],
  'Volume Spec': ['volumeSpec'], 'Volume Size': ['volumeSizeGb'], 'Master Machine Spec': ['masterMachineSpec'], 'Master CPU': ['masterCpu'],
  'Master RAM': ['masterRam'], 'Master Volume Spec': ['masterVolumeSpec'], 'Master Volume Size': ['masterVolumeSizeGb'],
  'Master Volume Count': ['masterVolumeCount'], 'Master Count': ['masterCount'], 'Worker Machine Spec': ['workerMachineSpec'],
  'Worker CPU': ['workerCpu'], 'Worker RAM': ['workerRam'], 'Worker Count': ['workerCount'], 'Core CPU': ['coreCpu'], 'Core RAM': ['coreRam'],
  'Core Volume Spec': ['coreVolumeSpec'], 'Core Volume Size': ['coreVolumeSizeGb'], 'Core Volume Count': ['coreVolumeCount'],
  'Core Count': ['coreCount'], 'Task CPU': ['taskCpu'], 'Task RAM': ['taskRam'], 'Task Count': ['taskCount'], 'Select OS': ['os'],
  'Network Billing': ['networkBilling', 'bandwidth'], 'Bind IP': ['bindIp'], 'RDGW Bind Floating IP': ['rdgwBindIp'],
}

const [head = [], ...rows] = matrix.trim().split('\n').map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
const services = head.slice(1)
const definitionOf = (name: string) => shippedDefinitions.find(({ code }) => code === name.toLowerCase())!
const componentsWith = (name: string, change: Configuration) => {
  const definition = definitionOf(name)
  return componentsOf(definition, withDefaults(definition, change, noFacts), 1, noFacts)
    .map(({ category, resource, spec, quantity, count }) => `${category}/${resource}/${spec} ${quantity} × ${count}`)
}

describe('the eight commercial services', () => {
  test('are shipped for orders only, so that no department applies for one', () =>
    expect(shippedDefinitions.filter(({ channel }) => channel !== 'application').map(({ code, channel }) => [code, channel]))
      .toEqual(services.map((name) => [name.toLowerCase(), 'order'])))

  test('the whole matrix is read', () => {
    expect(rows).toHaveLength(34)
    expect(rows.map(([item]) => item)).toEqual(Object.keys(keys))
  })

  test.each(services.map((name, column) => [name, column + 1] as const))('[G3.2.2] %s has exactly the options of its column', (name, column) => {
    const wanted = rows.filter((row) => row[column] === 'V').flatMap(([item = '']) => keys[item])
    expect(definitionOf(name).options.map(({ key }) => key).toSorted()).toEqual(wanted.toSorted())
  })
})

describe('what they consist of', () => {
  test('FiCo: what is chosen, and nothing else', () =>
    expect(componentsWith('FiCo', { machineSpec: 'Twins', cpu: 8, ram: 16, volumeSpec: 'SSD-Balance', volumeSizeGb: 200, os: 'Windows-10', bandwidth: '500', bindIp: true })).toEqual([
      'Instance/CPU/Twins 8 × 1', 'Instance/RAM/Twins 16 × 1', 'Storage/SSD/Balance 200 × 1', 'OS/Windows/10 1 × 1', 'Network/Bandwidth/NA 500 × 1', 'Network/Floating IP/NA 1 × 1',
    ]))

  test('flow takes the place of the bandwidth', () =>
    expect(componentsWith('SFS', { networkBilling: 'flow' })).toEqual([
      'Storage/SSD/Standard 100 × 1', 'Network/Flow/NA 1 × 1', 'Instance/CPU/Groot 2 × 1', 'Instance/RAM/Groot 4 × 1', 'OS/Linux/30.10.0 1 × 1',
    ]))

  test('CIS: masters and workers by their counts, a system for each', () =>
    expect(componentsWith('CIS', { masterCount: 3, workerCount: 5, workerCpu: 16, workerRam: 32 })).toEqual(expect.arrayContaining([
      'Instance/CPU/Groot 4 × 3', 'Instance/CPU/Groot 16 × 5', 'Instance/RAM/Groot 32 × 5', 'OS/Linux-centos/7.6 1 × 8',
    ])))

  test.each([['standalone', 1], ['ha', 2], ['cluster', 3]])('DBS and FiWo in mode %s: %d machines', (clusterMode, machines) => {
    expect(componentsWith('DBS', { clusterMode })).toEqual(expect.arrayContaining([`Instance/CPU/Groot 4 × ${machines}`, `Storage/SSD/Standard 100 × ${machines}`, `OS/Linux-centos/7.6 1 × ${machines}`]))
    expect(componentsWith('FiWo', { clusterMode })).toEqual([
      'Network/Bandwidth/NA 80 × 1', `Instance/CPU/Groot 8 × ${machines}`, `Instance/RAM/Groot 16 × ${machines}`, `Storage/SSD/Standard 200 × ${machines}`, `OS/Windows/10 1 × ${machines}`,
    ])
  })

  test('FiWo: an address of its own and one for the gateway', () =>
    expect(componentsWith('FiWo', { bindIp: true, rdgwBindIp: true })).toContain('Network/Floating IP/NA 1 × 2'))

  test('BDS: volumes times machines; task machines only if there are any', () => {
    const components = componentsWith('BDS', { masterCount: 3, masterVolumeCount: 2, masterVolumeSizeGb: 500, coreCount: 5, coreVolumeCount: 4, coreVolumeSizeGb: 1000, taskCpu: 32, taskCount: 0 })
    expect(components).toEqual(expect.arrayContaining(['Storage/SSD/Standard 500 × 6', 'Storage/SSD/Standard 1000 × 20', 'OS/Linux-centos/7.6 1 × 9']))
    expect(components.some((one) => one.startsWith('Instance/CPU/Groot 32'))).toBe(false)
  })
})
