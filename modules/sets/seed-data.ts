import type { Configuration } from '#modules/catalogue/rules/service.ts'
import type { SetCategory } from './rules/categories.ts'

export type PlannedSet = {
  readonly service: string
  readonly name: string
  readonly description: string
  readonly category: SetCategory
  readonly isPopular?: true
  /** The final price in per cent of the original one. */
  readonly percent: number
  readonly configuration: Configuration
}

/** What the demonstration sells: each commercial service at least once (chapter 13). What is not said here is the form's default. */
export const plannedSets: readonly PlannedSet[] = [
  { service: 'fico', name: '轻量云主机', description: '适合个人网站与测试环境，按流量计费。', category: 'entry', isPopular: true, percent: 90,
    configuration: { cpu: 2, ram: 4, volumeSpec: 'SSD-Standard', volumeSizeGb: 40, networkBilling: 'flow', bindIp: true } },
  { service: 'fico', name: '企业云主机', description: '适合企业官网与业务系统，含 80 Mbps 固定带宽与公网 IP。', category: 'enterprise', isPopular: true, percent: 85,
    configuration: { machineSpec: 'Twins', cpu: 16, ram: 32, volumeSpec: 'SSD-Enhance', volumeSizeGb: 500, bindIp: true } },
  { service: 'fico', name: 'Windows 办公主机', description: '预装 Windows 10，适合远程办公。', category: 'entry', percent: 95,
    configuration: { cpu: 4, ram: 8, volumeSizeGb: 100, os: 'Windows-10', networkBilling: 'flow' } },
  { service: 'cis', name: '容器入门集群', description: '一个主节点、两个工作节点，适合开发与测试。', category: 'entry', percent: 90,
    configuration: { masterCpu: 2, masterRam: 4, workerCpu: 4, workerRam: 8, volumeSizeGb: 100, networkBilling: 'flow' } },
  { service: 'cis', name: '容器高可用集群', description: '三个主节点、五个工作节点，适合生产业务。', category: 'enterprise', isPopular: true, percent: 80,
    configuration: { masterCpu: 4, masterRam: 8, masterCount: 3, workerCpu: 16, workerRam: 32, workerCount: 5, volumeSpec: 'SSD-Balance', volumeSizeGb: 1024, bindIp: true } },
  { service: 'sfs', name: '共享文件 1 TB', description: '多台主机共享的文件空间。', category: 'entry', isPopular: true, percent: 70,
    configuration: { volumeSizeGb: 1024, networkBilling: 'flow' } },
  { service: 'dbs', name: 'MySQL 单机版', description: '适合小型应用的关系型数据库。', category: 'entry', percent: 90,
    configuration: { cpu: 4, ram: 8, volumeSizeGb: 200, networkBilling: 'flow' } },
  { service: 'dbs', name: 'PostgreSQL 高可用版', description: '双机热备，适合核心业务数据。', category: 'enterprise', isPopular: true, percent: 85,
    configuration: { dbType: 'postgresql', clusterMode: 'ha', cpu: 16, ram: 64, volumeSpec: 'SSD-High-Perf', volumeSizeGb: 500 } },
  { service: 'mqs', name: 'Kafka 三节点集群', description: '三台机器组成的消息队列集群。', category: 'enterprise', percent: 90,
    configuration: { clusterMode: 'cluster', cpu: 8, ram: 16, volumeSizeGb: 500 } },
  { service: 'fiwo', name: '云桌面标准版', description: '内置账号，经统一网关访问的云桌面。', category: 'entry', percent: 95, configuration: { networkBilling: 'flow', rdgwBindIp: true } },
  { service: 'bds', name: 'Spark 分析集群', description: '一个主节点、三个核心节点、两个任务节点。', category: 'enterprise', percent: 75,
    configuration: {
      serviceType: 'Spark', serviceVersion: '3.5.1', machineSpec: 'Twins', masterCpu: 8, masterRam: 32, masterVolumeSizeGb: 200, coreCpu: 16, coreRam: 64, coreVolumeSizeGb: 1024, coreVolumeCount: 4,
      taskCpu: 16, taskRam: 32, taskCount: 2,
    } },
  { service: 'ais', name: '模型训练主机', description: '已备好训练与推理环境的高性能主机。', category: 'enterprise', percent: 88,
    configuration: { machineSpec: 'Twins', cpu: 64, ram: 128, volumeSpec: 'SSD-Ultra-Perf', volumeSizeGb: 1024, bindIp: true } },
]
