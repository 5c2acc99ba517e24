import type { FieldError } from '#kit/pure/refusal.ts'
import { allChoices, entryScope, offeredChoices, type Scope } from '#modules/catalogue/rules/choices.ts'
import { withDefaults } from '#modules/catalogue/rules/configuration.ts'
import type { CatalogueFacts, Choice, Configuration, ConfigurationEntry, LeafOption, NumberOption, Scalar, SelectOption, ServiceDefinition } from '#modules/catalogue/rules/service.ts'
import { pathOfField, plain, type ItemField } from './item-columns.ts'

/**
 * Reads one row of a spreadsheet as an item (R15): what people wrote becomes the catalogue's values, empty cells the
 * defaults. Whether the item is right is the catalogue's rule, which is asked afterwards.
 */
export type Cell = { readonly field: ItemField; readonly text: string }
export type ReadItem = {
  readonly configuration: Configuration
  readonly quantity: number
  readonly remark: string
  /** What could not be understood, by path in the item. */
  readonly errors: readonly FieldError[]
  /** Which field stands at a path: for what the catalogue says afterwards. */
  readonly fieldAt: ReadonlyMap<string, ItemField>
}

export function readItem(definition: ServiceDefinition, cells: readonly Cell[], facts: CatalogueFacts): ReadItem {
  const filled = cells.filter(({ text }) => text !== '')
  const textOf = (kind: ItemField['kind']) => filled.find(({ field }) => field.kind === kind)?.text ?? ''
  const errors: FieldError[] = []
  const fieldAt = new Map<string, ItemField>(cells.flatMap(({ field }) => field.kind === 'entry' ? [] : [[pathOfField(field), field]]))
  const put = (values: Record<string, Scalar>, path: string, option: LeafOption, text: string, scope: Scope) => {
    const found = valueOfCell(option, text, scope, facts)
    if ('code' in found) errors.push({ path, ...found })
    else values[option.key] = found.value
  }

  const values: Record<string, Configuration[string]> = {}
  const scope: Scope = { options: definition.options, values }
  for (const option of definition.options) {
    if (option.kind !== 'list') {
      const cell = filled.find(({ field }) => field.kind === 'option' && field.option === option)
      if (cell) put(values as Record<string, Scalar>, `configuration/${option.key}`, option, cell.text, scope)
      continue
    }
    const entries = entriesIn(cells, option.key).map((parts, index): ConfigurationEntry => {
      const entry: Record<string, Scalar> = {}
      for (const { field, text } of parts) {
        fieldAt.set(pathOfField(field, index), field)
        if (text !== '') put(entry, pathOfField(field, index), field.part, text, entryScope(option, entry, scope))
      }
      return entry
    })
    if (entries.length > 0) values[option.key] = entries
  }
  const quantity = textOf('quantity') === '' ? definition.quantity.min : numberIn(textOf('quantity'))
  if (quantity === undefined) errors.push({ path: 'quantity', code: 'import.not_a_number' })
  return { configuration: withDefaults(definition, values, facts), quantity: quantity ?? 0, remark: textOf('remark'), errors, fieldAt }
}

type EntryCell = Cell & { readonly field: Extract<ItemField, { kind: 'entry' }> }

/** The cells of each entry in which anything is written, in the order of their numbers: a gap closes. */
function entriesIn(cells: readonly Cell[], listKey: string): EntryCell[][] {
  const mine = cells.filter((cell): cell is EntryCell => cell.field.kind === 'entry' && cell.field.list.key === listKey)
  const byNumber = Map.groupBy(mine, ({ field }) => field.number)
  return [...byNumber].filter(([, parts]) => parts.some(({ text }) => text !== '')).toSorted(([left], [right]) => left - right).map(([, parts]) => {
    const order = parts[0]!.field.list.options
    return parts.toSorted((left, right) => order.indexOf(left.field.part) - order.indexOf(right.field.part))
  })
}

type Understood = { readonly value: Scalar } | { readonly code: string; readonly facts?: { readonly text: string } }

function valueOfCell(option: LeafOption, text: string, scope: Scope, facts: CatalogueFacts): Understood {
  switch (option.kind) {
    case 'text': return { value: text }
    case 'boolean': return yesOrNo(text)
    case 'number': {
      const value = numberIn(withoutUnit(text, option))
      return value === undefined ? { code: 'import.not_a_number' } : { value }
    }
    case 'select': return choiceFor(option, text, scope, facts)
  }
}

const yes = ['yes', 'y', 'true', '1', '是', '√', '✓', '有', '需要']
const no = ['no', 'n', 'false', '0', '否', '×', '無', '无', '不需要']

function yesOrNo(text: string): Understood {
  const word = plain(text)
  if (yes.includes(word)) return { value: true }
  return no.includes(word) ? { value: false } : { code: 'import.yes_or_no' }
}

function withoutUnit(text: string, option: NumberOption): string {
  const word = plain(text)
  const unit = option.unit?.map(plain).find((one) => word.endsWith(one))
  return unit === undefined ? word : word.slice(0, -unit.length).trim()
}

/** Digits as people write them: `1,000`, wide ones too; undefined if it is no number. */
function numberIn(text: string): number | undefined {
  const digits = plain(text)
  const whole = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(',', '') : digits
  return /^-?\d+(\.\d+)?$/.test(whole) ? Number(whole) : undefined
}

/**
 * By name in any language, then by value, then as a number (a spreadsheet makes 7 of 7.0). What is offered here goes
 * first; what exists elsewhere is taken too, so that the catalogue can say that it does not belong.
 */
function choiceFor(option: SelectOption, text: string, scope: Scope, facts: CatalogueFacts): Understood {
  for (const choices of [offeredChoices(option, scope, facts), allChoices(option, facts).filter(({ isRetired }) => !isRetired)]) {
    const values = matching(choices, text)
    if (values.length > 1) return { code: 'import.ambiguous', facts: { text } }
    if (values[0] !== undefined) return { value: values[0] }
  }
  return { code: 'field.not_an_option' }
}

function matching(choices: readonly Choice[], text: string): string[] {
  const word = plain(text)
  const number = numberIn(text)
  const isNumber = (name: string) => number !== undefined && numberIn(name) === number
  const ways: ((choice: Choice) => boolean)[] = [
    ({ names }) => names.some((name) => plain(name) === word),
    ({ value }) => plain(value) === word,
    ({ names, value }) => isNumber(value) || names.some(isNumber),
  ]
  for (const isMatch of ways) {
    const values = [...new Set(choices.filter(isMatch).map(({ value }) => value))]
    if (values.length > 0) return values
  }
  return []
}

/** What the catalogue finds wrong only because something before it could not be understood says nothing new. */
export function withoutConsequences(definition: ServiceDefinition, understanding: readonly FieldError[], found: readonly FieldError[]): FieldError[] {
  const wrong = new Set(understanding.map(({ path }) => path))
  return found.filter(({ path }) => {
    if (wrong.has(path)) return false
    const option = definition.options.find(({ key }) => path === `configuration/${key}`)
    const causes = [option?.kind === 'select' ? option.dependsOn : undefined, option?.visibleWhen?.option]
    return !causes.some((key) => key !== undefined && wrong.has(`configuration/${key}`))
  })
}
