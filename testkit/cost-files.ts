import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import type { CostFile } from '#modules/bills/cost-contract.ts'
import type { Client } from './http.ts'
import { body } from './orders.ts'

/** Files in the shape of what public clouds export; the sub-accounts and projects are made up. All of January 2027. */

const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
const bare = (cells: readonly string[]) => cells.map((cell) => /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell).join(',')

const awsHeads = ['AvailabilityZone', 'BilledCost', 'BillingAccountId', 'BillingCurrency', 'BillingPeriodEnd', 'BillingPeriodStart', 'ChargeCategory', 'ChargeClass', 'ChargeDescription', 'ChargePeriodEnd',
  'ChargePeriodStart', 'EffectiveCost', 'InvoiceIssuerName', 'ProviderName', 'RegionId', 'RegionName', 'ResourceId', 'ResourceName', 'ServiceName', 'SubAccountId', 'SubAccountName', 'Tags', 'x_Discounts', 'x_Operation', 'x_ServiceCode']
type AwsRow = { readonly cost: string; readonly account: string; readonly service?: string; readonly tags?: string; readonly category?: string; readonly description?: string }
/** Packed, with exponents, its own `x_` columns and tags as JSON. */
export function awsFile(rows: readonly AwsRow[], month = '2027-01', next = '2027-02'): Buffer {
  const lines = rows.map(({ cost, account, service = 'Amazon Elastic Compute Cloud', tags = '{}', category = 'Usage', description = '$0.0104 per On Demand Linux t3.micro Instance Hour' }) => bare([
    'cn-north-1a', cost, '999988887777', 'USD', `${next}-01T00:00:00.000Z`, `${month}-01T00:00:00.000Z`, category, '', description, `${month}-02T01:00:00.000Z`, `${month}-02T00:00:00.000Z`, cost, 'AWS', 'AWS',
    'cn-north-1', 'China (Beijing)', 'i-0123', '', service, account, `account ${account}`, tags, '{}', 'RunInstances', 'AmazonEC2']))
  return gzipSync(Buffer.from(`${bare(awsHeads)}\n${lines.join('\n')}\n`))
}

/** A byte order mark, CR LF, every value in quotes, numbers of seventeen digits, tags without braces. */
export function azureFile(): Buffer {
  const heads = ['BilledCost', 'BillingAccountId', 'BillingAccountName', 'BillingCurrency', 'BillingPeriodEnd', 'BillingPeriodStart', 'ChargeCategory', 'ChargeClass', 'ChargeDescription', 'ChargePeriodEnd', 'ChargePeriodStart',
    'ProviderName', 'RegionId', 'RegionName', 'ResourceId', 'ResourceName', 'ServiceName', 'SubAccountId', 'SubAccountName', 'Tags', 'x_BilledCostInUsd', 'x_CostCenter', 'x_SkuMeterName']
  const row = (cost: string, account: string, tags: string, category = 'Usage', itsClass = '') => quoted([cost, '/providers/x/1', '浙江省', 'CNY', '2027-02-01T00:00:00Z', '2027-01-01T00:00:00Z', category, itsClass, 'Virtual Machines - D2s v3',
    '2027-01-06T00:00:00Z', '2027-01-05T00:00:00Z', 'Microsoft', 'chinaeast2', 'China East 2', '/subscriptions/s/vm-1', 'vm-1', 'Virtual Machines', account, `Subscription ${account.at(-1)}`, tags, '0.1', '', 'D2s v3'])
  const lines = [row('1234.000330952381', 'sub-a', '"Env": "Prod","Project": "portal"'), row('1,000.5', 'sub-a', '{}'), row('-34.5', 'sub-a', '', 'Credit', 'Correction'), row('0.00000000000000012', 'sub-b', '"Env": "Test"')]
  return Buffer.from(`\uFEFF${quoted(heads)}\r\n${lines.join('\r\n')}\r\n`)
}

/** `NULL` for nothing, moments with a blank and `UTC` that begin at the provider's own midnight, tags as a list; no sub-account at support. */
export function googleFile(): Buffer {
  const heads = ['BillingAccountId', 'BillingCurrency', 'BillingPeriodStart', 'BillingPeriodEnd', 'ChargeCategory', 'ChargeClass', 'ChargePeriodStart', 'ChargePeriodEnd', 'BilledCost', 'RegionId', 'ResourceName', 'ServiceName', 'SubAccountId', 'SubAccountName', 'Tags', 'x_CreditAmount']
  const row = (cost: string, project: string, service: string, tags: string, category = 'Usage') => bare(['01AB-CD', 'USD', '2027-01-01 08:00:00 UTC', '2027-02-01 08:00:00 UTC', category, 'NULL', '2027-01-03 00:00:00 UTC', '2027-01-03 01:00:00 UTC',
    cost, 'asia-east1', 'NULL', service, project, project, tags, 'NULL'])
  const lines = [row('12.5', 'gcp-portal', 'BigQuery', '[{"key":"team","value":"data"}]'), row('-2.25E+0', 'gcp-portal', 'BigQuery', '[]', 'Credit'), row('100', 'NULL', 'Support', 'NULL', 'Purchase')]
  return Buffer.from(`${bare(heads)}\n${lines.join('\n')}`)
}

/** Names in Chinese, days of UTC+8, tags as `key:… value:…`. */
export function alibabaFile(): Buffer {
  const heads = ['BilledCost', 'BillingAccountId', 'BillingCurrency', 'BillingPeriodStart', 'BillingPeriodEnd', 'ChargeCategory', 'ChargeDescription', 'ChargePeriodStart', 'ChargePeriodEnd', 'ServiceProviderName', 'RegionName', 'ResourceName', 'ServiceName', 'SubAccountId', 'SubAccountName', 'Tags', 'x_产品明细']
  const row = (cost: string, service: string, tags: string) => bare([cost, '1234567890', 'CNY', '2026-12-31T16:00:00Z', '2027-01-31T16:00:00Z', 'Usage', '按量付费', '2027-01-01T00:00:00+08:00', '2027-01-02T00:00:00+08:00', '阿里云', '华东1（杭州）', '门户-01', service, '1700000000000001', '省交通运输厅', tags, '云服务器，按量'])
  return Buffer.from(`${bare(heads)}\n${[row('88.123456789012', '云服务器 ECS', 'key:项目 value:门户; key:环境 value:生产'), row('11.876543210988', '对象存储 OSS', '')].join('\n')}\n`)
}

export async function imported(client: Client, provider: string, name: string, content: Buffer, replaces = false): Promise<CostFile> {
  return body<CostFile>(await client.upload(`/cost-files?provider=${encodeURIComponent(provider)}&replaces=${replaces}`, name, content), 201)
}

export async function departmentIds(client: Client): Promise<Map<string, string>> {
  const { items } = body<{ items: { id: string; name: string }[] }>(await client.get('/departments/choices?purpose=view'))
  expect(items.length).toBeGreaterThan(3)
  return new Map(items.map(({ id, name }) => [name, id]))
}
