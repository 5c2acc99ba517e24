import type { Phrase } from '#kit/pure/phrase.ts'
import type { FieldError } from '#kit/pure/refusal.ts'
import type { CatalogueFacts } from '#modules/catalogue/rules/service.ts'

/**
 * Which resources a category has, which specifications a resource, which numbers may be priced, and the unit (P2): the
 * table of guide 004 §2.2.2, then the government services' resources in the same shape. The unit of RAM is GB (the
 * guide's "Core" there is a slip).
 */
export type Numbers = { readonly from: number; readonly to: number } | readonly number[]
export type Correspondence = {
  readonly category: string
  readonly resource: string
  readonly specs: readonly string[]
  readonly numbers: Numbers
  readonly unit: Unit
}

export const unitWords = {
  Core: ['core', '核', '核'],
  GB: ['GB', 'GB', 'GB'],
  Mbps: ['Mbps', 'Mbps', 'Mbps'],
  MB: ['MB', 'MB', 'MB'],
  PC: ['piece', '個', '个'],
  Set: ['set', '套', '套'],
  CU: ['CU', 'CU', 'CU'],
  Asset: ['asset', '台', '台'],
  Throughput: ['1,000 messages/s', '千則訊息／秒', '千条消息/秒'],
} as const satisfies Record<string, Phrase>
export type Unit = keyof typeof unitWords

export function unitWord(unit: string): Phrase {
  return (unitWords as Readonly<Record<string, Phrase>>)[unit] ?? [unit, unit, unit]
}

const upTo = (to: number): Numbers => ({ from: 1, to })
const one = [1] as const
const notAny = ['NA'] as const

export const guideTable: readonly Correspondence[] = [
  { category: 'Instance', resource: 'CPU', specs: ['Groot', 'Twins'], numbers: upTo(128), unit: 'Core' },
  { category: 'Instance', resource: 'RAM', specs: ['Groot', 'Twins'], numbers: upTo(128), unit: 'GB' },
  { category: 'Network', resource: 'Bandwidth', specs: notAny, numbers: [80, 500], unit: 'Mbps' },
  { category: 'Network', resource: 'Floating IP', specs: notAny, numbers: one, unit: 'PC' },
  { category: 'Network', resource: 'Flow', specs: notAny, numbers: one, unit: 'MB' },
  { category: 'OS', resource: 'Linux', specs: ['30.10.0'], numbers: one, unit: 'Set' },
  { category: 'OS', resource: 'Linux-centos', specs: ['7.2', '7.6', '7.4'], numbers: one, unit: 'Set' },
  { category: 'OS', resource: 'Linux-ubuntu', specs: ['16.04.3'], numbers: one, unit: 'Set' },
  { category: 'OS', resource: 'Windows', specs: ['server2000', 'XP', '10', '8', '7'], numbers: one, unit: 'Set' },
  { category: 'Storage', resource: 'HDD', specs: ['Standard'], numbers: upTo(4096), unit: 'GB' },
  { category: 'Storage', resource: 'SSD', specs: ['Standard', 'Balance', 'Enhance', 'High-Perf', 'Ultra-Perf'], numbers: upTo(4096), unit: 'GB' },
]

const database = (resource: string): readonly Correspondence[] => [
  { category: 'Database', resource, specs: ['CPU'], numbers: upTo(128), unit: 'Core' },
  { category: 'Database', resource, specs: ['RAM'], numbers: upTo(128), unit: 'GB' },
  { category: 'Database', resource, specs: ['Storage'], numbers: upTo(4096), unit: 'GB' },
]
const governmentTable: readonly Correspondence[] = [
  { category: 'Network', resource: 'Bandwidth', specs: ['EIP'], numbers: upTo(200), unit: 'Mbps' },
  { category: 'Storage', resource: 'OSS', specs: ['Standard', 'Infrequent', 'Archive'], numbers: upTo(4096), unit: 'GB' },
  { category: 'Storage', resource: 'NAS', specs: ['Capacity', 'Performance'], numbers: upTo(4096), unit: 'GB' },
  { category: 'Container', resource: 'ACS', specs: ['Control plane'], numbers: one, unit: 'Set' },
  { category: 'Middleware', resource: 'Message Queue', specs: ['Kafka', 'RabbitMQ', 'RocketMQ'], numbers: upTo(20), unit: 'Throughput' },
  ...database('RDS MySQL'),
  ...database('RDS PostgreSQL'),
  { category: 'Database', resource: 'Redis', specs: ['Standard', 'Cluster'], numbers: upTo(64), unit: 'GB' },
  { category: 'Big Data', resource: 'Compute', specs: ['CU'], numbers: upTo(2000), unit: 'CU' },
  { category: 'Big Data', resource: 'Storage', specs: ['Standard'], numbers: upTo(4096), unit: 'GB' },
  { category: 'Big Data', resource: 'Workbench', specs: notAny, numbers: one, unit: 'Set' },
  { category: 'Security', resource: 'WAF', specs: ['Advanced', 'Enterprise', 'Flagship'], numbers: one, unit: 'Set' },
  { category: 'Security', resource: 'WAF', specs: ['Bandwidth'], numbers: upTo(1000), unit: 'Mbps' },
  { category: 'Security', resource: 'Bastion', specs: ['Basic', 'High Availability'], numbers: upTo(1000), unit: 'Asset' },
]

/** The whole table: what O&M adds to the catalogue (instance families, load balancers, disk types) can be priced at once. */
export function correspondenceOf(choices: CatalogueFacts['choices']): Correspondence[] {
  const values = (source: string) => choices[source]?.map(({ value }) => value) ?? []
  const [families, balancers] = [values('instance_families'), values('option_values:slb_spec')]
  const disks = (choices['option_values:disk_category'] ?? []).flatMap(({ attributes }) =>
    attributes?.resource === undefined || attributes.spec === undefined ? [] : [{ resource: String(attributes.resource), spec: String(attributes.spec) }])
  const table: Correspondence[] = [
    ...guideTable,
    { category: 'Instance', resource: 'CPU', specs: families, numbers: upTo(128), unit: 'Core' },
    { category: 'Instance', resource: 'RAM', specs: families, numbers: upTo(128), unit: 'GB' },
    { category: 'Network', resource: 'SLB', specs: balancers, numbers: one, unit: 'PC' },
    ...[...Map.groupBy(disks, ({ resource }) => resource)].map(([resource, found]): Correspondence =>
      ({ category: 'Storage', resource, specs: unknownOf(resource, found.map(({ spec }) => spec)), numbers: upTo(4096), unit: 'GB' })),
    ...governmentTable,
  ]
  return table.filter(({ specs }) => specs.length > 0)
}

/** Of these specifications of a disk those that the guide's table does not have already. */
function unknownOf(resource: string, specs: readonly string[]): string[] {
  const known = guideTable.find((row) => row.category === 'Storage' && row.resource === resource)?.specs ?? []
  return [...new Set(specs)].filter((spec) => !known.includes(spec))
}

export type Place = { readonly category: string; readonly resource: string; readonly spec: string }

export function placeIn(table: readonly Correspondence[], { category, resource, spec }: Place): Correspondence | undefined {
  return table.find((row) => row.category === category && row.resource === resource && row.specs.includes(spec))
}

/** P2: category → its resources → their specifications → number within the range. The first that does not fit is named. */
export function checkPlace(table: readonly Correspondence[], { category, resource, spec, number }: Place & { readonly number: number }): FieldError[] {
  if (!table.some((row) => row.category === category)) return [{ path: 'category', code: 'field.not_an_option' }]
  if (!table.some((row) => row.category === category && row.resource === resource)) return [{ path: 'resource', code: 'price.does_not_belong' }]
  const found = placeIn(table, { category, resource, spec })
  if (!found) return [{ path: 'spec', code: 'price.does_not_belong' }]
  return checkNumber(found.numbers, number)
}

function checkNumber(numbers: Numbers, number: number): FieldError[] {
  if (isList(numbers)) return numbers.includes(number) ? [] : [{ path: 'number', code: 'price.number_of', facts: { numbers: numbers.join(', ') } }]
  if (number < numbers.from) return [{ path: 'number', code: 'field.too_small', facts: { limit: numbers.from } }]
  return number > numbers.to ? [{ path: 'number', code: 'field.too_large', facts: { limit: numbers.to } }] : []
}

export function isList(numbers: Numbers): numbers is readonly number[] {
  return Array.isArray(numbers)
}

/** Flow is paid by what is used, per MB: it has a price, and adds nothing to the month (chapter 3). */
export function isPaidByUsage({ category, resource }: Pick<Place, 'category' | 'resource'>): boolean {
  return category === 'Network' && resource === 'Flow'
}
