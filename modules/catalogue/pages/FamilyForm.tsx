import type { Phrase } from '#kit/pure/phrase.ts'
import { isRequired, matches } from '#kit/web/checks.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { TextField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { createInstanceFamily, editInstanceFamily, InstanceFamily, readInstanceFamily } from '../contract.ts'
import { cataloguePhrases as phrases } from '../phrases.ts'
import { crumbs, emptyNames, missingNames, placeOf, PlaceFields, TextsField } from './parts/maintenance.tsx'

const list = '/catalogue/families'

/** An instance family; its code is what CPU and memory are priced by. */
export default function FamilyForm() {
  const { id } = usePageParams()
  return id === undefined ? <Fields family={null} /> : <Existing id={id} />
}

function Existing({ id }: { readonly id: string }) {
  const family = useRead<typeof readInstanceFamily>('GET /instance-families/:id', { params: { id } })
  return <Answer of={family}>{(found) => <Fields family={found} />}</Answer>
}

function Fields({ family }: { readonly family: InstanceFamily | null }) {
  const go = useGo()
  const done = { done: kitPhrases.saved, isQuiet: true, onDone: () => go(list) }
  const create = useAct<typeof createInstanceFamily>('POST /instance-families', done)
  const edit = useAct<typeof editInstanceFamily>('PATCH /instance-families/:id', done)
  const form = useForm({
    initial: { code: family?.code ?? '', names: (family?.names ?? emptyNames) as Phrase, position: family?.position ?? null as number | null, isOn: family?.isOn ?? true },
    rules: { code: [isRequired, matches(/^[a-z][a-z0-9_-]{0,39}$/, phrases.codeHelp)] },
    check: ({ names }) => missingNames('names', names),
    submit: ({ code, names, isOn, ...place }) => family
      ? edit.mutateAsync({ params: { id: family.id }, body: { version: family.version, names: [...names], isOn, ...placeOf(place) } })
      : create.mutateAsync({ body: { code, names: [...names], ...placeOf(place) } }),
  })
  return (
    <FormPage title={family ? phrases.editFamily : phrases.addFamily} crumbs={[...crumbs, { label: phrases.instanceFamilies, to: list }]} form={form} verb={kitPhrases.save} backTo={list}>
      <FormSection>
        <TextField {...form.field('code')} label={phrases.code} help={phrases.codeHelp} maximum={40} isDisabled={family !== null} />
        <TextsField form={form} path="names" texts={form.values.names} onChange={(names) => form.set({ names })} maximum={80} />
        <PlaceFields form={form} isNew={family === null} />
      </FormSection>
    </FormPage>
  )
}
