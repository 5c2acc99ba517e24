import type { Phrase } from '#kit/pure/phrase.ts'

/** What people read for the codes of price components; a code that is a name of its own (g6, SSD) stays as it is. */
const words: Readonly<Record<string, Phrase>> = {
  Instance: ['Instance', '執行個體', '实例'],
  OS: ['OS', '作業系統', '操作系统'],
  RAM: ['RAM', '記憶體', '内存'],
  Network: ['Network', '網路', '网络'],
  Bandwidth: ['Bandwidth', '頻寬', '带宽'],
  Flow: ['Flow', '流量', '流量'],
  'Floating IP': ['Floating IP', '公網 IP', '公网 IP'],
  Storage: ['Storage', '儲存', '存储'],
  Standard: ['Standard', '標準', '标准'],
  Balance: ['Balanced', '均衡', '均衡'],
  Enhance: ['Enhanced', '增強', '增强'],
  'High-Perf': ['High performance', '高效能', '高性能'],
  'Ultra-Perf': ['Ultra performance', '極致效能', '极致性能'],
  Infrequent: ['Infrequent access', '低頻存取', '低频访问'],
  Archive: ['Archive', '封存', '归档'],
  Capacity: ['Capacity', '容量型', '容量型'],
  Performance: ['Performance', '效能型', '性能型'],
  Database: ['Database', '資料庫', '数据库'],
  Cluster: ['Cluster', '叢集', '集群'],
  Container: ['Container', '容器', '容器'],
  'Control plane': ['Control plane', '控制平面', '控制平面'],
  Middleware: ['Middleware', '中介軟體', '中间件'],
  'Message Queue': ['Message queue', '訊息佇列', '消息队列'],
  'Big Data': ['Big data', '大數據', '大数据'],
  Compute: ['Compute', '運算', '计算'],
  Workbench: ['Workbench', '資料開發工作台', '数据开发工作台'],
  Security: ['Security', '資訊安全', '安全'],
  Bastion: ['Bastion host', '堡壘機', '堡垒机'],
  Basic: ['Basic', '基礎版', '基础版'],
  Advanced: ['Advanced', '進階版', '高级版'],
  Enterprise: ['Enterprise', '企業版', '企业版'],
  Flagship: ['Flagship', '旗艦版', '旗舰版'],
  'High Availability': ['High availability', '高可用版', '高可用版'],
  NA: ['–', '–', '–'],
}

export function priceWord(code: string): Phrase {
  return words[code] ?? [code, code, code]
}
