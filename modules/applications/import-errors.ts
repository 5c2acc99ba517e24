import { say, type Phrase, type PhraseBook } from '#kit/pure/phrase.ts'
import { kernelPhrases } from '#kit/pure/phrases.ts'
import type { FieldError } from '#kit/pure/refusal.ts'
import { cataloguePhrases } from '#modules/catalogue/phrases.ts'
import type { ServiceDefinition } from '#modules/catalogue/rules/service.ts'
import type { ImportedRow } from './import-contract.ts'
import { importPhrases } from './import-phrases.ts'
import { pathOfField, templateColumns, type ItemField } from './rules/item-columns.ts'

/** What is wrong with a row of a spreadsheet, said at its column (R15). */
export type RowError = ImportedRow['errors'][number]
/** The headings of a sheet and what each of them is. */
export type Headings = { readonly headers: readonly string[]; readonly fields: readonly (ItemField | undefined)[] }

const says: PhraseBook = { ...kernelPhrases, ...cataloguePhrases, ...importPhrases }

export function rowError(column: Phrase | string, { code, facts = {} }: Omit<FieldError, 'path'>): RowError {
  const phrase: Phrase = says[code] ?? kernelPhrases['input.invalid']
  return {
    column: typeof column === 'string' ? [column, column, column] : [...column], code,
    message: [say(phrase, 'en', facts), say(phrase, 'zh-Hant', facts), say(phrase, 'zh-Hans', facts)],
  }
}

/** The heading as it stands in the file, else as the template has it; a whole list is called by its name. */
export function columnAt(path: string, field: ItemField | undefined, { headers, fields }: Headings, definition: ServiceDefinition): Phrase | string {
  const place = field === undefined ? -1 : fields.indexOf(field)
  if (place >= 0) return headers[place]!
  const column = templateColumns(definition).find((one) => pathOfField(one.field, one.field.kind === 'entry' ? one.field.number - 1 : 0) === path)
  return column?.header ?? definition.options.find(({ key }) => path === `configuration/${key}`)?.names ?? ''
}

/** 0 → A, 25 → Z, 26 → AA: for a column without a heading. */
export function columnLetter(index: number): string {
  return (index >= 26 ? columnLetter(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + index % 26)
}
