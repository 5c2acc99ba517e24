import type { Phrase } from '#kit/pure/phrase.ts'
import type { Contribution, LeafOption, NumberOption, SelectOption, TextOption } from '../service.ts'
import type { Metric } from '../metrics.ts'

/** Options that several services have in common, so that they look and behave alike everywhere. */

export const gigabytes: Phrase = ['GB', 'GB', 'GB']
export const megabits: Phrase = ['Mbps', 'Mbps', 'Mbps']

/** Guide 000 §3.3: 2–64 characters, a letter or Chinese character first, then also digits, `_`, `-`, `.`. */
export const nameOption: TextOption = {
  key: 'name', kind: 'text', minLength: 2, maxLength: 64, pattern: '^[A-Za-z\\p{Script=Han}][A-Za-z0-9\\p{Script=Han}_.\\-]*$',
  names: ['Instance name', '執行個體名稱', '实例名称'],
  help: ['2–64 characters; starts with a letter or Chinese character, then letters, digits, "_", "-" or ".". Several are named name-1, name-2, …',
    '2–64 個字元，以英文字母或中文字開頭，可包含英數字、「_」、「-」與「.」。申請多個時依序命名為 名稱-1、名稱-2…',
    '2–64 个字符，以字母或汉字开头，可包含字母、数字、“_”、“-”和“.”。申请多个时依次命名为 名称-1、名称-2…'],
}

/** The VPC must have been made beforehand (guide 000 §3.3, step 6). */
export const networkOptions: readonly SelectOption[] = [
  {
    key: 'vpc', kind: 'select', source: 'vpcs', names: ['VPC', '專有網路 VPC', '专有网络 VPC'],
    help: ['Of this region and of your department. If none is offered, apply for a VPC first.', '限此區域且屬於貴部門者；若無可選項目，請先申請 VPC。', '限本区域且属于本部门；如无可选项，请先申请 VPC。'],
  },
  { key: 'vswitch', kind: 'select', source: 'vswitches', dependsOn: 'vpc', names: ['vSwitch', '虛擬交換器', '虚拟交换机'] },
]

/** The price of a volume is that of its category per GB. */
export function diskContribution(categoryKey: string, sizeKey: string, quota: Metric, countKey?: string): Contribution {
  return {
    amount: { option: sizeKey }, quota,
    price: { category: 'Storage', resource: { option: categoryKey, attribute: 'resource' }, spec: { option: categoryKey, attribute: 'spec' } },
    ...(countKey === undefined ? {} : { times: [{ option: countKey }] }),
  }
}

/** Family and specification; CPU and memory are priced by the family. */
export function machineOptions(times: Contribution['times'] = [], quotas: { vcpu: Metric; memory: Metric } = { vcpu: 'ecs.vcpu', memory: 'ecs.memory_gb' }): readonly LeafOption[] {
  return [
    { key: 'family', kind: 'select', source: 'instance_families', names: ['Instance family', '執行個體類型', '实例类型'] },
    {
      key: 'spec', kind: 'select', source: 'instance_specs', dependsOn: 'family', names: ['Specification', '執行個體規格', '实例规格'],
      contributes: [
        { amount: { option: 'spec', attribute: 'vcpu' }, times, quota: quotas.vcpu, price: { category: 'Instance', resource: 'CPU', spec: { option: 'family' } } },
        { amount: { option: 'spec', attribute: 'memoryGb' }, times, quota: quotas.memory, price: { category: 'Instance', resource: 'RAM', spec: { option: 'family' } } },
      ],
    },
  ]
}

export function sizeOption(key: string, names: Phrase, min: number, max: number, start: number, step = 1, contributes: readonly Contribution[] = []): NumberOption {
  return { key, kind: 'number', names, min, max, step, default: start, unit: gigabytes, contributes }
}

export const diskCategory = (key: string, names: Phrase): SelectOption =>
  ({ key, kind: 'select', source: 'option_values:disk_category', names, default: 'cloud_efficiency' })

/** Peak bandwidth of a public address, 1–200 Mbps. */
export const eipBandwidth = (key: string): NumberOption => ({
  key, kind: 'number', min: 1, max: 200, default: 5, unit: megabits, names: ['Peak bandwidth', '頻寬峰值', '带宽峰值'],
  contributes: [{ amount: { option: key }, quota: 'eip.mbps', price: { category: 'Network', resource: 'Bandwidth', spec: 'EIP' } }],
})
export const floatingIp: Contribution = { amount: 1, quota: 'eip.count', price: { category: 'Network', resource: 'Floating IP', spec: 'NA' } }

export const oneToHundred = { min: 1, max: 100 } as const
