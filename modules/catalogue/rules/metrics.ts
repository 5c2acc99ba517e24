import type { Phrase } from '#kit/pure/phrase.ts'

/** What quotas count, per department and region (chapter 5). */
export const metrics = {
  'ecs.vcpu': { names: ['ECS vCPU', 'ECS vCPU', 'ECS vCPU'], unit: ['cores', '核', '核'] },
  'ecs.memory_gb': { names: ['ECS memory', 'ECS 記憶體', 'ECS 内存'], unit: ['GB', 'GB', 'GB'] },
  'disk.gb': { names: ['Disk capacity', '雲硬碟容量', '云盘容量'], unit: ['GB', 'GB', 'GB'] },
  'eip.count': { names: ['Elastic IPs', '彈性公網 IP 數量', '弹性公网 IP 数量'], unit: ['addresses', '個', '个'] },
  'eip.mbps': { names: ['EIP bandwidth', 'EIP 頻寬', 'EIP 带宽'], unit: ['Mbps', 'Mbps', 'Mbps'] },
  'slb.count': { names: ['Load balancers', '負載平衡執行個體', '负载均衡实例'], unit: ['instances', '個', '个'] },
  'oss.gb': { names: ['Object storage', '物件儲存容量', '对象存储容量'], unit: ['GB', 'GB', 'GB'] },
  'nas.gb': { names: ['File storage', '檔案儲存容量', '文件存储容量'], unit: ['GB', 'GB', 'GB'] },
  'acs.nodes': { names: ['Container nodes', '容器服務節點', '容器服务节点'], unit: ['nodes', '個', '个'] },
  'mq.count': { names: ['Message queues', '訊息佇列執行個體', '消息队列实例'], unit: ['instances', '個', '个'] },
  'rds.vcpu': { names: ['RDS vCPU', 'RDS vCPU', 'RDS vCPU'], unit: ['cores', '核', '核'] },
  'rds.memory_gb': { names: ['RDS memory', 'RDS 記憶體', 'RDS 内存'], unit: ['GB', 'GB', 'GB'] },
  'rds.storage_gb': { names: ['RDS storage', 'RDS 儲存空間', 'RDS 存储空间'], unit: ['GB', 'GB', 'GB'] },
  'redis.gb': { names: ['Redis memory', 'Redis 記憶體', 'Redis 内存'], unit: ['GB', 'GB', 'GB'] },
  'big_data.cu': { names: ['Big data compute', '大數據運算單元', '大数据计算单元'], unit: ['CU', 'CU', 'CU'] },
  'big_data.gb': { names: ['Big data storage', '大數據儲存容量', '大数据存储容量'], unit: ['GB', 'GB', 'GB'] },
  'waf.count': { names: ['Web firewalls', '網站應用程式防火牆', 'Web 应用防火墙'], unit: ['instances', '個', '个'] },
  'bastion.assets': { names: ['Bastion assets', '堡壘機納管資產', '堡垒机纳管资产'], unit: ['assets', '台', '台'] },
} as const satisfies Record<string, { names: Phrase; unit: Phrase }>

export type Metric = keyof typeof metrics
export const metricCodes = Object.keys(metrics) as Metric[]
