import type { Phrase } from '#kit/pure/phrase.ts'
import type { BooleanOption, Choice, Contribution, LeafOption, NumberOption, Quantity, SelectOption } from '../service.ts'
import { gigabytes, megabits } from './shared-options.ts'

/** The options of guide 004 §3.2.2 that several commercial services have, and what they contribute (§2.2.2). */

export const same = (text: string): Phrase => [text, text, text]
export const plainChoice = (value: string): Choice => ({ value, names: same(value) })
type Times = readonly Quantity[]
type Named = { readonly key: string; readonly names: Phrase }

export const machineSpec = (key = 'machineSpec', names: Phrase = ['Machine specification', '機器規格', '机器规格']): SelectOption =>
  ({ key, kind: 'select', default: 'Groot', names, source: ['Groot', 'Twins'].map(plainChoice) })

/** 1–128 cores or GB, priced by the machine's specification. */
function machinePart(resource: 'CPU' | 'RAM', { key, names }: Named, start: number, specKey: string, times: Times): NumberOption {
  return {
    key, kind: 'number', min: 1, max: 128, default: start, names, unit: resource === 'CPU' ? ['cores', '核', '核'] : gigabytes,
    contributes: [{ amount: { option: key }, times, price: { category: 'Instance', resource, spec: { option: specKey } } }],
  }
}

/** CPU and memory of one machine; `prefix` names a group of machines such as `master`. */
export function machineSize(times: Times = [], specKey = 'machineSpec', prefix = '', group: Phrase = ['', '', '']): readonly NumberOption[] {
  return [
    machinePart('CPU', { key: keyIn(prefix, 'cpu'), names: wordsIn(group, ['CPU', 'CPU', 'CPU']) }, 4, specKey, times),
    machinePart('RAM', { key: keyIn(prefix, 'ram'), names: wordsIn(group, ['Memory', '記憶體', '内存']) }, 8, specKey, times),
  ]
}

const volumes: readonly Choice[] = [['HDD', 'Standard'], ['SSD', 'Standard'], ['SSD', 'Balance'], ['SSD', 'Enhance'], ['SSD', 'High-Perf'], ['SSD', 'Ultra-Perf']]
  .map(([resource = '', spec = '']) => ({ value: `${resource}-${spec}`, names: same(`${resource} ${spec}`), attributes: { resource, spec } }))

/** Specification and size of a volume, 1–4096 GB. */
export function volume(times: Times = [], prefix = '', group: Phrase = ['', '', '']): readonly LeafOption[] {
  const [specKey, sizeKey] = [keyIn(prefix, 'volumeSpec'), keyIn(prefix, 'volumeSizeGb')]
  return [
    { key: specKey, kind: 'select', default: 'SSD-Standard', source: volumes, names: wordsIn(group, ['Volume specification', '磁碟規格', '磁盘规格']) },
    {
      key: sizeKey, kind: 'number', min: 1, max: 4096, default: 100, unit: gigabytes, names: wordsIn(group, ['Volume size', '磁碟容量', '磁盘容量']),
      contributes: [{ amount: { option: sizeKey }, times, price: { category: 'Storage', resource: { option: specKey, attribute: 'resource' }, spec: { option: specKey, attribute: 'spec' } } }],
    },
  ]
}

export const count = (key: string, names: Phrase, min: number, max: number, start: number): NumberOption => ({ key, kind: 'number', min, max, default: start, names })

/** How many machines stand behind one service, by its mode: the table of what a mode includes. */
export const clusterMode: SelectOption = {
  key: 'clusterMode', kind: 'select', default: 'standalone', names: ['Cluster mode', '叢集模式', '集群模式'],
  source: [
    { value: 'standalone', names: ['Standalone', '單機', '单机'], attributes: { machines: 1 } },
    { value: 'ha', names: ['HA', 'HA（高可用）', 'HA（高可用）'], attributes: { machines: 2 } },
    { value: 'cluster', names: ['Cluster', '叢集', '集群'], attributes: { machines: 3 } },
  ],
}
export const machinesOfMode: Times = [{ option: 'clusterMode', attribute: 'machines' }]

/** A fixed fee for 80 or 500 Mbps, or what flows, per MB; flow adds nothing to the month. */
export const networkBilling: readonly SelectOption[] = [
  {
    key: 'networkBilling', kind: 'select', default: 'bandwidth', names: ['Network billing', '網路計費', '网络计费'],
    source: [
      { value: 'bandwidth', names: ['Bandwidth (fixed fee)', '頻寬（固定費用）', '带宽（固定费用）'] },
      { value: 'flow', names: ['Flow (pay per usage)', '流量（依用量計費）', '流量（按用量计费）'] },
    ],
    contributes: [{ amount: 1, when: { option: 'networkBilling', in: ['flow'] }, price: { category: 'Network', resource: 'Flow', spec: 'NA' } }],
  },
  {
    key: 'bandwidth', kind: 'select', default: '80', names: ['Bandwidth', '頻寬', '带宽'], visibleWhen: { option: 'networkBilling', in: ['bandwidth'] },
    source: [80, 500].map((mbps) => ({ value: String(mbps), names: same(`${mbps} ${megabits[0]}`), attributes: { mbps } })),
    contributes: [{ amount: { option: 'bandwidth', attribute: 'mbps' }, price: { category: 'Network', resource: 'Bandwidth', spec: 'NA' } }],
  },
]

/** A bound address is one Floating IP. */
export const bindIp = (key = 'bindIp', names: Phrase = ['Bind IP', '綁定 IP', '绑定 IP']): BooleanOption =>
  ({ key, kind: 'boolean', default: false, names, contributes: [{ amount: 1, price: { category: 'Network', resource: 'Floating IP', spec: 'NA' } }] })

const systems = [['Linux', '30.10.0'], ['Linux-centos', '7.2'], ['Linux-centos', '7.4'], ['Linux-centos', '7.6'], ['Linux-ubuntu', '16.04.3'],
  ['Windows', 'server2000'], ['Windows', 'XP'], ['Windows', '7'], ['Windows', '8'], ['Windows', '10']] as const
export const operatingSystem: SelectOption = {
  key: 'os', kind: 'select', default: 'Linux-centos-7.6', names: ['Operating system', '作業系統', '操作系统'],
  source: systems.map(([resource, spec]) => ({ value: `${resource}-${spec}`, names: same(`${resource} ${spec}`), attributes: { resource, spec } })),
  contributes: [{ amount: 1, price: { category: 'OS', resource: { option: 'os', attribute: 'resource' }, spec: { option: 'os', attribute: 'spec' } } }],
}

// ---- basic fees: what the composition includes though nobody chooses it (guide §2.1.2) ----

export const fixedSystem = (resource: string, spec: string, times: Times = []): Contribution => ({ amount: 1, times, price: { category: 'OS', resource, spec } })
export const fixedMachine = (cores: number, gigabytesOfMemory: number, times: Times = []): readonly Contribution[] => [
  { amount: cores, times, price: { category: 'Instance', resource: 'CPU', spec: 'Groot' } },
  { amount: gigabytesOfMemory, times, price: { category: 'Instance', resource: 'RAM', spec: 'Groot' } },
]
export const fixedVolume = (sizeGb: number, times: Times = []): Contribution => ({ amount: sizeGb, times, price: { category: 'Storage', resource: 'SSD', spec: 'Standard' } })

function keyIn(prefix: string, key: string): string {
  return prefix === '' ? key : prefix + key[0]!.toUpperCase() + key.slice(1)
}

/** `Master` and `Volume size` → `Master volume size`; Chinese without a space, unless Latin letters follow. */
function wordsIn([english, traditional, simplified]: Phrase, words: Phrase): Phrase {
  if (english === '') return words
  const chinese = (group: string, word: string) => /^[A-Z]/.test(word) ? `${group} ${word}` : group + word
  return [`${english} ${words[0] === 'CPU' ? 'CPU' : words[0].toLowerCase()}`, chinese(traditional, words[1]), chinese(simplified, words[2])]
}
