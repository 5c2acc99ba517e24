import type { Phrase } from '#kit/pure/phrase.ts'
import type { Choice, LeafOption, ServiceDefinition } from '../service.ts'
import {
  bindIp, clusterMode, count, fixedMachine, fixedSystem, machineSize, machineSpec, machinesOfMode, networkBilling, plainChoice, same, volume,
} from './commercial-options.ts'

/** Commercial services (guide 004 §3.2.2): databases, message queues, big data. */

const single = { min: 1, max: 1 } as const

export const dbs: ServiceDefinition = {
  code: 'dbs', category: 'database', channel: 'order', icon: 'database', quantity: single,
  names: ['DBS Databases', 'DBS 資料庫', 'DBS 数据库'],
  description: ['A database on one machine, two, or a cluster.', '單機、雙機或叢集的資料庫。', '单机、双机或集群的数据库。'],
  options: [
    {
      key: 'dbType', kind: 'select', default: 'mysql', names: ['Database type', '資料庫類型', '数据库类型'],
      source: [['mysql', 'MySQL'], ['postgresql', 'PostgreSQL'], ['sql_server', 'SQL Server'], ['mongodb', 'MongoDB'], ['redis', 'Redis']]
        .map(([value = '', name = '']) => ({ value, names: same(name) })),
    },
    clusterMode, machineSpec(), ...machineSize(machinesOfMode), ...volume(machinesOfMode), ...networkBilling, bindIp(),
  ],
  basicFees: [fixedSystem('Linux-centos', '7.6', machinesOfMode)],
}

export const mqs: ServiceDefinition = {
  code: 'mqs', category: 'middleware', channel: 'order', icon: 'queue', quantity: single,
  names: ['MQS Message Queues', 'MQS 訊息佇列', 'MQS 消息队列'],
  description: ['Kafka or RabbitMQ on one machine, two, or a cluster.', '單機、雙機或叢集的 Kafka 或 RabbitMQ。', '单机、双机或集群的 Kafka 或 RabbitMQ。'],
  options: [
    { key: 'serviceType', kind: 'select', default: 'kafka', names: ['Service type', '服務類型', '服务类型'], source: [{ value: 'kafka', names: same('Kafka') }, { value: 'rabbitmq', names: same('RabbitMQ') }] },
    clusterMode, machineSpec(), ...machineSize(machinesOfMode), ...volume(machinesOfMode), ...networkBilling, bindIp(),
  ],
  basicFees: [fixedSystem('Linux-centos', '7.6', machinesOfMode)],
}

const engines: Readonly<Record<string, readonly string[]>> = {
  Hadoop: ['3.3.6', '3.2.4', '2.10.2'], Spark: ['3.5.1', '3.4.3'], HBase: ['2.5.8', '2.4.18'], Flink: ['1.18.1', '1.17.2'],
}
const versions: readonly Choice[] = Object.entries(engines).flatMap(([parent, labels]) => labels.map((label) => ({ ...plainChoice(label), parent })))

/** One kind of machine of a cluster: how large, how many, and with which volumes each. */
function machineGroup(prefix: 'master' | 'core', group: Phrase, counted: Phrase, volumesCounted: Phrase): readonly LeafOption[] {
  const times = [{ option: `${prefix}Count` }]
  return [
    ...machineSize(times, 'machineSpec', prefix, group),
    ...volume([{ option: `${prefix}VolumeCount` }, ...times], prefix, group),
    count(`${prefix}VolumeCount`, volumesCounted, 1, 16, 1),
    count(`${prefix}Count`, counted, 1, 100, prefix === 'master' ? 1 : 3),
  ]
}

export const bds: ServiceDefinition = {
  code: 'bds', category: 'big_data', channel: 'order', icon: 'chart', quantity: single,
  names: ['BDS Big Data', 'BDS 大數據', 'BDS 大数据'],
  description: ['A cluster of master, core and task machines for large data.', '由主節點、核心節點與任務節點組成的大數據叢集。', '由主节点、核心节点与任务节点组成的大数据集群。'],
  options: [
    { key: 'serviceType', kind: 'select', default: 'Hadoop', names: ['Service type', '服務類型', '服务类型'], source: Object.keys(engines).map(plainChoice) },
    { key: 'serviceVersion', kind: 'select', dependsOn: 'serviceType', default: '3.3.6', names: ['Service version', '服務版本', '服务版本'], source: versions },
    clusterMode, machineSpec(),
    ...machineGroup('master', ['Master', '主節點', '主节点'], ['Master count', '主節點數量', '主节点数量'], ['Volumes of each master', '每個主節點的磁碟數', '每个主节点的磁盘数']),
    ...machineGroup('core', ['Core', '核心節點', '核心节点'], ['Core count', '核心節點數量', '核心节点数量'], ['Volumes of each core machine', '每個核心節點的磁碟數', '每个核心节点的磁盘数']),
    ...machineSize([{ option: 'taskCount' }], 'machineSpec', 'task', ['Task', '任務節點', '任务节点']),
    count('taskCount', ['Task count', '任務節點數量', '任务节点数量'], 0, 100, 0),
    ...networkBilling, bindIp(),
  ],
  // The management machines are those of the mode; every machine has its system.
  basicFees: [
    ...fixedMachine(4, 8, machinesOfMode), fixedSystem('Linux-centos', '7.6', machinesOfMode),
    ...['masterCount', 'coreCount', 'taskCount'].map((option) => fixedSystem('Linux-centos', '7.6', [{ option }])),
  ],
}
