import type { ServiceDefinition } from '../service.ts'
import { nameOption, networkOptions } from './shared-options.ts'

export const waf: ServiceDefinition = {
  code: 'waf', category: 'security', channel: 'application', icon: 'shield',
  names: ['Web Application Firewall', '網站應用程式防火牆 WAF', 'Web 应用防火墙 WAF'],
  description: ['Keeps attacks away from public websites.', '為對外網站阻擋各類攻擊。', '为对外网站阻挡各类攻击。'],
  quantity: { min: 1, max: 10 },
  nameOption: 'name',
  options: [
    nameOption,
    {
      key: 'edition', kind: 'select', default: 'enterprise', names: ['Edition', '版本', '版本'],
      source: [
        { value: 'advanced', names: ['Advanced', '進階版', '高级版'], attributes: { spec: 'Advanced' } },
        { value: 'enterprise', names: ['Enterprise', '企業版', '企业版'], attributes: { spec: 'Enterprise' } },
        { value: 'flagship', names: ['Flagship', '旗艦版', '旗舰版'], attributes: { spec: 'Flagship' } },
      ],
      contributes: [{ amount: 1, quota: 'waf.count', price: { category: 'Security', resource: 'WAF', spec: { option: 'edition', attribute: 'spec' } } }],
    },
    {
      key: 'domains', kind: 'list', minEntries: 1, maxEntries: 50, names: ['Protected domains', '防護網域', '防护域名'], entryNames: ['Domain', '網域', '域名'],
      options: [
        { key: 'domain', kind: 'text', minLength: 4, maxLength: 253, names: ['Domain name', '網域名稱', '域名'],
          pattern: '^(\\*\\.)?([A-Za-z0-9]([A-Za-z0-9\\-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}$' },
        { key: 'isHttps', kind: 'boolean', default: true, names: ['HTTPS', 'HTTPS', 'HTTPS'] },
      ],
    },
    { key: 'extraMbps', kind: 'number', min: 0, max: 1_000, step: 50, default: 0, unit: ['Mbps', 'Mbps', 'Mbps'], names: ['Extra bandwidth', '擴充頻寬', '扩展带宽'],
      contributes: [{ amount: { option: 'extraMbps' }, price: { category: 'Security', resource: 'WAF', spec: 'Bandwidth' } }] },
  ],
}

export const bastion: ServiceDefinition = {
  code: 'bastion', category: 'security', channel: 'application', icon: 'key',
  names: ['Bastion Host', '堡壘機', '堡垒机'],
  description: ['One controlled and recorded door for operating servers.', '集中管控並完整記錄伺服器維運操作的入口。', '集中管控并完整记录服务器运维操作的入口。'],
  quantity: { min: 1, max: 10 },
  nameOption: 'name',
  options: [
    ...networkOptions,
    nameOption,
    {
      key: 'edition', kind: 'select', default: 'basic', names: ['Edition', '版本', '版本'],
      source: [
        { value: 'basic', names: ['Basic', '基礎版', '基础版'], attributes: { spec: 'Basic' } },
        { value: 'high_availability', names: ['High availability', '高可用版', '双机高可用版'], attributes: { spec: 'High Availability' } },
      ],
    },
    {
      key: 'assets', kind: 'select', default: '50', names: ['Assets', '納管資產數', '纳管资产数'],
      source: [20, 50, 100, 200, 500, 1000].map((assets) => ({ value: String(assets), names: [`${assets}`, `${assets}`, `${assets}`] as const, attributes: { assets } })),
      contributes: [{ amount: { option: 'assets', attribute: 'assets' }, quota: 'bastion.assets', price: { category: 'Security', resource: 'Bastion', spec: { option: 'edition', attribute: 'spec' } } }],
    },
    { key: 'storageDays', kind: 'number', min: 180, max: 1_095, default: 180, unit: ['days', '天', '天'], names: ['Keep records for', '稽核記錄保留天數', '审计记录保留天数'] },
  ],
}
