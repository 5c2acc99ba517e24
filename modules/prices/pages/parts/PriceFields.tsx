import { between, isRequired, matches, type Complaint } from '#kit/web/checks.ts'
import { NumberField, SelectField, TextField } from '#kit/web/fields.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import type { Form } from '#kit/web/use-form.ts'
import { isList, isPaidByUsage, placeIn, unitWord, type Correspondence } from '../../rules/correspondence.ts'
import { pricePattern } from '../../rules/price-text.ts'
import { pricePagePhrases as phrases } from './page-phrases.ts'
import { optionsOf } from './use-correspondence.ts'

export type PriceValues = { category: string; resource: string; spec: string; number: number | null; price: string; fromDay: string }

export const priceRules = {
  category: [isRequired], resource: [isRequired], spec: [isRequired], number: [isRequired],
  price: [isRequired, matches(new RegExp(pricePattern), phrases.priceWrong)],
}

/** The number within what the table allows (P2). */
export function numberProblem(table: readonly Correspondence[], values: PriceValues): Complaint | undefined {
  const numbers = placeIn(table, values)?.numbers
  return numbers && !isList(numbers) ? between(numbers.from, numbers.to)(values.number, values) : undefined
}

type FieldsProps = { readonly form: Form<PriceValues>; readonly table: readonly Correspondence[]; readonly isCategoryFixed: boolean; readonly isPreset: boolean }

/** Category → its resources → their specifications → a number within the range (P2). What can only be one thing is chosen at once. */
export function PlaceFields({ form, table, isCategoryFixed, isPreset }: FieldsProps) {
  const t = useSay()
  const { category, resource } = form.values
  const found = placeIn(table, form.values)
  const numbers = found?.numbers
  const set = (changes: Partial<PriceValues>) => form.set(completed(table, { ...form.values, ...changes }))
  return (
    <>
      <SelectField {...form.field('category')} label={phrases.category} isDisabled={isCategoryFixed} {...(isCategoryFixed ? { help: phrases.categoryFixed } : {})}
        options={optionsOf(table.map((row) => row.category))} onChange={(next) => { if (next !== category) set({ category: next, resource: '', spec: '', number: null }) }} />
      <SelectField {...form.field('resource')} label={phrases.resource} isDisabled={isPreset || category === ''}
        options={optionsOf(table.filter((row) => row.category === category).map((row) => row.resource))} onChange={(next) => { if (next !== resource) set({ resource: next, spec: '', number: null }) }} />
      <SelectField {...form.field('spec')} label={phrases.spec} isDisabled={isPreset || resource === ''}
        options={optionsOf(table.filter((row) => row.category === category && row.resource === resource).flatMap((row) => row.specs))} onChange={(spec) => set({ spec })} />
      {numbers && isList(numbers)
        ? <SelectField {...form.at('number', String(form.values.number ?? ''), (next) => set({ number: next === '' ? null : Number(next) }), true)} label={phrases.number} isDisabled={isPreset}
            options={numbers.map((number) => ({ value: String(number), label: `${number} ${t(unitWord(found.unit))}` }))} />
        : <NumberField {...form.field('number')} label={phrases.number} isDisabled={isPreset || !numbers} minimum={numbers?.from ?? 1} {...(numbers ? { maximum: numbers.to } : {})}
            {...(found && numbers ? { unit: unitWord(found.unit), help: t(phrases.numberHelp, { from: numbers.from, to: numbers.to, unit: unitWord(found.unit) }) } : {})} />}
    </>
  )
}

export function PriceField({ form, table }: Pick<FieldsProps, 'form' | 'table'>) {
  const t = useSay()
  const found = placeIn(table, form.values)
  const label = found && isPaidByUsage(found) ? t(phrases.pricePerUse, { unit: unitWord(found.unit) }) : phrases.pricePerMonth
  return <TextField {...form.field('price')} label={label} help={phrases.priceHelp} inputMode="numeric" maximum={19} />
}

/** Fills in what can only be one thing, and takes away a number that is not on offer. */
function completed(table: readonly Correspondence[], values: PriceValues): PriceValues {
  const only = (codes: readonly string[]) => new Set(codes).size === 1 ? codes[0]! : ''
  const ofCategory = table.filter(({ category }) => category === values.category)
  const resource = values.resource || only(ofCategory.map((row) => row.resource))
  const spec = values.spec || only(ofCategory.filter((row) => row.resource === resource).flatMap((row) => row.specs))
  const numbers = placeIn(table, { category: values.category, resource, spec })?.numbers
  const kept = values.number !== null && (!numbers || !isList(numbers) || numbers.includes(values.number)) ? values.number : null
  return { ...values, resource, spec, number: kept ?? (numbers && isList(numbers) && numbers.length === 1 ? numbers[0]! : null) }
}
