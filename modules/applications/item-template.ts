import { say, type Phrase, type PhraseValues } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import type { Sheet, SheetColumn } from '#kit/server/xlsx.ts'
import { allChoices } from '#modules/catalogue/rules/choices.ts'
import type { CatalogueFacts, Choice, Condition, LeafOption, ServiceDefinition } from '#modules/catalogue/rules/service.ts'
import { limits } from './contract.ts'
import { importPhrases as phrases } from './import-phrases.ts'
import { templateColumns, type ItemColumn } from './rules/item-columns.ts'

/** What the sheet of a service says: headings, and below each what belongs there (R15). */
export function templateSheet(definition: ServiceDefinition, facts: CatalogueFacts, language: Language): Sheet {
  const words: Words = { definition, facts, t: (phrase, values) => say(phrase, language, values) }
  return { sheetName: words.t(definition.names), columns: templateColumns(definition).map((column) => sheetColumn(column, words)), rows: noRows() }
}

type Words = { readonly definition: ServiceDefinition; readonly facts: CatalogueFacts; readonly t: (phrase: Phrase, values?: PhraseValues) => string }

async function* noRows(): AsyncGenerator<never> {}

function sheetColumn({ field, header }: ItemColumn, words: Words): SheetColumn {
  const { t, definition, facts } = words
  const name = t(header)
  const column = (kind: SheetColumn['kind'], note: string, choices: readonly string[] = []): SheetColumn =>
    ({ header: name, kind, width: Math.min(40, Math.max(16, [...name].length * 2)), note, choices })
  switch (field.kind) {
    case 'region': {
      const regions = namesOf(facts.choices['regions'] ?? [], t)
      return column('text', `${t(phrases.noteRequired)} ${listNote(regions, t)}`, regions)
    }
    case 'quantity': return column('number', `${t(phrases.numberBetween, definition.quantity)} ${t(phrases.defaultIs, { value: definition.quantity.min })}`)
    case 'option': return column(kindOf(field.option), optionNote(field.option, words), choicesOf(field.option, words))
    case 'entry': {
      const note = field.number === 1 ? optionNote(field.part, words, field.list.minEntries === 0) : t(phrases.asFirst, { name: t(field.list.entryNames) })
      return column(kindOf(field.part), note, choicesOf(field.part, words))
    }
    default: return column('text', `${t(phrases.optional)} ${t(phrases.textBetween, { min: 0, max: limits.remark })}`)
  }
}

function kindOf(option: LeafOption): SheetColumn['kind'] {
  return option.kind === 'number' ? 'number' : 'text'
}

function choicesOf(option: LeafOption, { facts, t }: Words): string[] {
  if (option.kind === 'boolean') return [t(phrases.yes), t(phrases.no)]
  return option.kind === 'select' ? namesOf(allChoices(option, facts), t) : []
}

function namesOf(choices: readonly Choice[], t: Words['t']): string[] {
  return [...new Set(choices.filter(({ isRetired }) => !isRetired).map(({ names }) => t(names)))]
}

/** Whether it must be filled in, what may stand there, what stands for nothing, and when it counts. */
function optionNote(option: LeafOption, words: Words, isOptional = false): string {
  const { t } = words
  const start = defaultOf(option, words)
  return [
    option.isOptional || isOptional || start !== undefined || option.visibleWhen !== undefined ? t(phrases.optional) : t(phrases.required),
    ...(option.visibleWhen ? [conditionNote(option.visibleWhen, words)] : []),
    ...allowedNotes(option, words),
    ...(start === undefined ? [] : [t(phrases.defaultIs, { value: start })]),
  ].join(' ')
}

function allowedNotes(option: LeafOption, words: Words): string[] {
  const { t } = words
  switch (option.kind) {
    case 'boolean': return [t(phrases.yesOrNo)]
    case 'number': {
      const { min, max, step = 1 } = option
      return [t(phrases.numberBetween, { min, max }), ...(step === 1 ? [] : [t(phrases.inSteps, { step })])]
    }
    case 'text': return [option.help ? t(option.help) : t(phrases.textBetween, { min: option.minLength, max: option.maxLength })]
    case 'select': {
      const parent = words.definition.options.find(({ key }) => key === option.dependsOn)
      return [listNote(choicesOf(option, words), t), ...(parent ? [t(phrases.belongsTo, { option: t(parent.names) })] : [])]
    }
  }
}

const mostListed = 30
function listNote(names: readonly string[], t: Words['t']): string {
  if (names.length === 0) return t(phrases.offeredOnes)
  return t(phrases.oneOf, { choices: names.slice(0, mostListed).join('、') + (names.length > mostListed ? ' …' : '') })
}

function conditionNote(condition: Condition, { definition, facts, t }: Words): string {
  const option = definition.options.find(({ key }) => key === condition.option)
  if (option === undefined) return ''
  const choices = condition.in.map((value) => {
    if (typeof value === 'boolean') return t(value ? phrases.yes : phrases.no)
    const choice = option.kind === 'select' ? allChoices(option, facts).find((one) => one.value === value) : undefined
    return choice ? t(choice.names) : String(value)
  })
  return t(phrases.onlyWhen, { option: t(option.names), choices: choices.join('、') })
}

function defaultOf(option: LeafOption, { facts, t }: Words): string | undefined {
  if (option.kind === 'boolean') return t(option.default === true ? phrases.yes : phrases.no)
  if (option.default === undefined) return undefined
  if (option.kind !== 'select') return String(option.default)
  const choice = allChoices(option, facts).find(({ value, isRetired }) => value === option.default && !isRetired)
  return choice && t(choice.names)
}
