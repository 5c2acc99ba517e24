import type { Phrase } from '#kit/pure/phrase.ts'
import { isRequired, matches } from '#kit/web/checks.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { SelectField, TextField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { createRegion, editRegion, readRegion, Region } from '../contract.ts'
import { cataloguePhrases as phrases } from '../phrases.ts'
import { crumbs, emptyNames, missingNames, placeOf, PlaceFields, TextsField } from './parts/maintenance.tsx'
import { zoneOptions } from './parts/options.ts'

const list = '/catalogue/regions'

/** A new region, or other texts, place and availability for one that is there. */
export default function RegionForm() {
  const { id } = usePageParams()
  return id === undefined ? <Fields region={null} /> : <Existing id={id} />
}

function Existing({ id }: { readonly id: string }) {
  const region = useRead<typeof readRegion>('GET /regions/:id', { params: { id } })
  return <Answer of={region}>{(found) => <Fields region={found} />}</Answer>
}

function Fields({ region }: { readonly region: Region | null }) {
  const go = useGo()
  const done = { done: kitPhrases.saved, isQuiet: true, onDone: () => go(list) }
  const create = useAct<typeof createRegion>('POST /regions', done)
  const edit = useAct<typeof editRegion>('PATCH /regions/:id', done)
  const form = useForm({
    initial: { code: region?.code ?? '', names: (region?.names ?? emptyNames) as Phrase, zone: region?.zone ?? '', position: region?.position ?? null as number | null, isOn: region?.isOn ?? true },
    rules: { code: [isRequired, matches(/^[a-z][a-z0-9_-]{0,39}$/, phrases.codeHelp)], zone: [isRequired] },
    check: ({ names }) => missingNames('names', names),
    submit: ({ code, zone, names, isOn, ...place }) => region
      ? edit.mutateAsync({ params: { id: region.id }, body: { version: region.version, names: [...names], isOn, ...placeOf(place) } })
      : create.mutateAsync({ body: { code, zone: zone as Region['zone'], names: [...names], ...placeOf(place) } }),
  })
  return (
    <FormPage title={region ? phrases.editRegion : phrases.addRegion} crumbs={[...crumbs, { label: phrases.regions, to: list }]} form={form} verb={kitPhrases.save} backTo={list}>
      <FormSection>
        <TextField {...form.field('code')} label={phrases.code} help={phrases.codeHelp} maximum={40} isDisabled={region !== null} />
        <SelectField {...form.field('zone')} label={phrases.zone} options={zoneOptions} isDisabled={region !== null} />
        <TextsField form={form} path="names" texts={form.values.names} onChange={(names) => form.set({ names })} maximum={80} />
        <PlaceFields form={form} isNew={region === null} />
      </FormSection>
    </FormPage>
  )
}
