import type { Phrase } from '#kit/pure/phrase.ts'
import { isRequired, matches } from '#kit/web/checks.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { NumberField, SelectField, TextField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm, type Form } from '#kit/web/use-form.ts'
import type { createOptionValue, editOptionValue, OptionValue, readOptionValue } from '../contract.ts'
import { cataloguePhrases as phrases } from '../phrases.ts'
import { optionLists, type AttributeField, type OptionListCode } from '../rules/option-lists.ts'
import { crumbs, emptyNames, missingNames, placeOf, PlaceFields, TextsField } from './parts/maintenance.tsx'
import { listOptions } from './parts/options.ts'

const list = '/catalogue/option-values'

/** A value of a list, with what its price and quota demand are taken from. */
export default function OptionValueForm() {
  const { id } = usePageParams()
  return id === undefined ? <Fields found={null} /> : <Existing id={id} />
}

function Existing({ id }: { readonly id: string }) {
  const value = useRead<typeof readOptionValue>('GET /option-values/:id', { params: { id } })
  return <Answer of={value}>{(found) => <Fields found={found} />}</Answer>
}

type Attributes = Readonly<Record<string, string | number>>
type Values = { list: string; value: string; names: Phrase; attributes: Attributes; position: number | null; isOn: boolean }
const fieldsOf = (code: string): readonly AttributeField[] => code === '' ? [] : optionLists[code as OptionListCode].attributes

function Fields({ found }: { readonly found: OptionValue | null }) {
  const go = useGo()
  const done = { done: kitPhrases.saved, isQuiet: true, onDone: () => go(list) }
  const create = useAct<typeof createOptionValue>('POST /option-values', done)
  const edit = useAct<typeof editOptionValue>('PATCH /option-values/:id', done)
  const form = useForm<Values>({
    initial: { list: found?.list ?? '', value: found?.value ?? '', names: found?.names ?? emptyNames, attributes: found?.attributes ?? {}, position: found?.position ?? null, isOn: found?.isOn ?? true },
    rules: { list: [isRequired], value: [isRequired, matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, phrases.valueHelp)] },
    check: ({ names, list: code, attributes }) => ({ ...missingNames('names', names), ...Object.fromEntries(fieldsOf(code).map(({ key }) => [`attributes/${key}`, isRequired(attributes[key])])) }),
    submit: ({ list: code, value, names, attributes, isOn, ...place }) => found
      ? edit.mutateAsync({ params: { id: found.id }, body: { version: found.version, names: [...names], isOn, ...placeOf(place) } })
      : create.mutateAsync({ body: { list: code as OptionListCode, value, names: [...names], attributes: { ...attributes }, ...placeOf(place) } }),
  })
  return (
    <FormPage title={found ? phrases.editValue : phrases.addValue} crumbs={[...crumbs, { label: phrases.optionValues, to: list }]} form={form} verb={kitPhrases.save} backTo={list}>
      <FormSection>
        <SelectField {...form.field('list')} onChange={(code) => form.set({ list: code, attributes: {} })} label={phrases.list} options={listOptions} isDisabled={found !== null} />
        <TextField {...form.field('value')} label={phrases.value} help={phrases.valueHelp} maximum={60} isDisabled={found !== null} />
        <TextsField form={form} path="names" texts={form.values.names} onChange={(names) => form.set({ names })} maximum={80} />
        <PlaceFields form={form} isNew={found === null} />
      </FormSection>
      {fieldsOf(form.values.list).length > 0 && <FormSection title={phrases.attributes}><AttributeFields form={form} isFixed={found !== null} /></FormSection>}
    </FormPage>
  )
}

function AttributeFields({ form, isFixed }: { readonly form: Form<Values>; readonly isFixed: boolean }) {
  const { attributes } = form.values
  const change = (key: string, value: string | number | null) => {
    const { [key]: _before, ...rest } = attributes
    form.set({ attributes: value === null || value === '' ? rest : { ...rest, [key]: value } })
  }
  return fieldsOf(form.values.list).map(({ key, kind, names }) => {
    const value = attributes[key]
    return kind === 'number'
      ? <NumberField key={key} {...form.at(`attributes/${key}`, typeof value === 'number' ? value : null, (next) => change(key, next), true)} label={names} minimum={1} isDisabled={isFixed} />
      : <TextField key={key} {...form.at(`attributes/${key}`, typeof value === 'string' ? value : '', (next) => change(key, next), true)} label={names} maximum={60} isDisabled={isFixed} />
  })
}
