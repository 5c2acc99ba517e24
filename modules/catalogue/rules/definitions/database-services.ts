import type { Phrase } from '#kit/pure/phrase.ts'
import type { Choice, LeafOption, ServiceDefinition } from '../service.ts'
import { nameOption, networkOptions, sizeOption } from './shared-options.ts'

const plain = (value: string, text = value): Choice => ({ value, names: [text, text, text] })

/** Editions differ in how many machines stand behind one address. */
const editions: readonly Choice[] = [
  { value: 'basic', names: ['Basic (one node)', '基礎版（單節點）', '基础版（单节点）'], attributes: { machines: 1 } },
  { value: 'high_availability', names: ['High availability (primary and standby)', '高可用版（主從）', '高可用版（一主一备）'], attributes: { machines: 2 } },
]

const maintenanceWindow: LeafOption = {
  key: 'maintenance', kind: 'select', default: '02-06', names: ['Maintenance window', '維護時段', '可维护时间段'],
  source: [plain('22-02', '22:00–02:00'), plain('02-06', '02:00–06:00'), plain('06-10', '06:00–10:00')],
}

/** RDS of any engine: a specification and storage, each times the machines of the edition. */
function rds(engine: { code: string; names: Phrase; description: Phrase; versions: readonly string[]; charsets: readonly string[]; resource: string }): ServiceDefinition {
  const times = [{ option: 'edition', attribute: 'machines' }]
  return {
    code: engine.code, category: 'database', channel: 'application', icon: 'database',
    names: engine.names, description: engine.description,
    quantity: { min: 1, max: 20 },
    nameOption: 'name',
    options: [
      ...networkOptions,
      nameOption,
      { key: 'version', kind: 'select', default: engine.versions.at(-1)!, source: engine.versions.map((version) => plain(version)), names: ['Version', '版本', '版本'] },
      { key: 'edition', kind: 'select', default: 'high_availability', source: editions, names: ['Edition', '版本系列', '产品系列'] },
      {
        key: 'spec', kind: 'select', source: 'option_values:rds_spec', names: ['Specification', '執行個體規格', '实例规格'],
        contributes: [
          { amount: { option: 'spec', attribute: 'vcpu' }, times, quota: 'rds.vcpu', price: { category: 'Database', resource: engine.resource, spec: 'CPU' } },
          { amount: { option: 'spec', attribute: 'memoryGb' }, times, quota: 'rds.memory_gb', price: { category: 'Database', resource: engine.resource, spec: 'RAM' } },
        ],
      },
      sizeOption('storageGb', ['Storage', '儲存空間', '存储空间'], 20, 6_000, 100, 10,
        [{ amount: { option: 'storageGb' }, times, quota: 'rds.storage_gb', price: { category: 'Database', resource: engine.resource, spec: 'Storage' } }]),
      { key: 'charset', kind: 'select', default: engine.charsets[0]!, source: engine.charsets.map((charset) => plain(charset)), names: ['Character set', '字元集', '字符集'] },
      { key: 'backupDays', kind: 'number', min: 7, max: 730, default: 7, unit: ['days', '天', '天'], names: ['Keep backups for', '備份保留天數', '备份保留天数'] },
      maintenanceWindow,
    ],
  }
}

export const rdsMysql = rds({
  code: 'rds_mysql', resource: 'RDS MySQL', versions: ['5.7', '8.0'], charsets: ['utf8mb4', 'utf8', 'gbk', 'latin1'],
  names: ['RDS MySQL', '關聯式資料庫 RDS MySQL', '云数据库 RDS MySQL'],
  description: ['Managed MySQL with backups and failover.', '代管的 MySQL，內含備份與容錯移轉。', '托管的 MySQL，包含备份与故障切换。'],
})

export const rdsPostgresql = rds({
  code: 'rds_postgresql', resource: 'RDS PostgreSQL', versions: ['13', '14', '15', '16'], charsets: ['UTF8', 'EUC_CN', 'SQL_ASCII'],
  names: ['RDS PostgreSQL', '關聯式資料庫 RDS PostgreSQL', '云数据库 RDS PostgreSQL'],
  description: ['Managed PostgreSQL with backups and failover.', '代管的 PostgreSQL，內含備份與容錯移轉。', '托管的 PostgreSQL，包含备份与故障切换。'],
})

export const redis: ServiceDefinition = {
  code: 'redis', category: 'database', channel: 'application', icon: 'bolt',
  names: ['Redis', '記憶體資料庫 Redis', '云数据库 Redis'],
  description: ['In-memory key-value store for caches and sessions.', '適用於快取與工作階段的記憶體鍵值資料庫。', '适用于缓存与会话的内存键值数据库。'],
  quantity: { min: 1, max: 20 },
  nameOption: 'name',
  options: [
    ...networkOptions,
    nameOption,
    { key: 'version', kind: 'select', default: '7.0', source: ['5.0', '6.0', '7.0'].map((version) => plain(version)), names: ['Version', '版本', '版本'] },
    {
      key: 'architecture', kind: 'select', default: 'standard', names: ['Architecture', '架構類型', '架构类型'],
      source: [
        { value: 'standard', names: ['Standard (primary and replica)', '標準版（主從）', '标准版（主从）'] },
        { value: 'cluster', names: ['Cluster', '叢集版', '集群版'] },
      ],
    },
    {
      key: 'shards', kind: 'number', min: 2, max: 32, default: 2, names: ['Shards', '分片數', '分片数'], visibleWhen: { option: 'architecture', in: ['cluster'] },
      contributes: [{ amount: { option: 'memoryGb', attribute: 'gb' }, times: [{ option: 'shards' }], quota: 'redis.gb', price: { category: 'Database', resource: 'Redis', spec: 'Cluster' } }],
    },
    {
      key: 'memoryGb', kind: 'select', default: '4', names: ['Memory (of each shard)', '記憶體（每個分片）', '内存（每个分片）'],
      source: [1, 2, 4, 8, 16, 32, 64].map((gb) => ({ value: String(gb), names: [`${gb} GB`, `${gb} GB`, `${gb} GB`] as const, attributes: { gb } })),
      contributes: [{ amount: { option: 'memoryGb', attribute: 'gb' }, when: { option: 'architecture', in: ['standard'] }, quota: 'redis.gb', price: { category: 'Database', resource: 'Redis', spec: 'Standard' } }],
    },
    maintenanceWindow,
  ],
}
