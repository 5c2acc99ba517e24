import type { Phrase } from '#kit/pure/phrase.ts'
import type { Metric } from './metrics.ts'

/**
 * What a catalogue service is, as data (chapter 3, Catalogue). One definition draws the form, is checked on the
 * server, and gives price components and quota demand. It is no expression language: a condition compares one
 * option with values, a contribution is one amount times counts.
 */
export type ServiceDefinition = {
  readonly code: string
  readonly category: ServiceCategory
  readonly channel: Channel
  /** Name of a picture that the pages know. */
  readonly icon: string
  readonly names: Phrase
  readonly description: Phrase
  /** How many of it one item may ask for. */
  readonly quantity: { readonly min: number; readonly max: number }
  /** The text option that names the units: `name-1` … `name-n`. */
  readonly nameOption?: string
  /** Provisioning a unit creates this record too (R6). */
  readonly provisions?: 'network'
  readonly options: readonly Option[]
  /** What the composition includes though nobody chooses it, e.g. the fixed machine of a cluster mode. */
  readonly basicFees?: readonly Contribution[]
}

/** Who gets it how: departments apply, members order. */
export type Channel = 'application' | 'order' | 'both'

export const serviceCategories = {
  foundation: ['Cloud foundation', '雲端基礎產品', '云基础产品'],
  middleware: ['Containers and middleware', '容器與中介軟體', '容器与中间件'],
  database: ['Databases', '資料庫', '数据库'],
  big_data: ['Big data', '大數據', '大数据'],
  intelligence: ['Artificial intelligence', '人工智慧', '人工智能'],
  security: ['Security', '資訊安全', '安全'],
} as const satisfies Record<string, Phrase>
export type ServiceCategory = keyof typeof serviceCategories

export type Option = LeafOption | ListOption
export type LeafOption = SelectOption | NumberOption | TextOption | BooleanOption

type OptionShape = {
  readonly key: string
  readonly names: Phrase
  readonly help?: Phrase
  /** May be left empty; without it an option that is visible must have a value. */
  readonly isOptional?: true
  readonly visibleWhen?: Condition
  /** Counts while the option is visible, has a value, and this is not `false`. */
  readonly contributes?: readonly Contribution[]
}

export type SelectOption = OptionShape & {
  readonly kind: 'select'
  /** Choices that stand here, or the reference data that they come from. */
  readonly source: readonly Choice[] | Source
  /** Only choices whose `parent` is the value of this option: the vSwitches of the chosen VPC. */
  readonly dependsOn?: string
  readonly default?: string
}
export type NumberOption = OptionShape & {
  readonly kind: 'number'
  readonly min: number
  readonly max: number
  readonly step?: number
  readonly unit?: Phrase
  readonly default?: number
}
export type TextOption = OptionShape & {
  readonly kind: 'text'
  readonly minLength: number
  readonly maxLength: number
  /** A regular expression with the `u` flag. */
  readonly pattern?: string
  /** A block of IPv4 addresses; `within` names the option whose block must contain it. */
  readonly format?: 'cidr'
  readonly within?: string
  readonly default?: string
}
export type BooleanOption = OptionShape & { readonly kind: 'boolean'; readonly default?: boolean }
/** Several things of one shape, such as data disks. */
export type ListOption = OptionShape & {
  readonly kind: 'list'
  readonly entryNames: Phrase
  readonly options: readonly LeafOption[]
  readonly minEntries: number
  readonly maxEntries: number
  /** The sum of this number over all entries is limited: at most 16 data disks, however grouped. */
  readonly total?: { readonly of: string; readonly max: number }
}

/** True while the option has one of the values. The option is looked up beside, then in the configuration around. */
export type Condition = { readonly option: string; readonly in: readonly Scalar[] }

/** The value of an option, or an attribute of the choice that it stands for. */
export type OptionReference = { readonly option: string; readonly attribute?: string }
export type Quantity = number | OptionReference
export type Term = string | OptionReference

/**
 * `amount` of one thing, `times` counts. For the price one thing is priced first, then multiplied by the counts.
 * Example: worker CPU `{amount: {option: 'workerCpu'}, times: [{option: 'workerCount'}], price: {…, spec: {option: 'machineSpec'}}}`.
 */
export type Contribution = {
  readonly amount: Quantity
  readonly times?: readonly Quantity[]
  readonly when?: Condition
  readonly price?: { readonly category: Term; readonly resource: Term; readonly spec: Term }
  readonly quota?: Metric
}

export type Scalar = string | number | boolean
export type ConfigurationEntry = { readonly [key: string]: Scalar }
/** The values of a service's options, by key. */
export type Configuration = { readonly [key: string]: Scalar | readonly ConfigurationEntry[] }

/** One value that may be chosen. `parent` is the value it belongs to: a version's image, a vSwitch's VPC. */
export type Choice = {
  readonly value: string
  readonly names: Phrase
  readonly parent?: string
  readonly attributes?: Readonly<Record<string, string | number>>
  /** No longer offered, but older records still show it. */
  readonly isRetired?: true
}
export type Source = 'regions' | 'vpcs' | 'vswitches' | 'instance_families' | 'instance_specs' | 'images' | 'image_versions' | `option_values:${string}`

/** The reference data of one region and department that a configuration is checked against. */
export type CatalogueFacts = {
  readonly regionId: string | null
  readonly departmentId: string | null
  readonly choices: { readonly [source: string]: readonly Choice[] }
}
/** For the questions that need no reference data. */
export const noFacts: CatalogueFacts = { regionId: null, departmentId: null, choices: {} }

/** The reference data that a service's options are chosen from: nothing else is needed to check and describe it. */
export function sourcesOf({ options }: ServiceDefinition): Source[] {
  const leaves = options.flatMap((option) => option.kind === 'list' ? option.options : [option])
  return [...new Set(leaves.flatMap((leaf) => leaf.kind === 'select' && typeof leaf.source === 'string' ? [leaf.source] : []))]
}
