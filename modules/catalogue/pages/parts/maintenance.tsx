import type { Phrase } from '#kit/pure/phrase.ts'
import { isRequired, type Complaint } from '#kit/web/checks.ts'
import { NumberField, SwitchField, TextField } from '#kit/web/fields.tsx'
import type { StatusLooks } from '#kit/web/StatusTag.tsx'
import type { Form } from '#kit/web/use-form.ts'
import { stoppedIcon } from '#kit/web/StatusTag.tsx'
import { cataloguePhrases as phrases } from '../../phrases.ts'

/** What the pages of O&M's reference data have in common. */
export const needs = 'catalogue.maintain'
export const emptyNames: Phrase = ['', '', '']
export const crumbs = [{ label: phrases.catalogue }]

export const offerLooks: StatusLooks = {
  true: { label: phrases.isOffered, tone: 'success' },
  false: { label: phrases.isNotOffered, tone: 'neutral', icon: stoppedIcon },
}
export const offered = (row: { readonly isOn: boolean }) => String(row.isOn)

/** Each language is needed: a page is read in all three. */
export function missingNames(path: string, names: Phrase): Record<string, Complaint | undefined> {
  return Object.fromEntries(names.map((name, index) => [`${path}/${index}`, isRequired(name)]))
}

const labels = {
  names: [phrases.nameEnglish, phrases.nameTraditional, phrases.nameSimplified],
  description: [phrases.descriptionEnglish, phrases.descriptionTraditional, phrases.descriptionSimplified],
} as const

/** A text in three languages: three fields. */
export function TextsField<Values extends object>({ form, path, texts, onChange, maximum }: {
  readonly form: Form<Values>
  readonly path: keyof typeof labels
  readonly texts: Phrase
  readonly onChange: (texts: Phrase) => void
  readonly maximum: number
}) {
  const change = (index: number, text: string) => onChange([index === 0 ? text : texts[0], index === 1 ? text : texts[1], index === 2 ? text : texts[2]])
  return texts.map((text, index) => (
    <TextField key={index} {...form.at(`${path}/${index}`, text, (next) => change(index, next), true)} label={labels[path][index]!} maximum={maximum} isWide={path === 'description'} />
  ))
}

/** Order of display, and whether it is on offer; a new record is. */
export function PlaceFields<Values extends { readonly position: number | null; readonly isOn: boolean }>({ form, isNew }: { readonly form: Form<Values>; readonly isNew: boolean }) {
  const set = (changes: Partial<{ position: number | null; isOn: boolean }>) => form.set(changes as Partial<Values>)
  return (
    <>
      <NumberField {...form.at('position', form.values.position, (position) => set({ position }))} label={phrases.position} minimum={0} maximum={100_000} />
      {!isNew && <SwitchField {...form.at('isOn', form.values.isOn, (isOn) => set({ isOn }))} label={phrases.isOffered} help={phrases.offerHelp} isWide />}
    </>
  )
}

/** `position` is left to the server where nothing is written. */
export function placeOf(values: { readonly position: number | null }): { readonly position?: number } {
  return values.position === null ? {} : { position: values.position }
}
