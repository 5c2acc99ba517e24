import type { Phrase } from '#kit/pure/phrase.ts'
import type { FieldError } from '#kit/pure/refusal.ts'

/** The lists of values that O&M maintains, and what each value of a list must tell for prices and quotas. */
export type AttributeField = { readonly key: string; readonly kind: 'text' | 'number'; readonly names: Phrase }
export type OptionList = { readonly names: Phrase; readonly attributes: readonly AttributeField[] }

export const optionLists = {
  disk_category: {
    names: ['Disk types', '雲硬碟類型', '云盘类型'],
    attributes: [
      { key: 'resource', kind: 'text', names: ['Price resource', '計價資源', '计价资源'] },
      { key: 'spec', kind: 'text', names: ['Price specification', '計價規格', '计价规格'] },
    ],
  },
  slb_spec: { names: ['Load balancer specifications', '負載平衡規格', '负载均衡规格'], attributes: [] },
  rds_spec: {
    names: ['Database specifications', '資料庫規格', '数据库规格'],
    attributes: [
      { key: 'vcpu', kind: 'number', names: ['vCPU', 'vCPU', 'vCPU'] },
      { key: 'memoryGb', kind: 'number', names: ['Memory (GB)', '記憶體（GB）', '内存（GB）'] },
    ],
  },
} as const satisfies Record<string, OptionList>

export type OptionListCode = keyof typeof optionLists
export const optionListCodes = Object.keys(optionLists) as OptionListCode[]

/** A value without its attributes would have no price and no demand, so each is required. */
export function checkAttributes(list: OptionListCode, attributes: Readonly<Record<string, unknown>>): FieldError[] {
  const fields: readonly AttributeField[] = optionLists[list].attributes
  const unknown = Object.keys(attributes).filter((key) => !fields.some((field) => field.key === key))
  return [
    ...unknown.map((key) => ({ path: `attributes/${key}`, code: 'field.unknown' })),
    ...fields.flatMap(({ key, kind }): FieldError[] => {
      const value = Object.hasOwn(attributes, key) ? attributes[key] : undefined
      const path = `attributes/${key}`
      if (value === undefined || value === '') return [{ path, code: 'field.required' }]
      if (kind === 'text') return typeof value === 'string' && value.length <= 60 ? [] : [{ path, code: 'field.type' }]
      if (typeof value !== 'number' || !Number.isInteger(value)) return [{ path, code: 'field.type' }]
      return value < 1 ? [{ path, code: 'field.too_small', facts: { limit: 1 } }] : []
    }),
  ]
}
