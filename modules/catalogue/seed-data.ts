import type { Phrase } from '#kit/pure/phrase.ts'

const ordered = <T extends object>(entries: readonly T[]) => entries.map((entry, index) => ({ ...entry, position: (index + 1) * 10 }))
const same = (text: string): Phrase => [text, text, text]

export const regions = ordered<{ code: string; names: Phrase; zone: string }>([
  { code: 'pub-1', names: ['Public zone 1', '公有雲區', '公有云区'], zone: 'public' },
  { code: 'ded-1', names: ['Dedicated zone 1', '專有雲區', '专有云区'], zone: 'dedicated' },
  { code: 'ind-1', names: ['Industry zone 1', '行業雲區', '行业云区'], zone: 'industry' },
])

const sizes: readonly (readonly [name: string, vcpu: number])[] = [['large', 2], ['xlarge', 4], ['2xlarge', 8], ['4xlarge', 16], ['8xlarge', 32], ['16xlarge', 64]]
/** A family has a fixed relation of memory to CPU: `g6.xlarge` has 4 vCPU and 16 GB. */
const family = (code: string, names: Phrase, gbPerCpu: number) => ({
  code, names, specs: sizes.map(([name, vcpu]) => ({ family: code, code: `${code}.${name}`, vcpu, memoryGb: vcpu * gbPerCpu })),
})
export const families = ordered([
  family('g6', ['General purpose g6', '通用型 g6', '通用型 g6'], 4),
  family('c6', ['Compute optimised c6', '運算最佳化型 c6', '计算型 c6'], 2),
  family('r6', ['Memory optimised r6', '記憶體最佳化型 r6', '内存型 r6'], 8),
  family('g6a', ['General purpose g6a (domestic chip)', '通用型 g6a（國產晶片）', '通用型 g6a（国产芯片）'], 4),
  family('i2', ['Big data i2 (local disks)', '大數據型 i2（本機磁碟）', '大数据型 i2（本地盘）'], 8),
])

export const images = ordered<{ code: string; names: Phrase; system: string; versions: string[] }>([
  { code: 'centos', names: same('CentOS'), system: 'linux', versions: ['7.9 64-bit', '7.6 64-bit', '7.4 64-bit'] },
  { code: 'ubuntu', names: same('Ubuntu'), system: 'linux', versions: ['24.04 64-bit', '22.04 64-bit', '20.04 64-bit'] },
  { code: 'windows', names: same('Windows Server'), system: 'windows', versions: ['2022 Datacenter 64-bit', '2019 Datacenter 64-bit', '2016 Datacenter 64-bit'] },
  { code: 'kylin', names: ['Kylin', '銀河麒麟', '银河麒麟'], system: 'linux', versions: ['V10 SP3', 'V10 SP2'] },
  { code: 'uos', names: ['UnionTech UOS', '統信 UOS', '统信 UOS'], system: 'linux', versions: ['V20 1070', 'V20 1060'] },
])

const values = (list: string, entries: readonly { value: string; names: Phrase; attributes?: Record<string, string | number> }[]) =>
  ordered(entries).map((entry) => ({ list, ...entry }))
const database = (vcpu: number, memoryGb: number) => ({
  value: `rds.${vcpu}c${memoryGb}g`, names: [`${vcpu} vCPU, ${memoryGb} GB`, `${vcpu} 核 ${memoryGb} GB`, `${vcpu} 核 ${memoryGb} GB`] as Phrase, attributes: { vcpu, memoryGb },
})
/** The resources and specifications of the disks are those of the price list (guide 004 §2.2.2). */
export const optionValues = [
  ...values('disk_category', [
    { value: 'cloud_efficiency', names: ['Efficient disk', '高效雲硬碟', '高效云盘'], attributes: { resource: 'SSD', spec: 'Balance' } },
    { value: 'cloud_ssd', names: ['SSD', 'SSD 雲硬碟', 'SSD 云盘'], attributes: { resource: 'SSD', spec: 'Standard' } },
    { value: 'cloud_essd', names: ['ESSD PL1', 'ESSD 雲硬碟 PL1', 'ESSD 云盘 PL1'], attributes: { resource: 'SSD', spec: 'Enhance' } },
    { value: 'cloud_essd_pl2', names: ['ESSD PL2', 'ESSD 雲硬碟 PL2', 'ESSD 云盘 PL2'], attributes: { resource: 'SSD', spec: 'High-Perf' } },
    { value: 'cloud_essd_pl3', names: ['ESSD PL3', 'ESSD 雲硬碟 PL3', 'ESSD 云盘 PL3'], attributes: { resource: 'SSD', spec: 'Ultra-Perf' } },
    { value: 'cloud_hdd', names: ['HDD', '一般雲硬碟', '普通云盘'], attributes: { resource: 'HDD', spec: 'Standard' } },
  ]),
  ...values('slb_spec', [
    { value: 'slb.s1.small', names: ['Small I (slb.s1.small)', '簡約型 I（slb.s1.small）', '简约型 I（slb.s1.small）'] },
    { value: 'slb.s2.small', names: ['Standard I (slb.s2.small)', '標準型 I（slb.s2.small）', '标准型 I（slb.s2.small）'] },
    { value: 'slb.s2.medium', names: ['Standard II (slb.s2.medium)', '標準型 II（slb.s2.medium）', '标准型 II（slb.s2.medium）'] },
    { value: 'slb.s3.large', names: ['Advanced (slb.s3.large)', '進階型（slb.s3.large）', '高阶型（slb.s3.large）'] },
  ]),
  ...values('rds_spec', [database(2, 4), database(2, 8), database(4, 16), database(8, 32), database(16, 64), database(32, 128)]),
]
