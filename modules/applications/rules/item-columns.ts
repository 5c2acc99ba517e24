import type { Phrase } from '#kit/pure/phrase.ts'
import type { LeafOption, ListOption, ServiceDefinition } from '#modules/catalogue/rules/service.ts'

/**
 * The columns of a spreadsheet in which items of one service are filled in (R15): one for each option, and for a list
 * such as data disks numbered ones, `Data disk 1 Size`, so that a clerk needs no notation.
 */
export type ItemField =
  | { readonly kind: 'service' | 'region' | 'quantity' | 'remark' }
  | { readonly kind: 'option'; readonly option: LeafOption }
  | { readonly kind: 'entry'; readonly list: ListOption; readonly part: LeafOption; readonly number: number }
export type ItemColumn = { readonly field: ItemField; readonly header: Phrase }

export const fixedHeaders = {
  service: ['Service', '服務', '服务'],
  region: ['Region', '區域', '区域'],
  quantity: ['Quantity', '申請數量', '申请数量'],
  remark: ['Remark', '備註', '备注'],
} as const satisfies Record<string, Phrase>

/** How many entries of a list the template shows; more are read where somebody adds their columns. */
const shownEntries = 4

export function templateColumns(definition: ServiceDefinition): ItemColumn[] {
  return columnsWith(definition, ({ minEntries, maxEntries }) => Math.min(maxEntries, Math.max(shownEntries, minEntries)))
}

/** Which column of a sheet is which field, by its header in any language; undefined: not known, or there already. */
export function fieldsOf(definition: ServiceDefinition, headers: readonly string[]): (ItemField | undefined)[] {
  const all: ItemColumn[] = [{ field: { kind: 'service' }, header: fixedHeaders.service }, ...columnsWith(definition, ({ maxEntries }) => maxEntries)]
  const known = new Map(all.flatMap((column) => column.header.map((text) => [plainHeader(text), column.field] as const)))
  const taken = new Set<ItemField>()
  return headers.map((header) => {
    const field = known.get(plainHeader(header))
    if (field === undefined || taken.has(field)) return undefined
    taken.add(field)
    return field
  })
}

/** Is it the heading of this fixed column, in any language? For what must be known before the service is. */
export function isHeading(header: string, kind: keyof typeof fixedHeaders): boolean {
  return fixedHeaders[kind].some((text) => plainHeader(text) === plainHeader(header))
}

/** Where the field stands in an item; entries are counted from 0 here. */
export function pathOfField(field: ItemField, entryIndex = 0): string {
  switch (field.kind) {
    case 'option': return `configuration/${field.option.key}`
    case 'entry': return `configuration/${field.list.key}/${entryIndex}/${field.part.key}`
    case 'region': return 'regionId'
    default: return field.kind
  }
}

function columnsWith(definition: ServiceDefinition, entriesOf: (list: ListOption) => number): ItemColumn[] {
  const options = definition.options.flatMap((option): ItemColumn[] => {
    if (option.kind !== 'list') return [{ field: { kind: 'option', option }, header: headerOf(option) }]
    const numbers = Array.from({ length: entriesOf(option) }, (_, index) => index + 1)
    return numbers.flatMap((number) => option.options.map((part): ItemColumn => {
      const name = headerOf(part)
      return { field: { kind: 'entry', list: option, part, number }, header: each((language) => `${option.entryNames[language]} ${number} ${name[language]}`) }
    }))
  })
  const fixed = (kind: 'region' | 'quantity' | 'remark'): ItemColumn => ({ field: { kind }, header: fixedHeaders[kind] })
  return [fixed('region'), ...options, fixed('quantity'), fixed('remark')]
}

function headerOf(option: LeafOption): Phrase {
  if (option.kind !== 'number' || option.unit === undefined) return option.names
  const { names, unit } = option
  return [`${names[0]} (${unit[0]})`, `${names[1]}（${unit[1]}）`, `${names[2]}（${unit[2]}）`]
}

function each(text: (language: 0 | 1 | 2) => string): Phrase {
  return [text(0), text(1), text(2)]
}

/** As people may have copied it: wide or narrow signs, any case, spaces, dashes. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[‐-―−]/g, '-').replace(/\s+/g, ' ').trim()
}

/** A header means the same without its unit and without a star for "required". */
function plainHeader(header: string): string {
  return plain(header).replace(/^\*|\*$/g, '').replace(/\s*\([^)]*\)$/, '').replace(/\s+/g, '')
}
