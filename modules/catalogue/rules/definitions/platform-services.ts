import type { ServiceDefinition } from '../service.ts'
import { diskCategory, diskContribution, gigabytes, machineOptions, nameOption, networkOptions, sizeOption } from './shared-options.ts'

/** Container Service: worker machines times their count; the control plane is a basic fee. */
export const acs: ServiceDefinition = {
  code: 'acs', category: 'middleware', channel: 'application', icon: 'containers',
  names: ['Container Service ACS', '容器服務 ACS', '容器服务 ACS'],
  description: ['A managed Kubernetes cluster.', '代管的 Kubernetes 叢集。', '托管的 Kubernetes 集群。'],
  quantity: { min: 1, max: 10 },
  nameOption: 'name',
  options: [
    ...networkOptions,
    { ...nameOption, names: ['Cluster name', '叢集名稱', '集群名称'] },
    {
      key: 'version', kind: 'select', default: '1.30', names: ['Kubernetes version', 'Kubernetes 版本', 'Kubernetes 版本'],
      source: ['1.28', '1.30', '1.32'].map((value) => ({ value, names: [value, value, value] as const })),
    },
    ...machineOptions([{ option: 'nodes' }]),
    {
      key: 'nodes', kind: 'number', min: 2, max: 500, default: 3, names: ['Worker nodes', '工作節點數', '工作节点数'],
      contributes: [{ amount: { option: 'nodes' }, quota: 'acs.nodes' }],
    },
    diskCategory('nodeDiskCategory', ['Node disk type', '節點磁碟類型', '节点磁盘类型']),
    sizeOption('nodeDiskSizeGb', ['Node disk size', '節點磁碟容量', '节点磁盘容量'], 40, 2_000, 120, 10, [diskContribution('nodeDiskCategory', 'nodeDiskSizeGb', 'disk.gb', 'nodes')]),
    {
      key: 'podCidr', kind: 'select', default: '172.20.0.0/16', names: ['Pod address range', 'Pod 網段', 'Pod 网段'],
      source: ['172.20.0.0/16', '172.21.0.0/16', '172.22.0.0/16'].map((value) => ({ value, names: [value, value, value] as const })),
    },
    { key: 'hasIngress', kind: 'boolean', default: true, names: ['Entry load balancer', '入口負載平衡', '入口负载均衡'],
      contributes: [{ amount: 1, quota: 'slb.count', price: { category: 'Network', resource: 'SLB', spec: 'slb.s1.small' } }] },
  ],
  basicFees: [{ amount: 1, price: { category: 'Container', resource: 'ACS', spec: 'Control plane' } }],
}

export const messageQueue: ServiceDefinition = {
  code: 'mq', category: 'middleware', channel: 'application', icon: 'queue',
  names: ['Message Queue', '訊息佇列', '消息队列'],
  description: ['Managed Kafka, RabbitMQ or RocketMQ.', '代管的 Kafka、RabbitMQ 或 RocketMQ。', '托管的 Kafka、RabbitMQ 或 RocketMQ。'],
  quantity: { min: 1, max: 10 },
  nameOption: 'name',
  options: [
    ...networkOptions,
    nameOption,
    {
      key: 'engine', kind: 'select', default: 'rocketmq', names: ['Engine', '引擎', '引擎'],
      source: [
        { value: 'kafka', names: ['Kafka', 'Kafka', 'Kafka'], attributes: { spec: 'Kafka' } },
        { value: 'rabbitmq', names: ['RabbitMQ', 'RabbitMQ', 'RabbitMQ'], attributes: { spec: 'RabbitMQ' } },
        { value: 'rocketmq', names: ['RocketMQ', 'RocketMQ', 'RocketMQ'], attributes: { spec: 'RocketMQ' } },
      ],
    },
    {
      key: 'throughput', kind: 'select', default: '1000', names: ['Messages per second', '每秒訊息數', '每秒消息数'],
      source: [1, 2, 5, 10, 20].map((units) => ({ value: String(units * 1000), names: [`${units * 1000}`, `${units * 1000}`, `${units * 1000}`] as const, attributes: { units } })),
      contributes: [
        { amount: { option: 'throughput', attribute: 'units' }, price: { category: 'Middleware', resource: 'Message Queue', spec: { option: 'engine', attribute: 'spec' } } },
        { amount: 1, quota: 'mq.count' },
      ],
    },
    { key: 'topics', kind: 'number', min: 5, max: 1_000, step: 5, default: 50, names: ['Topics or queues', '主題或佇列數', '主题或队列数'] },
    { key: 'storageGb', kind: 'number', min: 100, max: 10_000, step: 100, default: 100, unit: gigabytes, names: ['Storage', '儲存空間', '存储空间'],
      contributes: [{ amount: { option: 'storageGb' }, quota: 'disk.gb', price: { category: 'Storage', resource: 'SSD', spec: 'Balance' } }] },
    { key: 'retentionHours', kind: 'number', min: 24, max: 168, default: 72, unit: ['hours', '小時', '小时'], names: ['Keep messages for', '訊息保留時間', '消息保留时间'] },
  ],
}

export const bigData: ServiceDefinition = {
  code: 'big_data', category: 'big_data', channel: 'application', icon: 'chart',
  names: ['Big Data Computing', '大數據運算服務', '大数据计算服务'],
  description: ['A data warehouse for very large batches and interactive queries.', '適用於大量批次作業與互動查詢的資料倉儲。', '面向海量批处理与交互查询的数据仓库。'],
  quantity: { min: 1, max: 10 },
  nameOption: 'projectName',
  options: [
    {
      key: 'projectName', kind: 'text', minLength: 3, maxLength: 28, pattern: '^[a-z][a-z0-9_]*$', names: ['Project space name', '專案空間名稱', '项目空间名称'],
      help: ['3–28 characters; a lower-case letter first, then lower-case letters, digits and "_".', '3–28 個字元，以小寫英文字母開頭，可包含小寫英文字母、數字與「_」。', '3–28 个字符，以小写字母开头，可包含小写字母、数字和“_”。'],
    },
    {
      key: 'mode', kind: 'select', default: 'standard', names: ['Mode', '空間模式', '空间模式'],
      source: [
        { value: 'basic', names: ['Basic (production only)', '簡單模式（僅正式環境）', '简单模式（仅生产）'], attributes: { environments: 1 } },
        { value: 'standard', names: ['Standard (development and production)', '標準模式（開發與正式環境）', '标准模式（开发与生产）'], attributes: { environments: 2 } },
      ],
    },
    { key: 'computeUnits', kind: 'number', min: 10, max: 2_000, step: 10, default: 50, unit: ['CU', 'CU', 'CU'], names: ['Compute units', '運算單元', '计算单元'],
      help: ['One CU is one core and 4 GB of memory; counted for each environment.', '1 CU 為 1 核與 4 GB 記憶體，依環境分別計算。', '1 CU 为 1 核 4 GB 内存，按环境分别计算。'],
      contributes: [{ amount: { option: 'computeUnits' }, times: [{ option: 'mode', attribute: 'environments' }], quota: 'big_data.cu', price: { category: 'Big Data', resource: 'Compute', spec: 'CU' } }] },
    { key: 'storageGb', kind: 'number', min: 500, max: 1_000_000, step: 100, default: 1_000, unit: gigabytes, names: ['Storage', '儲存空間', '存储空间'],
      contributes: [{ amount: { option: 'storageGb' }, quota: 'big_data.gb', price: { category: 'Big Data', resource: 'Storage', spec: 'Standard' } }] },
    { key: 'hasWorkbench', kind: 'boolean', default: true, names: ['Development workbench', '資料開發工作台', '数据开发工作台'],
      contributes: [{ amount: 1, price: { category: 'Big Data', resource: 'Workbench', spec: 'NA' } }] },
  ],
}
