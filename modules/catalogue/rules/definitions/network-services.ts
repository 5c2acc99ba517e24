import type { ServiceDefinition } from '../service.ts'
import { eipBandwidth, floatingIp, nameOption, networkOptions, oneToHundred } from './shared-options.ts'

/** VPC: has no price; when it is provisioned, it becomes a network that others can choose (R6). */
export const vpc: ServiceDefinition = {
  code: 'vpc', category: 'foundation', channel: 'application', icon: 'network',
  names: ['Virtual Private Cloud VPC', '專有網路 VPC', '专有网络 VPC'],
  description: ['An isolated network of your own with vSwitches; free of charge.', '專屬且隔離的網路，可劃分虛擬交換器，免費使用。', '专属且隔离的网络，可划分虚拟交换机，免费使用。'],
  quantity: { min: 1, max: 1 },
  nameOption: 'name',
  provisions: 'network',
  options: [
    { ...nameOption, names: ['VPC name', 'VPC 名稱', 'VPC 名称'] },
    {
      key: 'range', kind: 'select', default: '192.168.0.0/16', names: ['Address range', 'IPv4 網段', 'IPv4 网段'],
      source: ['192.168.0.0/16', '172.16.0.0/12', '10.0.0.0/8'].map((value) => ({ value, names: [value, value, value] as const })),
      help: ['Cannot be changed later.', '建立後無法變更。', '创建后无法修改。'],
    },
    {
      key: 'vswitches', kind: 'list', minEntries: 1, maxEntries: 8, names: ['vSwitches', '虛擬交換器', '虚拟交换机'], entryNames: ['vSwitch', '虛擬交換器', '虚拟交换机'],
      options: [
        { ...nameOption, names: ['vSwitch name', '虛擬交換器名稱', '虚拟交换机名称'] },
        {
          key: 'cidr', kind: 'text', minLength: 9, maxLength: 18, format: 'cidr', within: 'range', names: ['Address range', 'IPv4 網段', 'IPv4 网段'],
          help: ['Inside the address range of the VPC, for example 192.168.1.0/24.', '須位於 VPC 網段內，例如 192.168.1.0/24。', '须位于 VPC 网段内，例如 192.168.1.0/24。'],
        },
      ],
    },
  ],
}

export const eip: ServiceDefinition = {
  code: 'eip', category: 'foundation', channel: 'application', icon: 'world',
  names: ['Elastic IP EIP', '彈性公網 IP EIP', '弹性公网 IP EIP'],
  description: ['A public address with its own bandwidth, bound to a server or load balancer.', '具獨立頻寬的公網位址，可綁定伺服器或負載平衡。', '具有独立带宽的公网地址，可绑定服务器或负载均衡。'],
  quantity: oneToHundred,
  nameOption: 'name',
  options: [
    nameOption,
    {
      key: 'line', kind: 'select', default: 'bgp', names: ['Line', '線路類型', '线路类型'], contributes: [floatingIp],
      source: [
        { value: 'bgp', names: ['BGP (several carriers)', 'BGP（多線）', 'BGP（多线）'] },
        { value: 'government', names: ['Government extranet', '政務外網', '政务外网'] },
      ],
    },
    eipBandwidth('mbps'),
  ],
}

export const slb: ServiceDefinition = {
  code: 'slb', category: 'foundation', channel: 'application', icon: 'balance',
  names: ['Load Balancer SLB', '負載平衡 SLB', '负载均衡 SLB'],
  description: ['Spreads traffic over several servers and takes failed ones out.', '將流量分配至多台伺服器，並自動隔離故障節點。', '将流量分发到多台服务器，并自动隔离故障节点。'],
  quantity: { min: 1, max: 50 },
  nameOption: 'name',
  options: [
    nameOption,
    {
      key: 'addressType', kind: 'select', default: 'intranet', names: ['Address type', '位址類型', '地址类型'],
      source: [
        { value: 'intranet', names: ['Private network', '私有網路', '私网'] },
        { value: 'internet', names: ['Public network', '公用網路', '公网'] },
      ],
    },
    ...networkOptions,
    {
      key: 'spec', kind: 'select', source: 'option_values:slb_spec', default: 'slb.s1.small', names: ['Specification', '規格', '规格'],
      contributes: [{ amount: 1, quota: 'slb.count', price: { category: 'Network', resource: 'SLB', spec: { option: 'spec' } } }],
    },
    { ...eipBandwidth('mbps'), visibleWhen: { option: 'addressType', in: ['internet'] } },
    {
      key: 'protocols', kind: 'list', minEntries: 1, maxEntries: 20, names: ['Listeners', '接聽項目', '监听'], entryNames: ['Listener', '接聽項目', '监听'],
      options: [
        {
          key: 'protocol', kind: 'select', default: 'https', names: ['Protocol', '通訊協定', '协议'],
          source: ['http', 'https', 'tcp', 'udp'].map((value) => ({ value, names: [value.toUpperCase(), value.toUpperCase(), value.toUpperCase()] as const })),
        },
        { key: 'port', kind: 'number', min: 1, max: 65_535, default: 443, names: ['Port', '連接埠', '端口'] },
      ],
    },
  ],
}
