import type { Phrase } from '#kit/pure/phrase.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { editService, readServiceSettings, ServiceSettings } from '../contract.ts'
import { cataloguePhrases as phrases } from '../phrases.ts'
import { crumbs, missingNames, placeOf, PlaceFields, TextsField } from './parts/maintenance.tsx'

const list = '/catalogue/services'

/** The texts of a service, its place and whether it is on offer; its options come with the product (chapter 2). */
export default function ServiceForm() {
  const { id = '' } = usePageParams()
  const service = useRead<typeof readServiceSettings>('GET /service-settings/:id', { params: { id } })
  return <Answer of={service}>{(found) => <Fields service={found} />}</Answer>
}

function Fields({ service }: { readonly service: ServiceSettings }) {
  const go = useGo()
  const edit = useAct<typeof editService>('PATCH /service-settings/:id', { done: kitPhrases.saved, isQuiet: true, onDone: () => go(list) })
  const form = useForm({
    initial: { names: service.names as Phrase, description: service.description as Phrase, position: service.position as number | null, isOn: service.isOn },
    check: ({ names, description }) => ({ ...missingNames('names', names), ...missingNames('description', description) }),
    submit: ({ names, description, isOn, ...place }) => edit.mutateAsync({
      params: { id: service.id }, body: { version: service.version, names: [...names], description: [...description], isOn, ...placeOf(place) },
    }),
  })
  return (
    <FormPage title={phrases.editService} subtitle={service.code} crumbs={[...crumbs, { label: phrases.services, to: list }]} form={form} verb={kitPhrases.save} backTo={list}>
      <FormSection>
        <TextsField form={form} path="names" texts={form.values.names} onChange={(names) => form.set({ names })} maximum={80} />
        <TextsField form={form} path="description" texts={form.values.description} onChange={(description) => form.set({ description })} maximum={300} />
        <PlaceFields form={form} isNew={false} />
      </FormSection>
    </FormPage>
  )
}
